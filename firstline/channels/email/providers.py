"""What is known about those who let mailboxes in by a sign-in: their addresses and their mail servers."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from firstline.channels.email.models import OAuthClient
from firstline.channels.email.models.mailbox import FETCHED, Security, WayIn
from firstline.channels.email.models.oauth_client import Provider

ANY_ORGANISATION = "organizations"

_MAIL_SERVERS: Mapping[str, Mapping[str, Any]] = {
    Provider.MICROSOFT: {
        "imap_host": "outlook.office365.com", "imap_port": 993, "imap_security": Security.SSL,
        "smtp_host": "smtp.office365.com", "smtp_port": 587, "smtp_security": Security.STARTTLS,
    },
    Provider.GOOGLE: {
        "imap_host": "imap.gmail.com", "imap_port": 993, "imap_security": Security.SSL,
        "smtp_host": "smtp.gmail.com", "smtp_port": 587, "smtp_security": Security.STARTTLS,
    },
}  # fmt: skip

_BY_POP3: Mapping[str, Mapping[str, Any]] = {
    Provider.MICROSOFT: {"imap_host": "outlook.office365.com", "imap_port": 995, "imap_security": Security.SSL},
    Provider.GOOGLE: {"imap_host": "pop.gmail.com", "imap_port": 995, "imap_security": Security.SSL},
}

KNOWN_HOSTS: frozenset[str] = frozenset(
    value
    for servers in (*_MAIL_SERVERS.values(), *_BY_POP3.values())
    for name, value in servers.items()
    if name.endswith("_host")
)


def mail_servers(provider: str, way_in: str) -> Mapping[str, Any]:
    """The servers of mailboxes there, as fields of a mailbox; empty where they are not known."""
    known = _MAIL_SERVERS.get(provider, {})
    if way_in not in FETCHED:
        return {name: value for name, value in known.items() if name.startswith("smtp_")}
    return {**known, **(_BY_POP3.get(provider, {}) if way_in == WayIn.POP3 else {})}


@dataclass(frozen=True)
class Endpoints:
    """Where one signs in, where tokens are given, what is asked for; `extra` goes along to the sign-in page."""

    authorize: str
    token: str
    scopes: str
    extra: Mapping[str, str] = field(default_factory=dict)


def endpoints_of(client: OAuthClient, way_in: str = WayIn.IMAP) -> Endpoints:
    """`way_in` is how mail of the mailbox comes in that is signed in to: Microsoft gives a token for one way only."""
    if client.provider == Provider.MICROSOFT:
        return _of_microsoft(client.tenant or ANY_ORGANISATION, way_in)
    if client.provider == Provider.GOOGLE:
        return _GOOGLE
    return Endpoints(client.authorize_url, client.token_url, client.scopes)


_MICROSOFT_FETCHING = {
    WayIn.IMAP: "https://outlook.office.com/IMAP.AccessAsUser.All ",
    WayIn.POP3: "https://outlook.office.com/POP.AccessAsUser.All ",
}


def _of_microsoft(tenant: str, way_in: str) -> Endpoints:
    return Endpoints(
        authorize=f"https://login.microsoftonline.com/{tenant}/oauth2/v2.0/authorize",
        token=f"https://login.microsoftonline.com/{tenant}/oauth2/v2.0/token",
        scopes="openid email offline_access "
        f"{_MICROSOFT_FETCHING.get(WayIn(way_in), '')}https://outlook.office.com/SMTP.Send",
        extra={"prompt": "select_account"},
    )


# Google gives a refresh token only when access_type and prompt say so.
_GOOGLE = Endpoints(
    authorize="https://accounts.google.com/o/oauth2/v2/auth",
    token="https://oauth2.googleapis.com/token",  # noqa: S106 -- an address
    scopes="openid email https://mail.google.com/",
    extra={"access_type": "offline", "prompt": "consent select_account"},
)
