"""Renewing what a provider granted, so that of many processes one does.

Whoever renews claims the grant first and keeps the new tokens before anybody uses them: providers that give a new
refresh token each time take a used one for theft and end everything.
"""

import secrets
from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import Q

from firstline.channels.email.events import MailboxSignInFailed, MailboxSignInWorksAgain
from firstline.channels.email.granted import Tokens
from firstline.channels.email.models import OAuthGrant
from firstline.core.access import SYSTEM
from firstline.core.events import record

LONGEST_RENEWAL = timedelta(seconds=45)
"""Longer than any request may take; after it somebody else tries."""

PAUSE_AFTER_REFUSAL = timedelta(minutes=5)
PAUSE_AFTER_SILENCE = timedelta(seconds=30)


def claim_renewal(grant: OAuthGrant, *, at: datetime) -> OAuthGrant | None:
    """The grant as it is now, claimed: only the caller may renew it. None when somebody else has renewed it since
    `grant` was read, or is renewing it."""
    mark = secrets.token_hex(16)
    free = Q(renewer="") | Q(renewer_until__lt=at)
    as_read = OAuthGrant.objects.filter(free, pk=grant.pk, renewed_at=grant.renewed_at)
    if as_read.update(renewer=mark, renewer_until=at + LONGEST_RENEWAL) != 1:
        return None
    return OAuthGrant.objects.select_related("client", "mailbox").filter(pk=grant.pk, renewer=mark).first()


@transaction.atomic
def keep_renewed(claimed: OAuthGrant, tokens: Tokens, *, at: datetime) -> None:
    """Keep new tokens. Nothing is kept when somebody has signed in anew or taken the claim over meanwhile."""
    grant = _still_ours(claimed)
    if grant is None:
        return
    was_failing = grant.failing_since is not None
    grant.access_token, grant.access_ends_at = tokens.access, tokens.access_ends_at
    grant.refresh_token = tokens.refresh or grant.refresh_token
    grant.refresh_ends_at = tokens.refresh_ends_at or grant.refresh_ends_at
    grant.account = grant.account or tokens.account
    grant.renewed_at, grant.renewer = at, ""
    grant.last_error, grant.failing_since, grant.next_try_at = "", None, None
    grant.save()
    if was_failing:
        record(MailboxSignInWorksAgain(mailbox_id=grant.mailbox_id), by=SYSTEM, at=at)


@transaction.atomic
def note_not_renewed(claimed: OAuthGrant, reason: str, *, is_refused: bool, at: datetime) -> None:
    """Keep why it could not be renewed, in plain words. A provider that does not answer is in the way only once the
    token we have has ended; one that refuses is at once. That is said once."""
    grant = _still_ours(claimed)
    if grant is None:
        return
    begins = grant.failing_since is None and (is_refused or grant.access_ends_at <= at)
    grant.last_error, grant.renewer = reason, ""
    grant.next_try_at = at + (PAUSE_AFTER_REFUSAL if is_refused else PAUSE_AFTER_SILENCE)
    grant.failing_since = at if begins else grant.failing_since
    grant.save(update_fields=["last_error", "renewer", "next_try_at", "failing_since"])
    if begins:
        record(MailboxSignInFailed(mailbox_id=grant.mailbox_id, reason=reason), by=SYSTEM, at=at)


def _still_ours(claimed: OAuthGrant) -> OAuthGrant | None:
    locked = OAuthGrant.objects.select_for_update(of=("self",))
    return locked.filter(pk=claimed.pk, renewer=claimed.renewer).first()
