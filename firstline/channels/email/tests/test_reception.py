"""What a mail server is told that hands mail over."""

import pytest
from django.core.exceptions import ImproperlyConfigured
from django.db import OperationalError

from firstline.channels.email.addressing import reply_address
from firstline.channels.email.intake.listening import reception
from firstline.channels.email.intake.listening.places import Place, places, read_place
from firstline.channels.email.intake.listening.reception import (
    AWAY,
    EMPTY,
    SWITCHED_OFF,
    TAKEN,
    UNKNOWN,
    WELCOME,
    HandedOver,
    answer_to_recipient,
    answers_to_mail,
    one_answer,
)
from firstline.channels.email.models import IncomingMail, Mailbox
from firstline.channels.email.tests.mails import mail, mailbox
from firstline.core.files.keep import content_of
from firstline.tickets.models import Message, Ticket
from tests.cast import NOW


@pytest.fixture
def box(cast):
    return mailbox(aliases=["help@desk.test"])


def handed(*recipients, raw=None, sender="nora@new.test"):
    mail_ = HandedOver(sender=sender, recipients=recipients, raw=raw or mail(), came_from="from a by b with LMTP")
    return answers_to_mail(mail_, at=NOW)


def away(*_args, **_kwargs):
    raise OperationalError("the database is away")


def test_takes_mail_for_our_own_addresses_only(box):
    addresses = ["support@desk.test", "HELP@desk.test", "support+fl1.2.x@desk.test", "x@y.test", "support@y.test"]
    assert [answer_to_recipient(a) for a in addresses] == [WELCOME, WELCOME, WELCOME, UNKNOWN, UNKNOWN]


def test_mail_for_a_mailbox_that_is_switched_off_waits_at_the_server(box):
    Mailbox.objects.update(is_active=False)
    assert answer_to_recipient("support@desk.test") == SWITCHED_OFF


def test_each_mailbox_gets_a_mail_once_and_each_recipient_an_answer(box):
    mailbox(name="Sales", address="sales@desk.test")
    answers = handed("help@desk.test", "x@y.test", "support@desk.test", "sales@desk.test")
    assert answers == [TAKEN, UNKNOWN, TAKEN, TAKEN]
    assert sorted(IncomingMail.objects.values_list("mailbox__address", flat=True)) == [
        "sales@desk.test",
        "support@desk.test",
    ]


def test_what_the_envelope_says_is_kept_above_the_mail(box):
    raw = mail()
    handed("help@desk.test", "support@desk.test", raw=raw)
    assert content_of(IncomingMail.objects.get().raw) == (
        b"Return-Path: <nora@new.test>\r\n"
        b"Delivered-To: help@desk.test\r\nDelivered-To: support@desk.test\r\n"
        b"Received: from a by b with LMTP; " + NOW.strftime("%a, %d %b %Y %H:%M:%S +0000").encode() + b"\r\n" + raw
    )


def test_a_signed_address_that_only_the_envelope_has_leads_to_the_request(box, run_jobs):
    handed("support@desk.test")
    run_jobs()
    ticket = Ticket.objects.get()
    handed(reply_address(box, ticket.pk, ticket.requester_id), raw=mail(To="undisclosed-recipients:;", text="More."))
    run_jobs()
    assert Message.objects.filter(ticket=ticket).count() == 2


def test_envelopes_can_not_smuggle_lines_into_the_head(box):
    handed("support@desk.test", sender="a@b\r\nFrom: boss@desk.test")
    assert content_of(IncomingMail.objects.get().raw).startswith(b"Return-Path: <a@b From: boss@desk.test>\r\nDeliv")


def test_says_that_nothing_is_no_mail(box):
    assert handed("support@desk.test", raw=b"\r\n") == [EMPTY]
    assert IncomingMail.objects.count() == 0


def test_keeps_the_mail_at_its_server_while_the_database_is_away(box, monkeypatch):
    monkeypatch.setattr(reception, "take_over", away)
    assert handed("support@desk.test", "x@y.test") == [AWAY, UNKNOWN]
    monkeypatch.setattr(reception, "mailbox_at", away)
    assert answer_to_recipient("support@desk.test") == AWAY
    assert handed("support@desk.test") == [AWAY]


def test_keeps_the_mail_at_its_server_while_the_disk_is_full(box, monkeypatch):
    def full(*_args, **_kwargs):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("firstline.core.files.storage._write", full)
    assert handed("support@desk.test") == [AWAY]
    assert IncomingMail.objects.count() == 0


def test_one_answer_says_yes_only_for_all():
    assert one_answer([TAKEN, TAKEN]) == TAKEN
    assert one_answer([TAKEN, UNKNOWN]) == UNKNOWN
    assert one_answer([UNKNOWN, AWAY, TAKEN]) == AWAY


def test_reads_where_to_listen(settings):
    assert read_place("LMTP", "2424") == Place("LMTP", host="127.0.0.1", port=2424)
    assert read_place("SMTP", "10.0.0.5:25") == Place("SMTP", host="10.0.0.5", port=25)
    assert read_place("SMTP", "[::1]:2525") == Place("SMTP", host="::1", port=2525)
    assert read_place("LMTP", "/run/firstline/lmtp") == Place("LMTP", socket="/run/firstline/lmtp")
    assert places() == []
    settings.LMTP_LISTEN = "2424"
    assert places() == [Place("LMTP", host="127.0.0.1", port=2424)]


@pytest.mark.parametrize("written", ["lmtp", "localhost:", "0", "70000", "localhost:-1", "run/lmtp"])
def test_says_when_it_can_not_listen_there(written):
    with pytest.raises(ImproperlyConfigured, match="FIRSTLINE_SMTP_LISTEN"):
        read_place("SMTP", written)
