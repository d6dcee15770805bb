"""How a mailbox is, kept where its page and its watchers can see it."""

from datetime import datetime

from django.db import transaction
from django.utils import translation

from firstline.channels.email.events import MailboxFailed, MailboxRecovered
from firstline.channels.email.intake.faults import in_plain_words
from firstline.channels.email.intake.taking import CannotTell
from firstline.channels.email.models import Mailbox
from firstline.core.access import SYSTEM
from firstline.core.desk import current_desk
from firstline.core.events import record


def went_well(mailbox: Mailbox, *, at: datetime) -> None:
    """Note that a pass over the mailbox succeeded."""
    with transaction.atomic():
        was_failing = Mailbox.objects.filter(pk=mailbox.pk).exclude(last_error="").exists()
        Mailbox.objects.filter(pk=mailbox.pk).update(last_success_at=at, last_error="", failing_since=None)
        if was_failing:
            record(MailboxRecovered(mailbox_id=mailbox.pk), by=SYSTEM, at=at)


def failed(mailbox: Mailbox, fault: Exception, *, at: datetime) -> None:
    """Note in plain words, in the desk's language, why a pass over the mailbox failed; an event says when it begins."""
    told = fault.__cause__ if isinstance(fault, CannotTell) and fault.__cause__ else fault
    with translation.override(current_desk().language):
        reason = in_plain_words(told, host=mailbox.imap_host, port=mailbox.imap_port, folder=mailbox.imap_folder)
    with transaction.atomic():
        first = Mailbox.objects.filter(pk=mailbox.pk, failing_since=None).update(failing_since=at)
        Mailbox.objects.filter(pk=mailbox.pk).update(last_error=reason)
        if first:
            record(MailboxFailed(mailbox_id=mailbox.pk, reason=reason), by=SYSTEM, at=at)
