"""Loops and floods: machines that answer us, or each other through us, come to an end, and no mail is hidden for it."""

from datetime import timedelta

import pytest

from firstline.channels.email.addressing import message_id_for, reply_address
from firstline.channels.email.composing.compose import compose
from firstline.channels.email.models import IncomingMail, OutgoingMail, UnreachableAddress
from firstline.channels.email.models.incoming import HeldFor, MailState
from firstline.channels.email.models.outgoing import Auto
from firstline.channels.email.tests.mails import arrive, mail, mailbox
from firstline.core.clock import now
from firstline.core.models import LoggedEvent
from firstline.tickets.actions.resolve import resolve
from firstline.tickets.models import Ticket
from tests.cast import NOW

ANNA = "Anna Berg <anna@bergs.test>"
MACHINES = {
    "RFC 3834": {"Auto_Submitted": "auto-replied"},
    "RFC 3834 with words": {"Auto_Submitted": "auto-generated; owner-email=a@b.test"},
    "in capitals": {"Auto_Submitted": "AUTO-REPLIED (vacation)"},
    "old list": {"Precedence": "bulk"},
    "junk": {"Precedence": "junk"},
    "old responder": {"X_Autoreply": "yes"},
    "another": {"X_Autorespond": "away"},
    "no way back": {"Return_Path": "<>"},
    "a list": {"List_Id": "<x.list.test>"},
    "Exchange": {"X_Auto_Response_Suppress": "All", "Subject": "Automatic reply: Printer"},
}


@pytest.fixture
def box(cast):
    return mailbox(team=cast.service_desk)


def sent() -> list[OutgoingMail]:
    return list(OutgoingMail.objects.order_by("id"))


@pytest.mark.parametrize("machine", MACHINES)
def test_a_machine_is_shown_and_never_answered(box, run_jobs, machine):
    (row,) = arrive(box, mail("alarm@machine.test", **MACHINES[machine]))
    run_jobs()
    assert row.state in {MailState.FILED, MailState.HELD}
    assert row.ticket is not None or row.held_for == HeldFor.MACHINE
    assert sent() == []


@pytest.mark.parametrize("machine", [one for one in MACHINES if one not in {"a list", "old list", "junk"}])
def test_a_machines_answer_reopens_nothing(box, cast, ticket, run_jobs, machine):
    resolve(ticket, resolution="Done.", by=cast.actor(cast.boris), at=now(), tell_user=False)
    run_jobs()
    before = len(sent())
    to = reply_address(box, ticket.pk, cast.anna.pk)
    (row,) = arrive(box, mail(ANNA, To=to, **MACHINES[machine]))
    run_jobs()
    ticket.refresh_from_db()
    assert (row.ticket, ticket.stage, ticket.reopened, len(sent())) == (ticket, "resolved", 0, before)


def test_what_we_send_by_itself_says_so_and_has_nobody_to_bounce_to(box, run_jobs):
    arrive(box, mail(ANNA))
    run_jobs()
    (one,) = sent()
    ready = compose(one, box, at=NOW)
    assert one.auto == Auto.REPLIED
    assert b"\r\nAuto-Submitted: auto-replied\r\n" in ready.raw
    assert b"\r\nX-Auto-Response-Suppress: All\r\n" in ready.raw
    assert ready.sender == ""


def test_a_responder_that_says_nothing_of_itself_is_answered_once_a_day(box, run_jobs):
    """It answers each of ours with a new mail that belongs nowhere."""
    for number in range(15):
        arrive(box, mail("away@silent.test", text=f"I am away {number}", Subject="Away"))
        run_jobs()
    assert len(sent()) == 1
    assert Ticket.objects.count() == 15


def test_nor_more_than_three_times_in_a_request_however_it_is_opened_again(box, cast, ticket, run_jobs):
    run_jobs()
    for number in range(8):
        ticket.refresh_from_db()
        if not ticket.is_done:
            resolve(ticket, resolution="Done.", by=cast.actor(cast.boris), at=now(), tell_user=False)
        arrive(box, mail(ANNA, To=reply_address(box, ticket.pk, cast.anna.pk), text=f"No {number}"))
        run_jobs()
        OutgoingMail.objects.update(created_at=now() - timedelta(days=2))
    assert OutgoingMail.objects.filter(ticket=ticket, auto=Auto.REPLIED).count() == 3


@pytest.mark.parametrize(
    "address",
    [
        "mailer-daemon@x.test",
        "postmaster@x.test",
        "no-reply@x.test",
        "bounces+a=b@x.test",
        "DoNotReply@x.test",
        "owner-list@x.test",
        "list-request@x.test",
    ],
)
def test_addresses_that_only_machines_read_get_nothing(box, run_jobs, address):
    arrive(box, mail(address))
    run_jobs()
    assert sent() == []


def test_two_of_our_mailboxes_do_not_write_to_each_other(box, run_jobs):
    other = mailbox(name="Sales", address="sales@desk.test")
    for sender in ("sales@desk.test", "Sales <sales+fl1.2.x@desk.test>", "SALES@DESK.TEST"):
        (row,) = arrive(box, mail(sender))
        assert row.held_for == HeldFor.OUR_OWN
    (row,) = arrive(other, mail("no-reply@x.test", Reply_To="support@desk.test"))
    assert row.held_for == HeldFor.OUR_OWN
    run_jobs()
    assert sent() == []


def test_a_flood_is_held_whole_and_told_once(box, run_jobs):
    rows = arrive(box, *(mail("Flood@x.test" if n % 2 else "FLOOD@X.test", text=str(n)) for n in range(40)))
    assert [row.state for row in rows] == [MailState.FILED] * 20 + [MailState.HELD] * 20
    assert IncomingMail.objects.filter(held_for=HeldFor.TOO_MANY).count() == 20
    assert LoggedEvent.objects.filter(kind="mailbox:sender-held-back").count() == 1
    (row,) = arrive(box, mail("calm@x.test"))
    assert row.state == MailState.FILED


def bounce(original: str, recipient: str, status: str = "5.1.1") -> bytes:
    return (
        "From: MAILER-DAEMON@mx.test\r\nTo: support@desk.test\r\nSubject: Undelivered\r\nReturn-Path: <>\r\n"
        'Content-Type: multipart/report; report-type=delivery-status; boundary="b"\r\n\r\n--b\r\n\r\nNo.\r\n'
        "--b\r\nContent-Type: message/delivery-status\r\n\r\nReporting-MTA: dns; mx.test\r\n\r\n"
        f"Final-Recipient: rfc822; {recipient}\r\nAction: failed\r\nStatus: {status}\r\n\r\n"
        f"--b\r\nContent-Type: message/rfc822-headers\r\n\r\nMessage-ID: {original}\r\n\r\n--b--\r\n"
    ).encode()


def test_a_made_up_bounce_silences_nobody(box, cast, run_jobs, ticket):
    """Otherwise anybody could have us stop writing to anybody."""
    run_jobs()
    (one,) = sent()
    ours = f"<{one.header_id}>"
    made_up = message_id_for(box, ticket.pk, cast.anna.pk)
    arrive(
        box,
        bounce("<x@desk.test>", "anna@bergs.test"),
        bounce(made_up, "anna@bergs.test"),
        bounce(ours, "per@nordby.test"),
    )
    assert UnreachableAddress.objects.count() == 0
    one.refresh_from_db()
    assert one.state != "bounced"
