"""Leading somebody to the provider's sign-in, and taking what they bring back."""

import base64
import hashlib
import hmac
import secrets
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import datetime, timedelta
from urllib.parse import urlencode

from django.utils.translation import gettext as _

from firstline.channels.email.actions.connect_mailbox import connect_mailbox
from firstline.channels.email.models import Mailbox, OAuthClient, OAuthGrant
from firstline.channels.email.oauth.faults import CannotSignIn, denied
from firstline.channels.email.oauth.tokens import exchange_code
from firstline.channels.email.policies import require
from firstline.channels.email.providers import endpoints_of
from firstline.core.access import Actor
from firstline.core.permissions import Permission

LASTS = timedelta(minutes=20)
"""How long somebody may take to sign in."""


@dataclass(frozen=True)
class Errand:
    """What belongs to one visit to the provider: kept in the session of whoever signs in, used once. `verifier` proves
    to the provider that who asks for tokens is who sent them there (PKCE), `state` proves to us that they come back
    from there."""

    mailbox_id: int
    state: str
    verifier: str
    redirect_address: str
    began_at: str

    def as_kept(self) -> dict[str, str | int]:
        return asdict(self)


def begin(mailbox: Mailbox, *, redirect_address: str, by: Actor, at: datetime) -> tuple[str, Errand]:
    """The address of the provider's sign-in page for this mailbox, and what must come back from it.

    Raises CannotSignIn while the desk is not registered at the provider, NotAllowed.
    """
    require(by, Permission.MAILBOXES)
    client = _client(mailbox)
    errand = Errand(mailbox.pk, secrets.token_urlsafe(32), secrets.token_urlsafe(64), redirect_address, at.isoformat())
    return _sign_in_page(client, mailbox, errand), errand


def finish(mailbox: Mailbox, errand: Errand, brought: Mapping[str, str], *, by: Actor, at: datetime) -> OAuthGrant:
    """Get the tokens for what the provider gave the browser to bring, and connect the mailbox with them.

    Raises CannotSignIn (Denied), CannotAsk, NotAllowed.
    """
    require(by, Permission.MAILBOXES)
    client = _client(mailbox)
    if not is_fresh(errand, brought.get("state", ""), at=at):
        raise CannotSignIn(_("This sign-in took too long, or was begun in another window. Begin it once more."))
    if brought.get("error"):
        raise denied(str(client), brought["error"], brought.get("error_description", ""))
    redirect_address = errand.redirect_address
    code = brought.get("code", "")
    tokens = exchange_code(client, code, verifier=errand.verifier, redirect_address=redirect_address, at=at)
    if not tokens.refresh:
        raise CannotSignIn(
            _("%(provider)s gave access for an hour only. Ask it for offline access, then sign in once more.")
            % {"provider": client}
        )
    return connect_mailbox(mailbox, client, tokens, by=by, at=at)


def is_fresh(errand: Errand, state: str, *, at: datetime) -> bool:
    """Whether what came back belongs to this errand and came in time."""
    is_ours = hmac.compare_digest(errand.state.encode(), state.encode("utf-8", "replace"))
    return is_ours and at - datetime.fromisoformat(errand.began_at) < LASTS


def _client(mailbox: Mailbox) -> OAuthClient:
    client = OAuthClient.objects.filter(provider=mailbox.sign_in).first()
    if client is None:
        raise CannotSignIn(_("Enter first how the provider knows this desk: its client id and secret."))
    return client


def _sign_in_page(client: OAuthClient, mailbox: Mailbox, errand: Errand) -> str:
    where = endpoints_of(client, mailbox.way_in)
    asked = {
        "response_type": "code",
        "client_id": client.client_id,
        "redirect_uri": errand.redirect_address,
        "scope": where.scopes,
        "state": errand.state,
        "code_challenge": _challenge(errand.verifier),
        "code_challenge_method": "S256",
        "login_hint": mailbox.imap_user or mailbox.address,
        **where.extra,
    }
    return f"{where.authorize}{'&' if '?' in where.authorize else '?'}{urlencode(asked)}"


def _challenge(verifier: str) -> str:
    return base64.urlsafe_b64encode(hashlib.sha256(verifier.encode()).digest()).decode().rstrip("=")
