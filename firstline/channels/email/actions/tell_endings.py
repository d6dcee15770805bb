"""Saying in time that what lets the desk into a mailbox ends."""

from datetime import UTC, datetime, time, timedelta

from django.db import transaction

from firstline.channels.email.events import MailboxSignInEnds
from firstline.channels.email.models import OAuthClient, OAuthGrant
from firstline.channels.email.sign_in_standing import SOON_DAYS, ending_of
from firstline.core.access import SYSTEM
from firstline.core.events import record

TOLD_DAYS_BEFORE = (SOON_DAYS, 3, 1)


def tell_endings(at: datetime) -> int:
    """Say two weeks, three days and a day before a secret or a sign-in ends that it does, each once. Of a secret that
    is said for one of the mailboxes that rest on it. Returns how much was said."""
    active = OAuthGrant.objects.select_related("client", "mailbox").filter(mailbox__is_active=True).order_by("id")
    told = 0
    for grant in active:
        told += _tell(grant.client, grant, of=grant.client, at=at) + _tell(None, grant, of=grant, at=at)
    return told


@transaction.atomic
def _tell(client: OAuthClient | None, grant: OAuthGrant, *, of: OAuthClient | OAuthGrant, at: datetime) -> bool:
    ending = ending_of(client, None if client else grant, at=at)
    if ending is None or not ending.is_soon:
        return False
    stage = min(days for days in TOLD_DAYS_BEFORE if ending.days_left <= days)
    mark = datetime.combine(ending.on, time.min, UTC) - timedelta(days=stage)
    untold = type(of).objects.filter(pk=of.pk).exclude(told_end_at=mark)
    if not untold.update(told_end_at=mark):
        return False
    record(MailboxSignInEnds(mailbox_id=grant.mailbox_id, days=ending.days_left), by=SYSTEM, at=at)
    return True
