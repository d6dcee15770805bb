"""Renewing what ends soon, also while nobody needs it: so that a sign-in that has died is known before mail waits."""

from datetime import datetime, timedelta

from django.db.models import Q
from django.utils import translation

from firstline.channels.email.actions.renew_grant import claim_renewal
from firstline.channels.email.models import OAuthGrant
from firstline.channels.email.oauth.access import renew
from firstline.core.desk import current_desk

AHEAD = timedelta(minutes=10)
MOST_AT_ONCE = 20


def renew_what_ends_soon(at: datetime) -> int:
    """Renew the grants of mailboxes in use whose access ends within ten minutes. Returns how many were renewed."""
    ends_soon = Q(access_ends_at__lte=at + AHEAD) & (Q(next_try_at=None) | Q(next_try_at__lte=at))
    grants = OAuthGrant.objects.filter(ends_soon, mailbox__is_active=True).order_by("access_ends_at")[:MOST_AT_ONCE]
    with translation.override(current_desk().language):
        return sum(renew(claimed) for grant in grants if (claimed := claim_renewal(grant, at=at)) is not None)
