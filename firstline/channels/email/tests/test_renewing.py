"""What was granted is renewed in time, by one process at a time, and never dies without a word."""

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest
from django.db import connection

from firstline.channels.email.actions.renew_grant import LONGEST_RENEWAL, claim_renewal, keep_renewed
from firstline.channels.email.granted import Tokens
from firstline.channels.email.models import OAuthGrant
from firstline.channels.email.oauth import access
from firstline.channels.email.oauth.access import access_token
from firstline.channels.email.oauth.faults import CannotSignIn
from firstline.channels.email.oauth.upkeep import renew_what_ends_soon
from firstline.channels.email.tests.at_provider import connected_to, registered_at, sign_in
from firstline.core.clock import now
from firstline.core.models import LoggedEvent
from tests.cast import NOW
from tests.oauth_server import CLIENT_SECRET, oauth_provider

pytestmark = pytest.mark.django_db


@pytest.fixture
def provider(settings):
    settings.INTERNAL_HOSTS = ["127.0.0.1"]
    with oauth_provider() as running:
        yield running


@pytest.fixture
def grant(provider):
    return connected_to(provider)


def fresh() -> OAuthGrant:
    return OAuthGrant.objects.select_related("mailbox", "client").get()


def make_it_end() -> None:
    OAuthGrant.objects.update(access_ends_at=now() + timedelta(seconds=30))


def let_it_try() -> None:
    OAuthGrant.objects.update(next_try_at=None)


def kinds() -> list[str]:
    return list(LoggedEvent.objects.filter(kind__contains="sign-in").order_by("id").values_list("kind", flat=True))


def refreshes(provider) -> int:
    return sum(asked["grant_type"] == "refresh_token" for asked in provider.asked)


def test_a_token_that_is_good_is_used_as_it_is(provider, grant):
    assert access_token(grant.mailbox) == grant.access_token
    assert refreshes(provider) == 0


def test_one_that_ends_soon_is_renewed_and_the_new_refresh_token_kept(provider, grant):
    make_it_end()
    token = access_token(grant.mailbox)
    assert provider.account_of(token) == "support@desk.test"
    assert fresh().refresh_token in provider.refresh
    assert fresh().refresh_token != grant.refresh_token
    make_it_end()
    assert access_token(grant.mailbox) != token
    assert refreshes(provider) == 2


def test_where_the_refresh_token_stays_it_is_kept(provider, grant):
    provider.rotates = False
    make_it_end()
    access_token(grant.mailbox)
    assert fresh().refresh_token == grant.refresh_token


def test_a_token_that_was_refused_is_renewed_whatever_its_time(provider, grant):
    assert access_token(grant.mailbox, refused=grant.access_token) != grant.access_token
    assert access_token(grant.mailbox, refused=grant.access_token) == fresh().access_token
    assert refreshes(provider) == 1


@pytest.mark.skipif(connection.vendor != "postgresql", reason="SQLite in memory locks whole tables among threads")
@pytest.mark.django_db(transaction=True, serialized_rollback=True)
def test_many_at_once_renew_once(provider, grant):
    provider.answers_after = 0.3
    make_it_end()

    def ask(_number: int) -> str:
        try:
            return access_token(grant.mailbox)
        finally:
            connection.close()

    with ThreadPoolExecutor(6) as pool:
        tokens = set(pool.map(ask, range(6)))
    assert tokens == {fresh().access_token}
    assert refreshes(provider) == 1
    assert fresh().failing_since is None


def test_whoever_was_slow_keeps_nothing_over_a_newer_sign_in(provider, grant):
    claimed = claim_renewal(fresh(), at=now())
    newer = sign_in(grant.mailbox)
    keep_renewed(claimed, Tokens(access="old", access_ends_at=now()), at=now())
    assert fresh().access_token == newer.access_token


