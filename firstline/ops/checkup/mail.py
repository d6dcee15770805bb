"""The mailboxes: is mail fetched, does mail leave, what waits?"""

from collections.abc import Iterator
from datetime import datetime, timedelta

from firstline.channels.email.models import IncomingMail, Mailbox, OutgoingMail
from firstline.channels.email.models.incoming import MailState
from firstline.channels.email.models.outgoing import SendState
from firstline.ops.checkup.findings import Finding, fault, note, well

QUIET_FOR_LONG = timedelta(minutes=30)
LATE = timedelta(minutes=10)
RECENT = timedelta(days=1)


def look_at_mail(at: datetime) -> Iterator[Finding]:
    mailboxes = list(Mailbox.objects.filter(is_active=True))
    if not mailboxes:
        yield note(
            "There is no mailbox yet: requests come by the portal only.", "Add one in the desk: Settings, Mailboxes."
        )
    for mailbox in mailboxes:
        yield from _look_at_mailbox(mailbox, at)
    yield from _incoming(at)
    yield from _outgoing(at)


def _look_at_mailbox(mailbox: Mailbox, at: datetime) -> Iterator[Finding]:
    name = mailbox.address
    if mailbox.is_watched and mailbox.last_error:
        since = f" since {_moment(mailbox.failing_since)}" if mailbox.failing_since else ""
        yield fault(
            f"{name}: no mail can be fetched{since}: {mailbox.last_error}", "Test it in the desk: Settings, Mailboxes."
        )
    elif mailbox.is_watched and (mailbox.last_success_at is None or mailbox.last_success_at < at - QUIET_FOR_LONG):
        last = _moment(mailbox.last_success_at) if mailbox.last_success_at else "never"
        yield fault(f"{name}: last looked at {last}.", "Look whether a worker is alive, then read its log.")
    elif mailbox.is_watched:
        yield well(f"{name}: last looked at {_moment(mailbox.last_success_at)}.")
    if mailbox.sending_error:
        since = f" since {_moment(mailbox.cannot_send_since)}" if mailbox.cannot_send_since else ""
        yield fault(
            f"{name}: no mail leaves{since}: {mailbox.sending_error}", "Test it in the desk: Settings, Mailboxes."
        )


def _incoming(at: datetime) -> Iterator[Finding]:
    unfiled = IncomingMail.objects.filter(state=MailState.RECEIVED, received_at__lt=at - LATE).count()
    if unfiled:
        yield fault(
            f"{unfiled:,} mails are stored but not filed after ten minutes.", "Read the worker's log; nothing is lost."
        )
    held = IncomingMail.objects.filter(state=MailState.HELD).count()
    if held:
        yield note(f"{held:,} mails wait for a person to decide.", "See them in the desk: Needs a look.")


def _outgoing(at: datetime) -> Iterator[Finding]:
    waiting = OutgoingMail.objects.filter(state__in=[SendState.QUEUED, SendState.SENDING], due_at__lt=at - LATE)
    count = waiting.count()
    if count:
        reason = waiting.exclude(last_error="").values_list("last_error", flat=True).first()
        yield fault(
            f"{count:,} mails have waited for more than ten minutes to leave{f': {reason}' if reason else '.'}",
            "Test the mailbox's way out in the desk; they leave by themselves once it works.",
        )
    failed = OutgoingMail.objects.filter(state=SendState.FAILED, created_at__gt=at - RECENT).count()
    if failed:
        yield note(f"{failed:,} mails of the last day could not be delivered.", "Their tickets say why.")
    if not count:
        yield well("No mail waits to leave for long.")


def _moment(at: datetime | None) -> str:
    return f"{at:%Y-%m-%d %H:%M} UTC" if at else "never"
