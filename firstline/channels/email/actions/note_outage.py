"""When no mail can leave a mailbox, and when it can again."""

from datetime import datetime, timedelta

from django.db import transaction
from django.utils.translation import gettext as _

from firstline.channels.email.actions.claim_mail import due_mails
from firstline.channels.email.actions.fail_mail import fail
from firstline.channels.email.events import MailboxCannotSend, MailboxSendsAgain, MailboxStillCannotSend
from firstline.channels.email.models import Mailbox, OutgoingMail
from firstline.channels.email.models.outgoing import SendState
from firstline.core.access import SYSTEM
from firstline.core.events import record

SHORTEST_PAUSE = timedelta(seconds=10)
LONGEST_PAUSE = timedelta(minutes=10)
MORE_THAN_A_HITCH = timedelta(minutes=5)


@transaction.atomic
def note_outage(mailbox: Mailbox, reason: str, *, at: datetime) -> None:
    """No mail leaves this mailbox now: all of it waits, longer the longer that lasts (10 s to 10 min)."""
    mailbox = Mailbox.objects.select_for_update(of=("self",)).get(pk=mailbox.pk)
    since = mailbox.cannot_send_since
    pause = min(max(SHORTEST_PAUSE, (at - since) / 2 if since else SHORTEST_PAUSE), LONGEST_PAUSE)
    waiting = OutgoingMail.objects.filter(due_mails(at), mailbox=mailbox)
    for mail in waiting.filter(give_up_at__lt=at + pause):
        fail(mail, _("No mail could leave in time. %(reason)s") % {"reason": reason}, at=at)
    waiting.update(due_at=at + pause, last_error=reason)
    Mailbox.objects.filter(pk=mailbox.pk).update(sending_error=reason, cannot_send_since=since or at)
    if since is None:
        record(MailboxCannotSend(mailbox_id=mailbox.pk, reason=reason), by=SYSTEM, at=at)
    elif mailbox.outage_told_at is None and at - since >= MORE_THAN_A_HITCH:
        Mailbox.objects.filter(pk=mailbox.pk).update(outage_told_at=at)
        record(MailboxStillCannotSend(mailbox_id=mailbox.pk, reason=reason), by=SYSTEM, at=at)


@transaction.atomic
def note_recovery(mailbox: Mailbox, *, at: datetime) -> None:
    """Mail leaves this mailbox again: what waited for that goes now."""
    mailbox = Mailbox.objects.select_for_update(of=("self",)).get(pk=mailbox.pk)
    if mailbox.cannot_send_since is None:
        return
    held = OutgoingMail.objects.filter(state=SendState.QUEUED, mailbox=mailbox, last_error=mailbox.sending_error)
    held.update(due_at=at)
    Mailbox.objects.filter(pk=mailbox.pk).update(sending_error="", cannot_send_since=None, outage_told_at=None)
    record(MailboxSendsAgain(mailbox_id=mailbox.pk), by=SYSTEM, at=at)
