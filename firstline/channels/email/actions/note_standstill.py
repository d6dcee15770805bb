"""Noticing that nobody looks into a mailbox although somebody works: its watcher hangs, and fails without a word."""

from datetime import datetime, timedelta

from django.db import transaction
from django.utils import translation
from django.utils.translation import gettext as _

from firstline.channels.email.events import MailboxFailed
from firstline.channels.email.models import Mailbox
from firstline.channels.email.queries import watched_mailboxes
from firstline.core.access import SYSTEM
from firstline.core.desk import current_desk
from firstline.core.events import record
from firstline.core.queries import working_since

STANDS_STILL_AFTER = timedelta(minutes=15)


def note_standstills(at: datetime) -> int:
    """Note which mailboxes have not been looked into for a quarter of an hour of work. The next look that succeeds ends
    it. Returns how many began to stand still."""
    since = working_since(at)
    if since is None or at - since < STANDS_STILL_AFTER:
        return 0
    still = watched_mailboxes().filter(failing_since=None, last_success_at__lt=at - STANDS_STILL_AFTER)
    with translation.override(current_desk().language):
        return sum(_note(mailbox, at) for mailbox in still)


@transaction.atomic
def _note(mailbox: Mailbox, at: datetime) -> bool:
    reason = _("Nobody has looked into it for a quarter of an hour, although a worker runs. Restart the worker.")
    unnoted = Mailbox.objects.filter(pk=mailbox.pk, failing_since=None, last_success_at=mailbox.last_success_at)
    if not unnoted.update(failing_since=at, last_error=reason):
        return False
    record(MailboxFailed(mailbox_id=mailbox.pk, reason=reason), by=SYSTEM, at=at)
    return True
