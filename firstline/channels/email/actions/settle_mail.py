"""What became of a mail that was tried."""

from datetime import datetime, timedelta

from django.db import transaction
from django.utils.translation import gettext as _

from firstline.channels.email.actions.fail_mail import fail, stop_writing_to
from firstline.channels.email.events import MailSent
from firstline.channels.email.models import OutgoingMail
from firstline.channels.email.models.outgoing import SendState
from firstline.channels.email.models.round_trip import ROUND_TRIP
from firstline.core.access import SYSTEM
from firstline.core.events import record

PAUSES = [timedelta(minutes=minutes) for minutes in (1, 3, 5, 10, 20, 40, 60, 120)]
LONGEST_PAUSE = timedelta(hours=4)


def mark_sent(mail: OutgoingMail, *, at: datetime, service_id: str = "") -> None:
    """The mail server has it, or a mail service, which calls it `service_id`. Of an answer those who work on the ticket
    learn it."""
    with transaction.atomic():
        OutgoingMail.objects.filter(pk=mail.pk).update(
            state=SendState.SENT,
            sent_at=at,
            service_id=service_id,
            last_error="",
            secret="",
            claimed_by="",
            claimed_at=None,
        )
        if mail.message_id and mail.ticket_id:
            record(MailSent(mail_id=mail.pk, ticket_id=mail.ticket_id, address=mail.address), by=SYSTEM, at=at)


def put_off(mail: OutgoingMail, reason: str, *, at: datetime) -> None:
    """Try again after a pause that grows with the attempts, from a minute to four hours; after five days give it up."""
    pause = PAUSES[mail.attempts - 1] if mail.attempts <= len(PAUSES) else LONGEST_PAUSE
    if at + pause > mail.give_up_at:
        fail(mail, _("It was tried again and again, in vain. %(reason)s") % {"reason": reason}, at=at)
        return
    mail.state, mail.due_at, mail.last_error = SendState.QUEUED, at + pause, reason
    mail.claimed_by, mail.claimed_at = "", None
    mail.save(update_fields=["state", "due_at", "last_error", "claimed_by", "claimed_at"])


def refuse(mail: OutgoingMail, reason: str, *, at: datetime, nobody_there: bool = False) -> None:
    """The mail server will not take it, now or ever; `nobody_there`: because nobody has this address."""
    with transaction.atomic():
        fail(mail, reason, at=at)
        if nobody_there and mail.kind != ROUND_TRIP:
            stop_writing_to(mail.address, reason, at=at)
