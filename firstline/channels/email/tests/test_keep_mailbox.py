import pytest
from django.db import connection

from firstline.channels.email.actions.keep_mailbox import CannotKeepMailbox, add_mailbox, change_mailbox
from firstline.channels.email.mailbox_health import health_of, mailboxes_with_health
from firstline.channels.email.models import Mailbox
from firstline.channels.email.queries import is_our_address
from firstline.channels.email.tests.mails import arrive, mail, mailbox
from firstline.core.access import SYSTEM
from firstline.core.errors import NotAllowed
from firstline.core.models import LoggedEvent
from firstline.people.actions.add_person import CannotAddPerson, add_person, ensure_person
from firstline.people.actions.change_person import CannotChangePerson, change_person
from firstline.people.models import Person
from tests.cast import NOW


def refused(field, **values):
    with pytest.raises(CannotKeepMailbox) as refusal:
        mailbox(**values)
    assert refusal.value.field == field


def test_keeps_the_first_as_default_and_the_address_in_lower_case(cast):
    first = mailbox(address=" Support@Desk.TEST ", aliases=["Help@desk.test", " "])
    second = mailbox(address="sales@desk.test")
    assert (first.address, first.aliases, first.is_default, second.is_default) == (
        "support@desk.test", ["help@desk.test"], True, False,
    )  # fmt: skip


def test_another_becomes_the_default(cast):
    first, second = mailbox(), mailbox(address="sales@desk.test")
    change_mailbox(second, is_default=True, by=SYSTEM, at=NOW)
    change_mailbox(second, is_default=True, name="Sales", by=SYSTEM, at=NOW)
    assert Mailbox.objects.get(is_default=True) == second
    with pytest.raises(CannotKeepMailbox):
        change_mailbox(second, is_default=False, by=SYSTEM, at=NOW)
    assert not Mailbox.objects.get(pk=first.pk).is_default


def test_refuses_what_can_not_be_a_mailbox(cast):
    mailbox(aliases=["help@desk.test"])
    refused("name", name=" ", address="a@desk.test")
    refused("address", address="")
    refused("address", address="no address")
    refused("address", address="Help@desk.test")
    refused("aliases", address="a@desk.test", aliases=["support@desk.test"])
    refused("aliases", address="a@desk.test", aliases=["x"])
    refused("imap_port", address="a@desk.test", imap_port=0)
    refused("address", address="anna@bergs.test")
    assert Mailbox.objects.count() == 1


def test_nobody_signs_in_with_a_mailbox_address(cast):
    mailbox(aliases=["help@desk.test"])
    for address in ("support@desk.test", "HELP@desk.test", "support+fl1.2.abc@desk.test"):
        with pytest.raises(CannotAddPerson):
            add_person(name="X", email=address, by=SYSTEM, at=NOW)
        with pytest.raises(CannotAddPerson):
            ensure_person(name="X", email=address, by=SYSTEM, at=NOW)
        with pytest.raises((CannotChangePerson, CannotAddPerson)):
            change_person(cast.per, email=address, by=SYSTEM, at=NOW)
    assert not Person.objects.filter(email__contains="@desk.test", name="X").exists()
    assert is_our_address("Support+anything@Desk.test")
    assert not is_our_address("boris@desk.test")


def test_passwords_are_encrypted_and_never_in_the_record(cast):
    box = mailbox(imap_host="imap.desk.test", imap_password="s3cret-one", smtp_password="s3cret-two")
    change_mailbox(box, imap_password="s3cret-three", smtp_host="smtp.desk.test", by=SYSTEM, at=NOW)
    with connection.cursor() as cursor:
        cursor.execute("select imap_password, smtp_password from mailbox")
        stored = cursor.fetchone()
    assert not any("s3cret" in one for one in stored)
    assert Mailbox.objects.get().imap_password == "s3cret-three"
    recorded = [event.data for event in LoggedEvent.objects.filter(subject="mailbox")]
    assert "s3cret" not in str(recorded)
    assert recorded[1]["changes"] == {"imap_password": ["", ""], "smtp_host": ["", "smtp.desk.test"]}


def test_another_place_is_begun_anew_and_trouble_forgotten(cast):
    box = mailbox(imap_host="old.test")
    Mailbox.objects.update(last_uid=9, uid_validity=3, watched_since=NOW, last_error="No.", failing_since=NOW)
    changed = change_mailbox(box, name="Help", by=SYSTEM, at=NOW)
    assert (changed.last_uid, changed.uid_validity, changed.last_error) == (9, 3, "")
    changed = change_mailbox(box, imap_host="new.test", by=SYSTEM, at=NOW)
    assert (changed.last_uid, changed.uid_validity, changed.watched_since) == (0, None, None)


def test_only_those_who_manage_mailboxes_do(cast):
    box = mailbox()
    boris, ada = cast.actor(cast.boris), cast.actor(cast.ada)
    with pytest.raises(NotAllowed):
        add_mailbox(name="X", address="x@desk.test", by=boris, at=NOW)
    with pytest.raises(NotAllowed):
        change_mailbox(box, name="X", by=boris, at=NOW)
    assert mailboxes_with_health(boris, at=NOW) == []
    assert change_mailbox(box, name="Help", by=ada, at=NOW).name == "Help"


def test_a_field_that_is_none_is_a_mistake_of_the_caller(cast):
    with pytest.raises(TypeError):
        mailbox(last_uid=5)


def test_says_how_each_mailbox_is(cast):
    box = mailbox(imap_host="imap.desk.test")
    arrive(box, mail(), mail(From=None))
    ada = cast.actor(cast.ada)
    (health,) = mailboxes_with_health(ada, at=NOW)
    assert (health.health, health.held, health.waiting) == ("new", 1, 0)
    states = {
        "works": {"last_success_at": NOW},
        "fails": {"last_success_at": NOW, "last_error": "Wrong password."},
        "sends only": {"imap_host": ""},
        "off": {"is_active": False},
    }
    for state, values in states.items():
        assert health_of(Mailbox(**{"is_active": True, "imap_host": "x", **values}), at=NOW) == state
