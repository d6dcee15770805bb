"""The token that opens a mailbox now."""

import time
from datetime import datetime, timedelta

from django.utils import translation
from django.utils.translation import gettext as _

from firstline.channels.email.actions.renew_grant import claim_renewal, keep_renewed, note_not_renewed
from firstline.channels.email.models import Mailbox, OAuthGrant
from firstline.channels.email.models.mailbox import SignIn
from firstline.channels.email.oauth.faults import CannotSignIn, Denied
from firstline.channels.email.oauth.tokens import renewed
from firstline.core.clock import now
from firstline.core.desk import current_desk
from firstline.core.outbound import CannotAsk

SPARE = timedelta(minutes=2)
"""A token that ends sooner is renewed before it is used."""

WAIT_SECONDS, LOOK_SECONDS = 20.0, 0.2
"""How long, and how often, one looks whether another process has renewed."""


def access_token(mailbox: Mailbox, *, refused: str = "") -> str:
    """A token that opens this mailbox, renewed if it ends soon or is the one that was `refused`. May take seconds.

    Raises CannotSignIn in plain words, in the desk's language.
    """
    with translation.override(current_desk().language):
        patience = time.monotonic() + WAIT_SECONDS
        while time.monotonic() < patience:
            grant = _grant(mailbox)
            if _is_good(grant, refused, now()):
                return grant.access_token
            if grant.next_try_at is not None and grant.next_try_at > now():
                return _what_is_left(grant, refused)
            claimed = claim_renewal(grant, at=now())
            if claimed is None:
                time.sleep(LOOK_SECONDS)
            else:
                renew(claimed)
        raise CannotSignIn(_("The sign-in of this mailbox is being renewed; it takes longer than it should."))


def renew(claimed: OAuthGrant) -> bool:
    """Get new tokens for a claimed grant and keep them, or keep why not. Returns whether there are new ones."""
    try:
        if not claimed.refresh_token:
            raise Denied(_("What was granted can't be read any more. Sign in again."), is_for_good=True)
        tokens = renewed(claimed.client, claimed.refresh_token, at=now())
    except (CannotSignIn, CannotAsk) as fault:
        is_refused = isinstance(fault, Denied) and fault.is_for_good
        note_not_renewed(claimed, str(fault), is_refused=is_refused, at=now())
        return False
    keep_renewed(claimed, tokens, at=now())
    return True


def _grant(mailbox: Mailbox) -> OAuthGrant:
    grant = OAuthGrant.objects.select_related("client").filter(mailbox_id=mailbox.pk).first()
    if grant is None or grant.client.provider != mailbox.sign_in:
        raise CannotSignIn(
            _("Nobody has let the desk into this mailbox yet: %(how)s.") % {"how": SignIn(mailbox.sign_in).label}
        )
    return grant


def _what_is_left(grant: OAuthGrant, refused: str) -> str:
    """The token we have may still open the mailbox for a while when no new one can be had."""
    if grant.access_token and grant.access_token != refused and grant.access_ends_at > now():
        return grant.access_token
    raise CannotSignIn(grant.last_error)


def _is_good(grant: OAuthGrant, refused: str, at: datetime) -> bool:
    return bool(grant.access_token) and grant.access_token != refused and grant.access_ends_at > at + SPARE
