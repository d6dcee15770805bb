"""Mails of ours that come back."""

import pytest

from firstline.channels.email.addressing import message_id_for
from firstline.channels.email.intake.reconciling.compare import compare
from firstline.channels.email.models import OutgoingMail, UnreachableAddress
from firstline.channels.email.models.incoming import HeldFor, MailState
from firstline.channels.email.outbox.batch import send_due
from firstline.channels.email.tests.mails import arrive
from firstline.channels.email.tests.sample_mails import a_mailbox, queued
from firstline.core.models import LoggedEvent
from firstline.tickets.models import Ticket
from tests.cast import NOW

REPORT = """\
From: Mail Delivery System <MAILER-DAEMON@mx.test>
To: support@desk.test
Subject: Undelivered Mail Returned to Sender
Message-ID: <bounce.{number}@mx.test>
Auto-Submitted: auto-replied
MIME-Version: 1.0
Content-Type: multipart/report; report-type=delivery-status; boundary="b"

--b
Content-Type: text/plain

This is the mail system. Your message could not be delivered.

--b
Content-Type: message/delivery-status

Reporting-MTA: dns; mx.test

Final-Recipient: rfc822; {recipient}
Action: {action}
Status: {status}
Diagnostic-Code: smtp; {status} no

--b
Content-Type: message/rfc822

Message-ID: {message_id}
From: support@desk.test
To: {recipient}
Subject: Hello

Hello
--b--
"""


@pytest.fixture
def box(cast):
    return a_mailbox()


@pytest.fixture
def sent(cast, box, ticket):
    mail = queued(ticket=ticket, person=cast.anna)
    send_due(at=NOW)
    mail.refresh_from_db()
    return mail


def report(message_id, recipient="anna@bergs.test", action="failed", status="5.1.1", number=1):
    text = REPORT.format(message_id=message_id, recipient=recipient, action=action, status=status, number=number)
    return text.replace("\n", "\r\n").encode()


def test_marks_the_very_mail_and_tells_the_agents(box, sent, ticket):
    (row,) = arrive(box, report(f"<{sent.header_id}>"))
    sent.refresh_from_db()
    assert (sent.state, row.state, row.ticket, row.message) == ("bounced", MailState.FILED, ticket, None)
    assert LoggedEvent.objects.filter(kind="ticket:mail-not-delivered", subject_id=ticket.pk).count() == 1
    assert UnreachableAddress.objects.get().address == "anna@bergs.test"
    assert ticket.messages.count() == 1
    assert Ticket.objects.count() == 1


def test_a_delay_is_noted_and_nothing_more(box, sent, ticket):
    (row,) = arrive(box, report(f"<{sent.header_id}>", action="delayed", status="4.4.1"))
    sent.refresh_from_db()
    assert (sent.state, row.state) == ("sent", MailState.FILED)
    assert not UnreachableAddress.objects.exists()


def test_a_report_about_somebody_else_is_held(box, sent):
    (row,) = arrive(box, report(f"<{sent.header_id}>", recipient="other@else.test"))
    sent.refresh_from_db()
    assert (sent.state, row.state, row.held_for) == ("sent", MailState.HELD, HeldFor.MACHINE)


def test_a_report_about_a_mail_we_never_sent_is_held(cast, box, ticket):
    (row,) = arrive(box, report(message_id_for(box, ticket.pk, cast.anna.pk)))
    assert (row.state, row.held_for) == (MailState.HELD, HeldFor.MACHINE)
    assert OutgoingMail.objects.count() == 0
    assert Ticket.objects.count() == 1


def test_many_reports_trip_no_breaker(box, sent):
    rows = arrive(box, *(report(f"<{sent.header_id}>", number=number) for number in range(25)))
    assert {row.state for row in rows} == {MailState.FILED}


def test_what_the_other_server_said_stands_below_the_answer(box, sent):
    arrive(box, report(f"<{sent.header_id}>"))
    sent.refresh_from_db()
    assert sent.last_error == "5.1.1 no"
    assert UnreachableAddress.objects.get().reason == "5.1.1 no"


def test_a_delivery_is_noted_once_and_told(box, sent, ticket):
    raws = [report(f"<{sent.header_id}>", action="delivered", status="2.0.0", number=number) for number in (1, 2)]
    rows = arrive(box, *raws)
    sent.refresh_from_db()
    assert {(row.state, row.ticket) for row in rows} == {(MailState.FILED, ticket)}
    assert (sent.state, sent.delivered_at is not None) == ("sent", True)
    assert LoggedEvent.objects.filter(kind="mail:delivered").count() == 1
    assert compare(box, at=NOW).is_well
    assert ticket.messages.count() == 1
    assert Ticket.objects.count() == 1


@pytest.mark.parametrize("action", ["relayed", "expanded"])
def test_what_was_only_passed_on_has_not_arrived_and_needs_no_look(box, sent, ticket, action):
    (row,) = arrive(box, report(f"<{sent.header_id}>", action=action, status="2.0.0"))
    sent.refresh_from_db()
    assert (row.state, row.ticket) == (MailState.FILED, ticket)
    assert sent.delivered_at is None
    assert not LoggedEvent.objects.filter(kind="mail:delivered").exists()


def test_a_delivery_to_somebody_else_or_of_a_mail_that_came_back_changes_nothing(box, sent):
    arrive(box, report(f"<{sent.header_id}>", recipient="other@else.test", action="delivered", status="2.0.0"))
    arrive(box, report(f"<{sent.header_id}>", number=2))
    arrive(box, report(f"<{sent.header_id}>", action="delivered", status="2.0.0", number=3))
    sent.refresh_from_db()
    assert (sent.state, sent.delivered_at) == ("bounced", None)