def test_a_claim_ends_by_itself_when_its_process_dies(grant):
    assert claim_renewal(fresh(), at=NOW) is not None
    assert claim_renewal(fresh(), at=NOW + LONGEST_RENEWAL) is None
    assert claim_renewal(fresh(), at=NOW + LONGEST_RENEWAL + timedelta(seconds=1)) is not None


def test_a_sign_in_that_was_withdrawn_is_said_once_and_not_asked_for_again_at_once(provider, grant):
    provider.revoke()
    make_it_end()
    for _pass in range(3):
        with pytest.raises(CannotSignIn, match="Sign in again"):
            access_token(grant.mailbox, refused=grant.access_token)
    assert refreshes(provider) == 1
    assert kinds() == ["mailbox:sign-in-failed"]
    assert fresh().failing_since is not None
    let_it_try()
    with pytest.raises(CannotSignIn):
        access_token(grant.mailbox, refused=grant.access_token)
    assert kinds() == ["mailbox:sign-in-failed"]


def test_a_new_client_secret_is_tried_at_once_and_ends_the_trouble(provider, grant):
    provider.client_secret = "renewed"
    make_it_end()
    OAuthGrant.objects.update(access_ends_at=now())
    with pytest.raises(CannotSignIn, match="client secret"):
        access_token(grant.mailbox)
    registered_at(provider, client_secret="renewed")
    assert access_token(grant.mailbox) == fresh().access_token
    assert kinds() == ["mailbox:sign-in-failed", "mailbox:sign-in-works-again"]
    assert (fresh().last_error, fresh().failing_since) == ("", None)
    assert CLIENT_SECRET not in str(list(LoggedEvent.objects.values_list("data", flat=True)))


def test_while_the_provider_is_down_the_token_we_have_is_used_to_its_end(provider, grant):
    provider.is_down = True
    make_it_end()
    assert access_token(grant.mailbox) == grant.access_token
    assert (fresh().failing_since, kinds()) == (None, [])
    OAuthGrant.objects.update(access_ends_at=now(), next_try_at=None)
    with pytest.raises(CannotSignIn, match="gave no access"):
        access_token(grant.mailbox)
    assert kinds() == ["mailbox:sign-in-failed"]
    provider.is_down = False
    let_it_try()
    assert access_token(grant.mailbox) == fresh().access_token


def test_a_secret_of_another_installation_asks_for_a_new_sign_in(provider, grant):
    OAuthGrant.objects.update(refresh_token="")
    make_it_end()
    with pytest.raises(CannotSignIn, match="Sign in again"):
        access_token(grant.mailbox, refused=grant.access_token)


def test_a_mailbox_nobody_signed_in_to_says_so(provider, grant):
    grant.delete()
    with pytest.raises(CannotSignIn, match="Nobody has let the desk into this mailbox yet"):
        access_token(grant.mailbox)


def test_says_when_another_process_takes_too_long(provider, grant, monkeypatch):
    monkeypatch.setattr(access, "WAIT_SECONDS", 0.3)
    make_it_end()
    claim_renewal(fresh(), at=now())
    with pytest.raises(CannotSignIn, match="longer than it should"):
        access_token(grant.mailbox)


def test_renews_what_ends_soon_while_nobody_needs_it(provider, grant):
    assert renew_what_ends_soon(now()) == 0
    OAuthGrant.objects.update(access_ends_at=now() + timedelta(minutes=9))
    assert renew_what_ends_soon(now()) == 1
    assert renew_what_ends_soon(now()) == 0
    provider.revoke()
    OAuthGrant.objects.update(access_ends_at=now() + timedelta(minutes=9))
    assert renew_what_ends_soon(now()) == 0
    assert kinds() == ["mailbox:sign-in-failed"]


def test_remembers_when_the_sign_in_itself_ends(provider):
    provider.refresh_lasts_seconds = 7 * 86400
    grant = connected_to(provider)
    assert timedelta(days=6.9) < grant.refresh_ends_at - now() < timedelta(days=7.1)
