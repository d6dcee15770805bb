"""Asking a provider for tokens (RFC 6749, 5 and 6)."""

import base64
import binascii
import json
from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any

from django.utils.translation import gettext as _

from firstline.channels.email.granted import Tokens
from firstline.channels.email.models import OAuthClient
from firstline.channels.email.oauth.faults import CannotSignIn, denied
from firstline.channels.email.providers import endpoints_of
from firstline.core.outbound import Answer, post_form

SHORTEST, USUAL, LONGEST = 60, 3600, 7 * 86400
"""Seconds an access token is believed to last."""

LONGEST_REFRESH = 10 * 366 * 86400


def exchange_code(client: OAuthClient, code: str, *, verifier: str, redirect_address: str, at: datetime) -> Tokens:
    """The tokens for a code that somebody brought back from signing in. Raises Denied, CannotSignIn, CannotAsk."""
    asked = {
        "grant_type": "authorization_code",
        "code": code,
        "code_verifier": verifier,
        "redirect_uri": redirect_address,
    }
    return _asked(client, asked, at)


def renewed(client: OAuthClient, refresh_token: str, *, at: datetime) -> Tokens:
    """New tokens for a refresh token. Raises Denied, CannotSignIn, CannotAsk."""
    return _asked(client, {"grant_type": "refresh_token", "refresh_token": refresh_token}, at)


def _asked(client: OAuthClient, fields: Mapping[str, str], at: datetime) -> Tokens:
    who = {"client_id": client.client_id}
    if client.client_secret:
        who["client_secret"] = client.client_secret
    answer = post_form(endpoints_of(client).token, {**fields, **who})
    said = _read(client, answer)
    if answer.status != 200 or "error" in said:
        raise denied(str(client), _text(said, "error"), _text(said, "error_description"))
    return _tokens(client, said, at)


def _read(client: OAuthClient, answer: Answer) -> dict[str, Any]:
    try:
        said = json.loads(answer.body)
    except ValueError:
        said = None
    if not isinstance(said, dict):
        raise CannotSignIn(
            _("%(provider)s gave an answer (status %(status)s) that can't be read. It is asked again later.")
            % {"provider": client, "status": answer.status}
        )
    return said


def _tokens(client: OAuthClient, said: Mapping[str, Any], at: datetime) -> Tokens:
    access = _text(said, "access_token")
    if not access or _text(said, "token_type").lower() not in ("bearer", ""):
        raise CannotSignIn(_("%(provider)s gave no token that opens a mailbox.") % {"provider": client})
    lasts = _seconds(said.get("expires_in")) or USUAL
    refresh_lasts = _seconds(said.get("refresh_token_expires_in"))
    return Tokens(
        access=access,
        access_ends_at=at + timedelta(seconds=min(max(lasts, SHORTEST), LONGEST)),
        refresh=_text(said, "refresh_token"),
        refresh_ends_at=at + timedelta(seconds=min(refresh_lasts, LONGEST_REFRESH)) if refresh_lasts else None,
        account=_account(_text(said, "id_token")),
    )


def _account(id_token: str) -> str:
    """Who signed in. The provider itself gave it to us over TLS, so its signature adds nothing; it is only shown."""
    try:
        payload = id_token.split(".")[1]
        claims = json.loads(base64.urlsafe_b64decode(payload + "=" * (-len(payload) % 4)))
    except (IndexError, ValueError, binascii.Error):
        return ""
    if not isinstance(claims, dict):
        return ""
    return next((found[:254] for name in ("preferred_username", "email", "upn") if (found := _text(claims, name))), "")


def _text(said: Mapping[str, Any], name: str) -> str:
    value = said.get(name)
    return value if isinstance(value, str) else ""


def _seconds(value: object) -> int:
    """Some providers write the number as text."""
    if isinstance(value, bool) or not isinstance(value, int | float | str):
        return 0
    try:
        return max(0, int(value))
    except (ValueError, OverflowError):
        return 0
