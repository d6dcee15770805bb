"""A mailbox at a provider of the tests, for tests of signing in there."""

from urllib.parse import parse_qsl, urlsplit
from urllib.request import HTTPRedirectHandler, build_opener

from firstline.channels.email.actions.keep_provider import keep_provider
from firstline.channels.email.models import Mailbox, OAuthClient, OAuthGrant
from firstline.channels.email.models.oauth_client import Provider
from firstline.channels.email.oauth.signing_in import Errand, begin, finish
from firstline.channels.email.tests.mails import mailbox
from firstline.core.access import SYSTEM
from firstline.core.clock import now
from tests.cast import NOW
from tests.oauth_server import CLIENT_ID, CLIENT_SECRET, OAuthProvider

BACK = "https://desk.test/desk/settings/mailboxes/signed-in/"


def registered_at(provider: OAuthProvider, **values) -> OAuthClient:
    given = {
        "client_id": CLIENT_ID,
        "client_secret": CLIENT_SECRET,
        "authorize_url": f"{provider.url}/authorize",
        "token_url": f"{provider.url}/token",
        "scopes": "mail",
        **values,
    }
    return keep_provider(Provider.OTHER, by=SYSTEM, at=NOW, **given)


def mailbox_at(provider: OAuthProvider, **values) -> Mailbox:
    registered_at(provider)
    return mailbox(**{"sign_in": "other", **values})


def visit(address: str) -> dict[str, str]:
    """What the provider gives the browser to bring back after a visit to its sign-in page."""

    class Stay(HTTPRedirectHandler):
        def redirect_request(self, request, stream, code, said, headers, address):
            return None

        def http_error_302(self, request, stream, code, said, headers):
            return stream

    answer = build_opener(Stay).open(address)
    return dict(parse_qsl(urlsplit(answer.headers["Location"]).query))


def begun(box: Mailbox) -> tuple[str, Errand]:
    return begin(box, redirect_address=BACK, by=SYSTEM, at=now())


def connected_to(provider: OAuthProvider, **values) -> OAuthGrant:
    """A new mailbox that somebody has signed in to."""
    box = mailbox_at(provider, **values)
    return sign_in(box)


def sign_in(box: Mailbox) -> OAuthGrant:
    address, errand = begun(box)
    return finish(box, errand, visit(address), by=SYSTEM, at=now())
