"""The mailboxes: is mail fetched, does mail leave, what waits?"""

from collections.abc import Iterator
from datetime import datetime, timedelta

from django.core.exceptions import ImproperlyConfigured

from firstline.channels.email.intake.listening.places import answers, places
from firstline.channels.email.intake.reconciling.report import sentences
from firstline.channels.email.models import IncomingMail, Mailbox, OutgoingMail
from firstline.channels.email.models.incoming import MailState
from firstline.channels.email.models.outgoing import SendState
from firstline.channels.email.queries import is_signed_in, last_check
from firstline.channels.email.sign_in_standing import sign_in_standing
from firstline.ops.checkup.findings import Finding, fault, note, well

QUIET_FOR_LONG = timedelta(minutes=30)
LATE = timedelta(minutes=10)
RECENT = timedelta(days=1)


def look_at_mail(at: datetime) -> Iterator[Finding]:
    mailboxes = list(Mailbox.objects.filter(is_active=True).select_related("grant", "grant__client"))
    if not mailboxes:
        yield note(
            "There is no mailbox yet: requests come by the portal only.", "Add one in the desk: Settings, Mailboxes."
        )
    for mailbox in mailboxes:
        yield from _look_at_mailbox(mailbox, at)
    yield from _listening()
    yield from _incoming(at)
    yield from _outgoing(at)


def _look_at_mailbox(mailbox: Mailbox, at: datetime) -> Iterator[Finding]:
    name = mailbox.address
    if mailbox.signs_in_at_provider:
        yield from _look_at_sign_in(mailbox, at)
        if not is_signed_in(mailbox):
            return
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
    if mailbox.round_trips_lost_since:
        yield fault(
            f"{name}: mail it sends to itself has not come back since {_moment(mailbox.round_trips_lost_since)}.",
            "Look whether it lies in the junk folder or in a queue at the provider.",
        )
    check = last_check(mailbox)
    if check is not None and not check.is_well:
        yield fault(
            f"{name}, compared {_moment(check.checked_at)}: {' '.join(sentences(check))}",
            "Read docs/operate/mail.md, Every night; firstline mail check looks again.",
        )


def _listening() -> Iterator[Finding]:
    try:
        wanted = places()
    except ImproperlyConfigured as refusal:
        yield fault(str(refusal), "Correct the variable and start the worker again.")
        return
    for place in wanted:
        if answers(place):
            yield well(f"Mail servers can hand mail over: {place}.")
        else:
            yield fault(f"Nobody answers {place}; mail waits at its server.", "Look whether a worker is alive.")


def _look_at_sign_in(mailbox: Mailbox, at: datetime) -> Iterator[Finding]:
    standing = sign_in_standing(mailbox, at=at)
    where = "In the desk: Settings, Mailboxes, Sign-in."
    if standing.grant is None:
        yield note(f"{mailbox.address}: nobody has signed in at its provider; no mail is fetched or sent.", where)
    elif standing.fault:
        yield fault(f"{mailbox.address}: the sign-in works no more: {standing.fault}", where)
    if standing.ending is not None and standing.ending.is_soon:
        yield note(f"{mailbox.address}: {standing.ending.words}", where)


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
