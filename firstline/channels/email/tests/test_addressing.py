import pytest

from firstline.channels.email.addressing import (
    ReplyTo,
    message_id_for,
    read_message_id,
    read_reply_address,
    reply_address,
)
from firstline.channels.email.models import Mailbox
from firstline.core.access import SYSTEM
from firstline.core.actions.configure_desk import end_all_links
from tests.cast import NOW

pytestmark = pytest.mark.django_db


@pytest.fixture
def mailbox():
    return Mailbox(name="Support", address="support@desk.test")


def test_a_reply_address_says_which_ticket_and_who(mailbox):
    address = reply_address(mailbox, 1042, 7)
    assert address.startswith("support+fl1042.7.")
    assert address.endswith("@desk.test")
    assert read_reply_address(address) == ReplyTo(ticket_id=1042, person_id=7)
    assert read_reply_address(address.upper()) == ReplyTo(ticket_id=1042, person_id=7)


def test_a_mailbox_without_plus_addresses_gives_its_own(mailbox):
    mailbox.uses_plus_addresses = False
    assert reply_address(mailbox, 1042, 7) == "support@desk.test"


def test_an_address_no_server_takes_is_not_made(mailbox):
    mailbox.address = "the-service-desk-of-a-very-small-town@desk.test"
    assert reply_address(mailbox, 1042, 7) == "the-service-desk-of-a-very-small-town@desk.test"


def test_an_address_for_one_is_none_for_another(mailbox):
    address = reply_address(mailbox, 1042, 7)
    assert read_reply_address(address.replace("fl1042.", "fl1043.")) is None
    assert read_reply_address(address.replace(".7.", ".8.")) is None


@pytest.mark.parametrize(
    "address",
    [
        "",
        "support@desk.test",
        "support+fl1.1.@desk.test",
        "support+fl1.1." + "a" * 26 + "@desk.test",
        "support+fl١.١." + "a" * 26 + "@desk.test",
        "+" * 10_000,
        "\x00+fl1.1.aa\n@x",
    ],
)
def test_a_made_up_address_says_nothing(address):
    assert read_reply_address(address) is None


def test_a_message_id_says_which_ticket_and_to_whom(mailbox):
    message_id = message_id_for(mailbox, 1042, 7)
    assert message_id.startswith("<fl.1042.7.")
    assert message_id.endswith("@desk.test>")
    assert read_message_id(message_id) == ReplyTo(ticket_id=1042, person_id=7)
    assert read_message_id(message_id.strip("<>")) == ReplyTo(ticket_id=1042, person_id=7)
    assert message_id_for(mailbox, 1042, 7) != message_id


def test_a_message_id_for_one_is_none_for_another(mailbox):
    message_id = message_id_for(mailbox, 1042, 7)
    assert read_message_id(message_id.replace(".1042.", ".1043.")) is None
    assert read_message_id("<fl.1042@desk.test>") is None


def test_a_reply_address_is_not_a_message_id(mailbox):
    token = reply_address(mailbox, 1042, 7).split(".")[2].split("@")[0]
    assert read_message_id(f"<fl.1042.7.{'0' * 20}.{token}@desk.test>") is None


def test_both_end_when_the_desk_ends_all_links(mailbox):
    address, message_id = reply_address(mailbox, 1042, 7), message_id_for(mailbox, 1042, 7)
    end_all_links(by=SYSTEM, at=NOW)
    assert read_reply_address(address) is None
    assert read_message_id(message_id) is None
