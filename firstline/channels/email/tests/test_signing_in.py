"""Somebody signs in at the mailbox's provider, and what they bring back connects the mailbox."""

from dataclasses import replace
from datetime import timedelta
from urllib.parse import parse_qs, urlsplit

import pytest
from django.db import connection

from firstline.channels.email.actions.connect_mailbox import disconnect_mailbox
from firstline.channels.email.actions.keep_mailbox import change_mailbox
from firstline.channels.email.actions.keep_provider import CannotKeepProvider, keep_provider
from firstline.channels.email.models import OAuthClient, OAuthGrant
from firstline.channels.email.models.oauth_client import Provider
from firstline.channels.email.oauth.faults import CannotSignIn, Denied
from firstline.channels.email.oauth.signing_in import finish
from firstline.channels.email.providers import endpoints_of
from firstline.channels.email.queries import watched_mailboxes
from firstline.channels.email.tests.at_provider import BACK, begun, connected_to, mailbox_at, registered_at, visit
from firstline.channels.email.tests.mails import mailbox
from firstline.core.access import SYSTEM
from firstline.core.clock import now
from firstline.core.errors import NotAllowed
from firstline.core.models import LoggedEvent
from tests.cast import NOW
from tests.oauth_server import CLIENT_ID, oauth_provider

pytestmark = pytest.mark.django_db


@pytest.fixture
def provider(settings):
    settings.INTERNAL_HOSTS = ["127.0.0.1"]
    with oauth_provider() as running:
        yield running


def test_connects_the_mailbox_and_says_as_whom(provider):
    grant = connected_to(provider)
    assert (grant.account, grant.failing_since, grant.last_error) == ("support@desk.test", None, "")
    assert provider.account_of(grant.access_token) == "support@desk.test"
    assert timedelta(minutes=59) < grant.access_ends_at - now() <= timedelta(hours=1)
    (event,) = LoggedEvent.objects.filter(kind="mailbox:connected")
    assert event.data == {"mailbox_id": grant.mailbox_id, "provider": "other", "account": "support@desk.test"}


def test_keeps_no_secret_in_the_clear(provider):
    grant = connected_to(provider)
    with connection.cursor() as cursor:
        cursor.execute("SELECT access_token, refresh_token FROM oauth_grant")
        kept = str(cursor.fetchone())
        cursor.execute("SELECT client_secret FROM oauth_client")
        kept += str(cursor.fetchone())
    for secret in (grant.access_token, grant.refresh_token, "s3cret"):
        assert secret not in kept
        assert secret not in str(list(LoggedEvent.objects.values_list("data", flat=True)))


def test_asks_for_what_the_provider_wants_to_hear(provider):
    address, errand = begun(mailbox_at(provider))
    asked = {name: values[0] for name, values in parse_qs(urlsplit(address).query).items()}
    assert (asked["client_id"], asked["redirect_uri"], asked["scope"]) == (CLIENT_ID, BACK, "mail")
    assert (asked["code_challenge_method"], asked["login_hint"]) == ("S256", "support@desk.test")
    assert errand.verifier not in address
    assert len(errand.verifier) >= 43


def test_what_comes_from_another_window_connects_nothing(provider):
    box = mailbox_at(provider)
    address, errand = begun(box)
    with pytest.raises(CannotSignIn, match="another window"):
        finish(box, errand, {**visit(address), "state": "x"}, by=SYSTEM, at=now())
    with pytest.raises(CannotSignIn, match="too long"):
        finish(box, errand, visit(address), by=SYSTEM, at=now() + timedelta(minutes=20))
    assert provider.asked == []
    assert not OAuthGrant.objects.exists()


def test_a_code_that_somebody_else_began_is_refused_by_the_provider(provider):
    box = mailbox_at(provider)
    address, errand = begun(box)
    with pytest.raises(Denied, match="PKCE failed"):
        finish(box, replace(errand, verifier="x" * 43), visit(address), by=SYSTEM, at=now())
    assert not OAuthGrant.objects.exists()


def test_says_that_the_sign_in_was_refused(provider):
    provider.refuses_sign_in = True
    box = mailbox_at(provider)
    address, errand = begun(box)
    with pytest.raises(Denied, match=r"refused. It said: “The user said no.”"):
        finish(box, errand, visit(address), by=SYSTEM, at=now())


def test_says_that_the_client_secret_is_wrong(provider):
    box = mailbox_at(provider)
    provider.client_secret = "another"
    address, errand = begun(box)
    with pytest.raises(Denied, match="client secret"):
        finish(box, errand, visit(address), by=SYSTEM, at=now())


def test_without_a_registration_nobody_is_sent_anywhere(provider):
    box = mailbox(sign_in="google")
    with pytest.raises(CannotSignIn, match="client id and secret"):
        begun(box)


