"""Letting the desk into a mailbox by what its provider granted, and throwing that away."""

from datetime import datetime

from django.db import transaction

from firstline.channels.email.events import MailboxConnected, MailboxDisconnected
from firstline.channels.email.granted import Tokens
from firstline.channels.email.models import Mailbox, OAuthClient, OAuthGrant
from firstline.channels.email.policies import require
from firstline.core.access import Actor
from firstline.core.events import record
from firstline.core.permissions import Permission


@transaction.atomic
def connect_mailbox(mailbox: Mailbox, client: OAuthClient, tokens: Tokens, *, by: Actor, at: datetime) -> OAuthGrant:
    """Keep what the provider granted in place of what it granted before, and forget the trouble. Raises NotAllowed."""
    require(by, Permission.MAILBOXES)
    mailbox = Mailbox.objects.select_for_update(of=("self",)).get(pk=mailbox.pk)
    OAuthGrant.objects.filter(mailbox=mailbox).delete()
    grant = OAuthGrant.objects.create(
        mailbox=mailbox,
        client=client,
        account=tokens.account,
        access_token=tokens.access,
        access_ends_at=tokens.access_ends_at,
        refresh_token=tokens.refresh,
        refresh_ends_at=tokens.refresh_ends_at,
        granted_at=at,
    )
    record(MailboxConnected(mailbox_id=mailbox.pk, provider=client.provider, account=tokens.account), by=by, at=at)
    return grant


@transaction.atomic
def disconnect_mailbox(mailbox: Mailbox, *, by: Actor, at: datetime) -> None:
    """Throw away what the provider granted: no mail comes or goes until somebody signs in again. Raises NotAllowed."""
    require(by, Permission.MAILBOXES)
    grant = OAuthGrant.objects.select_for_update(of=("self",)).filter(mailbox=mailbox).first()
    if grant is not None:
        grant.delete()
        record(MailboxDisconnected(mailbox_id=mailbox.pk, account=grant.account), by=by, at=at)
