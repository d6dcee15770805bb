"""When mailboxes are compared: once a night, and whenever a night was missed."""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from django.db.models import Q

from firstline.channels.email.intake.reconciling.compare import compare
from firstline.channels.email.models import Mailbox
from firstline.core.clock import now
from firstline.core.desk import current_desk
from firstline.core.jobs import enqueue, job

AT_NIGHT = range(2, 5)
"""Hours of the desk's own clock."""

A_NIGHT_AGO = timedelta(hours=20)
MISSED_AFTER = timedelta(hours=30)


def compare_mailboxes_at_night(at: datetime) -> None:
    """Have every active mailbox compared that is due. Called every hour or so."""
    hour = at.astimezone(ZoneInfo(current_desk().time_zone)).hour
    before = at - (A_NIGHT_AGO if hour in AT_NIGHT else MISSED_AFTER)
    due = Mailbox.objects.filter(Q(last_check=None) | Q(last_check__checked_at__lt=before), is_active=True)
    for mailbox_id in due.values_list("pk", flat=True):
        enqueue(compare_mailbox, mailbox_id=mailbox_id)


@job(retries=0)
def compare_mailbox(*, mailbox_id: int) -> None:
    """Compare this mailbox, if it is still in use."""
    mailbox = Mailbox.objects.select_related("team").filter(pk=mailbox_id, is_active=True).first()
    if mailbox is not None:
        compare(mailbox, at=now())
