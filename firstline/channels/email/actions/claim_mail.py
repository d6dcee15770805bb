"""Taking queued mails, so that of many senders one sends each.

A mail is claimed and committed before it is handed over, and noted as sent right after the server took it. A crash
between these two is the one moment nobody can tell what happened: such a mail goes out a second time with the same
Message-ID (which mail programs show once), because the other choice would be to lose it.
"""

from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import F, Q
from django.utils import translation
from django.utils.translation import gettext as _

from firstline.channels.email.actions.fail_mail import fail
from firstline.channels.email.actions.queue_mail import header_id
from firstline.channels.email.composing.from_where import mailbox_for
from firstline.channels.email.models import Mailbox, OutgoingMail
from firstline.channels.email.models.outgoing import SendState
from firstline.core.desk import current_desk
from firstline.core.models import WorkerPulse

SILENT_AFTER = timedelta(seconds=45)
HUNG_AFTER = timedelta(hours=2)


def due_mails(at: datetime) -> Q:
    """What waits and may be tried now."""
    return Q(state=SendState.QUEUED, due_at__lte=at)


@transaction.atomic
def claim_mails(mailbox: Mailbox, *, sender: str, at: datetime, most: int = 10) -> list[OutgoingMail]:
    """The next mails of this mailbox, claimed by `sender` so that nobody else sends them; none when none is due."""
    waiting = OutgoingMail.objects.filter(due_mails(at), mailbox=mailbox).select_related("message")
    found = waiting.select_for_update(of=("self",), skip_locked=True).order_by("due_at", "id")[:most]
    claimed = [mail for mail in found if _may_leave(mail, at)]
    for mail in claimed:
        mail.state, mail.claimed_by, mail.claimed_at = SendState.SENDING, sender, at
        mail.attempts += 1
    OutgoingMail.objects.bulk_update(claimed, ["state", "claimed_by", "claimed_at", "attempts"])
    return claimed


def _may_leave(mail: OutgoingMail, at: datetime) -> bool:
    """Whether its answer still stands and is shown, and its link still works; if not, the row is set right."""
    if mail.secret and mail.give_up_at < at:
        fail(mail, _("The link in it had ended before it could leave."), at=at)
        return False
    if mail.message is None or (mail.message.withdrawn_at is None and mail.message.shown_from <= at):
        return True
    if mail.message.withdrawn_at is not None:
        mail.state = SendState.CANCELLED
    else:
        mail.due_at = mail.message.shown_from
    mail.save(update_fields=["state", "due_at"])
    return False


def give_back(mails: list[OutgoingMail], *, at: datetime) -> None:
    """Let claimed mails wait again as if they had not been tried."""
    OutgoingMail.objects.filter(pk__in=[mail.pk for mail in mails]).update(
        state=SendState.QUEUED, due_at=at, attempts=F("attempts") - 1, claimed_by="", claimed_at=None
    )


def take_back_stuck(at: datetime) -> int:
    """Queue mails again whose sender died or hangs. Returns how many."""
    sending = OutgoingMail.objects.filter(state=SendState.SENDING)
    alive = list(WorkerPulse.objects.filter(seen_at__gt=at - SILENT_AFTER).values_list("name", flat=True))
    stuck = [
        mail.pk
        for mail in sending.filter(claimed_at__lt=at - SILENT_AFTER).only("claimed_by", "claimed_at")
        if not any(name.startswith(f"{mail.claimed_by}-") for name in alive) or _hangs(mail, at)
    ]
    return sending.filter(pk__in=stuck).update(state=SendState.QUEUED, due_at=at, claimed_by="", claimed_at=None)


def _hangs(mail: OutgoingMail, at: datetime) -> bool:
    return mail.claimed_at is not None and mail.claimed_at < at - HUNG_AFTER


def take_back_own(sender: str, *, at: datetime) -> int:
    """Queue again what `sender` claimed and, as it knows, is not sending any more: the database had gone away."""
    own = OutgoingMail.objects.filter(state=SendState.SENDING, claimed_by=sender)
    return own.update(state=SendState.QUEUED, due_at=at, claimed_by="", claimed_at=None) if own.exists() else 0


def give_mailboxes(at: datetime) -> None:
    """Give mails a mailbox that have none, or one that is switched off; give up those that waited too long for one."""
    homeless = OutgoingMail.objects.filter(due_mails(at), Q(mailbox=None) | Q(mailbox__is_active=False))
    with translation.override(current_desk().language):
        for mail in homeless.filter(give_up_at__lt=at)[:200]:
            fail(mail, _("There was no mailbox to send it from."), at=at)
    if not Mailbox.objects.filter(is_active=True).exists():
        return
    for mail in homeless.select_related("ticket", "person")[:200]:
        mail.mailbox = mailbox = mailbox_for(mail.ticket)
        if mailbox is not None:
            mail.header_id = mail.header_id or header_id(mailbox, mail.ticket, mail.person)
            mail.save(update_fields=["mailbox", "header_id"])
