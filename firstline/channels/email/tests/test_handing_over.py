"""Mail that another program hands over: whose it is, and that it is ours only once it is durable."""

import pytest
from django.db import OperationalError

from firstline.channels.email.filing import soon
from firstline.channels.email.intake.addressed import NotOurs, SwitchedOff, mailbox_at, mailbox_named_in
from firstline.channels.email.intake.handing_over import CannotTakeOver, take_over
from firstline.channels.email.models import IncomingMail, Mailbox
from firstline.channels.email.models.incoming import MailState
from firstline.channels.email.tests.mails import arrive, mail, mailbox
from firstline.core.files.keep import content_of
from firstline.tickets.models import Ticket
from tests.cast import NOW


@pytest.fixture
def box(cast):
    return mailbox(aliases=["help@desk.test"])


def states():
    return list(IncomingMail.objects.order_by("id").values_list("state", flat=True))


def test_is_stored_first_and_filed_by_the_worker(box, run_jobs):
    raw = mail()
    row = take_over(box, raw, at=NOW)
    assert (row.state, content_of(row.raw), row.is_told, row.arrived_at) == (MailState.RECEIVED, raw, True, NOW)
    assert Ticket.objects.count() == 0
    run_jobs()
    assert states() == ["filed"]
    assert Ticket.objects.get().requester.email == "nora@new.test"


def test_the_same_mail_handed_over_again_files_nothing(box, run_jobs):
    raw = mail()
    take_over(box, raw, at=NOW)
    again = take_over(box, b"Received: by relay.test\r\n" + raw, at=NOW)
    assert again.state == MailState.DUPLICATE
    run_jobs()
    assert Ticket.objects.count() == 1


def test_the_same_mail_fetched_and_piped_is_one(box, run_jobs):
    raw = mail(text="One.\r\nTwo.")
    arrive(box, raw)
    assert take_over(box, raw.replace(b"\r\n", b"\n"), at=NOW).state == MailState.DUPLICATE
    run_jobs()
    assert Ticket.objects.count() == 1


def test_the_line_of_a_mailbox_file_is_no_part_of_the_mail(box):
    raw = mail()
    row = take_over(box, b"From nora@new.test  Wed Mar  4 10:00:00 2026\n" + raw, at=NOW)
    assert content_of(row.raw) == raw


@pytest.mark.parametrize("raw", [b"", b"\r\n\n ", b"From nora@new.test Wed Mar  4 10:00:00 2026\n"])
def test_refuses_what_is_no_mail(box, raw):
    with pytest.raises(CannotTakeOver):
        take_over(box, raw, at=NOW)
    assert IncomingMail.objects.count() == 0


def test_is_stored_even_if_nobody_can_be_asked_to_file_it(box, monkeypatch):
    def away(*_args, **_kwargs):
        raise OperationalError("the database went away")

    monkeypatch.setattr(soon, "enqueue", away)
    assert take_over(box, mail(), at=NOW).state == MailState.RECEIVED
    assert states() == ["received"]


@pytest.mark.parametrize(
    "address", ["support@desk.test", " Support@Desk.Test ", "<help@desk.test>", "support+fl1.2.abc@desk.test"]
)
def test_knows_its_addresses_however_they_are_written(box, address):
    assert mailbox_at(address) == box


@pytest.mark.parametrize("address", ["", "support", "@desk.test", "support@desk.test.evil", "sales@desk.test"])
def test_refuses_addresses_that_are_not_ours(box, address):
    with pytest.raises(NotOurs):
        mailbox_at(address)


def test_mail_for_a_mailbox_that_is_switched_off_may_wait(box):
    Mailbox.objects.update(is_active=False)
    with pytest.raises(SwitchedOff):
        mailbox_at("support@desk.test")


def test_finds_the_mailbox_in_the_head_as_it_was_delivered(box):
    sales = mailbox(name="Sales", address="sales@desk.test")
    assert mailbox_named_in(mail()) == box
    assert mailbox_named_in(mail(To="Somebody <x@y.test>", Cc="sales@desk.test, help@desk.test")) == sales
    assert mailbox_named_in(b"Delivered-To: sales+fl1.2.x@desk.test\n" + mail()) == sales
    assert mailbox_named_in(b"X-Original-To: x@y.test\nEnvelope-to: sales@desk.test\n" + mail()) == sales
    with pytest.raises(NotOurs, match="--mailbox"):
        mailbox_named_in(mail(To="x@y.test"))