def test_only_who_manages_mailboxes_may(provider, cast):
    box = mailbox_at(provider)
    _address, errand = begun(box)
    boris = cast.actor(cast.boris)
    with pytest.raises(NotAllowed):
        finish(box, errand, {"state": errand.state, "code": "x"}, by=boris, at=now())
    with pytest.raises(NotAllowed):
        disconnect_mailbox(box, by=boris, at=NOW)
    with pytest.raises(NotAllowed):
        keep_provider(Provider.GOOGLE, client_id="x", by=boris, at=NOW)
    assert OAuthClient.objects.count() == 1


def test_fetches_only_from_mailboxes_somebody_has_signed_in_to(provider):
    box = mailbox_at(provider, imap_host="imap.test")
    assert not watched_mailboxes().exists()
    grant = connected_to(provider, name="Sales", address="sales@desk.test", imap_host="imap.test")
    (watched,) = watched_mailboxes()
    assert (watched.pk, watched.granted_at) == (grant.mailbox_id, grant.granted_at)
    change_mailbox(watched, sign_in="google", by=SYSTEM, at=NOW)
    assert not watched_mailboxes().exists()
    change_mailbox(box, sign_in="password", by=SYSTEM, at=NOW)
    assert watched_mailboxes().get() == box


def test_throws_away_what_was_granted(provider):
    grant = connected_to(provider)
    disconnect_mailbox(grant.mailbox, by=SYSTEM, at=NOW)
    disconnect_mailbox(grant.mailbox, by=SYSTEM, at=NOW)
    assert not OAuthGrant.objects.exists()
    assert LoggedEvent.objects.filter(kind="mailbox:disconnected").count() == 1


def test_signing_in_again_takes_the_place_of_what_was_there(provider):
    grant = connected_to(provider)
    provider.account = "deputy@desk.test"
    address, errand = begun(grant.mailbox)
    again = finish(grant.mailbox, errand, visit(address), by=SYSTEM, at=now())
    assert OAuthGrant.objects.get().pk == again.pk
    assert again.account == "deputy@desk.test"


@pytest.mark.parametrize(
    ("values", "field"),
    [
        ({"client_id": " "}, "client_id"),
        ({"authorize_url": "login"}, "authorize_url"),
        ({"token_url": "ftp://x/"}, "token_url"),
        ({"tenant": "a/../b"}, "tenant"),
    ],
)
def test_says_what_is_wrong_with_a_registration(provider, values, field):
    with pytest.raises(CannotKeepProvider) as refusal:
        registered_at(provider, **values)
    assert refusal.value.field == field
    assert not OAuthClient.objects.exists()


def test_knows_the_servers_of_microsoft_and_google():
    box = mailbox(sign_in="microsoft")
    assert (box.imap_host, box.smtp_host, box.smtp_port) == ("outlook.office365.com", "smtp.office365.com", 587)
    keep_provider(Provider.MICROSOFT, client_id="x", tenant="desk.test", by=SYSTEM, at=NOW)
    address, _errand = begun(box)
    assert address.startswith("https://login.microsoftonline.com/desk.test/oauth2/v2.0/authorize?")
    assert "offline_access" in address
    moved = change_mailbox(box, sign_in="google", imap_host=box.imap_host, smtp_host="mail.own.test", by=SYSTEM, at=NOW)
    assert (moved.imap_host, moved.smtp_host) == ("imap.gmail.com", "mail.own.test")
    keep_provider(Provider.GOOGLE, client_id="x", by=SYSTEM, at=NOW)
    assert "access_type=offline" in begun(moved)[0]


@pytest.mark.parametrize(
    ("place", "way_in", "imap"),
    [
        ("microsoft", "pop3", ("outlook.office365.com", 995)),
        ("google", "pop3", ("pop.gmail.com", 995)),
        ("google", "none", ("", 993)),
    ],
)
def test_the_servers_of_a_provider_go_by_how_mail_comes_in(place, way_in, imap):
    box = mailbox(sign_in=place, way_in=way_in)
    assert (box.imap_host, box.imap_port) == imap
    assert box.smtp_host


def test_another_way_in_leads_to_another_server_of_the_provider_but_not_away_from_an_own_one():
    box = change_mailbox(mailbox(sign_in="google", smtp_host="mail.own.test"), way_in="pop3", by=SYSTEM, at=NOW)
    assert (box.imap_host, box.imap_port, box.smtp_host) == ("pop.gmail.com", 995, "mail.own.test")
    own = mailbox(name="Own", address="own@desk.test", sign_in="google", imap_host="imap.own.test")
    assert change_mailbox(own, way_in="pop3", by=SYSTEM, at=NOW).imap_host == "imap.own.test"


@pytest.mark.parametrize(
    ("way_in", "fetching"), [("imap", "IMAP.AccessAsUser.All "), ("pop3", "POP.AccessAsUser.All "), ("none", "")]
)
def test_microsoft_is_asked_only_for_the_ways_that_are_used(way_in, fetching):
    scopes = endpoints_of(OAuthClient(provider="microsoft"), way_in).scopes
    before = "openid email offline_access "
    fetched = f"https://outlook.office.com/{fetching}" if fetching else ""
    assert scopes == f"{before}{fetched}https://outlook.office.com/SMTP.Send"
