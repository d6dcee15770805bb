"""The sign-in of a mailbox in the browser: there and back, and what everybody else sees of it."""

from datetime import timedelta
from urllib.parse import parse_qs, urlsplit

import pytest
from django.test import Client

from firstline.channels.email.models import Mailbox, OAuthClient, OAuthGrant
from firstline.channels.email.tests.at_provider import connected_to, mailbox_at, visit
from firstline.channels.email.tests.mails import mailbox
from firstline.core.clock import now
from firstline.core.models import LoggedEvent
from tests.oauth_server import oauth_provider

pytestmark = pytest.mark.django_db

FORM = {
    "name": "Support", "address": "support@desk.test", "sign_in": "google", "imap_port": 993, "imap_security": "ssl",
    "imap_folder": "INBOX", "after_taking": "seen", "way_out": "smtp", "smtp_port": 587, "smtp_security": "starttls",
    "is_active": "on",
}  # fmt: skip


@pytest.fixture
def provider(settings):
    settings.INTERNAL_HOSTS = ["127.0.0.1"]
    with oauth_provider() as running:
        yield running


@pytest.fixture
def ada(signed_in, cast):
    return signed_in(cast.ada)


def page_of(box: Mailbox) -> str:
    return f"/desk/settings/mailboxes/{box.pk}/sign-in/"


def entered(**values: str) -> dict[str, str]:
    """As the form sends it: each form has a `client_id` of its own as well."""
    return {"client_id": "of-the-form", **{f"provider-{name}": value for name, value in values.items()}}


def go(browser: Client, box: Mailbox) -> str:
    """Where the provider's sign-in page is."""
    return browser.post(f"{page_of(box)}go/", headers={"HX-Request": "true"}).headers["HX-Redirect"]


def come_back(browser: Client, brought: dict[str, str]):
    return browser.get("/desk/settings/mailboxes/signed-in/", brought)


def test_a_new_mailbox_leads_to_its_sign_in(ada):
    response = ada.post("/desk/settings/mailboxes/new/", FORM)
    box = Mailbox.objects.get()
    assert response.headers["Location"] == page_of(box)
    assert (box.sign_in, box.imap_host) == ("google", "imap.gmail.com")
    page = ada.get(page_of(box)).content.decode()
    assert "http://127.0.0.1:8000/desk/settings/mailboxes/signed-in/" in page
    assert "console.cloud.google.com" in page
    assert "Sign in at Google" not in page
    assert "Not signed in" in ada.get("/desk/settings/mailboxes/").content.decode()


def test_enters_how_the_provider_knows_the_desk_and_never_shows_the_secret(ada):
    box = mailbox(sign_in="microsoft")
    data = entered(client_id="abc", client_secret="top secret", tenant="desk.test", secret_ends_on="2030-01-31")
    assert ada.post(page_of(box), data).headers["Location"] == page_of(box)
    assert ada.post(page_of(box), {**data, **entered(client_secret="", client_id="abcd")}).status_code == 302
    client = OAuthClient.objects.get()
    assert (client.client_id, client.client_secret, str(client.secret_ends_on)) == ("abcd", "top secret", "2030-01-31")
    page = ada.get(page_of(box)).content.decode()
    assert "top secret" not in page
    assert 'value="2030-01-31"' in page
    assert "Sign in at Microsoft 365" in page
    assert ada.post(page_of(box), {**data, **entered(tenant="a b")}).status_code == 422


def test_signs_in_there_and_comes_back_connected(ada, provider):
    box = mailbox_at(provider)
    response = come_back(ada, visit(go(ada, box)))
    assert response.headers["Location"] == page_of(box)
    assert OAuthGrant.objects.get().account == "support@desk.test"
    page = ada.get(page_of(box)).content.decode()
    assert "Signed in: mail is fetched and sent from now on." in page
    assert "Connected as" in page
    assert "support@desk.test" in page


def test_works_without_scripts(ada, provider):
    box = mailbox_at(provider)
    page = ada.post(f"{page_of(box)}go/").content.decode()
    assert f'href="{provider.url}/authorize?' in page


def test_what_was_brought_counts_once_and_only_in_the_session_that_began(ada, provider, signed_in, cast):
    box = mailbox_at(provider)
    brought = visit(go(ada, box))
    assert come_back(signed_in(cast.ada), brought).headers["Location"] == "/desk/settings/mailboxes/"
    assert not OAuthGrant.objects.exists()
    come_back(ada, brought)
    come_back(ada, brought)
    assert len(provider.asked) == 1


def test_a_state_that_is_not_ours_connects_nothing_and_ends_the_errand(ada, provider):
    box = mailbox_at(provider)
    brought = visit(go(ada, box))
    page = come_back(ada, {**brought, "state": "forged"})
    assert "another window" in ada.get(page.headers["Location"]).content.decode()
    come_back(ada, brought)
    assert provider.asked == []


def test_says_why_the_provider_refused(ada, provider):
    provider.refuses_sign_in = True
    box = mailbox_at(provider)
    come_back(ada, visit(go(ada, box)))
    assert "The user said no." in ada.get(page_of(box)).content.decode()


def test_ends_the_sign_in(ada, provider):
    grant = connected_to(provider)
    assert ada.post(f"{page_of(grant.mailbox)}end/").status_code == 302
    assert not OAuthGrant.objects.exists()
    assert LoggedEvent.objects.filter(kind="mailbox:disconnected").count() == 1


@pytest.mark.parametrize(
    ("days", "words"), [(14, "ends in 14 days"), (1, "ends in 1 day."), (0, "ends today"), (-2, "ended 2 days ago")]
)
def test_counts_the_days_to_the_end_of_the_secret(ada, provider, days, words):
    grant = connected_to(provider)
    OAuthClient.objects.update(secret_ends_on=(now() + timedelta(days=days)).date())
    assert words in ada.get(page_of(grant.mailbox)).content.decode()
    assert words in ada.get("/desk/settings/mailboxes/").content.decode()


def test_says_nothing_of_an_end_that_is_far(ada, provider):
    grant = connected_to(provider)
    OAuthClient.objects.update(secret_ends_on=(now() + timedelta(days=15)).date())
    assert "client secret ends" not in ada.get(page_of(grant.mailbox)).content.decode()


def test_is_nothing_to_those_who_may_not(signed_in, cast, provider):
    box = mailbox_at(provider)
    for person in (cast.boris, cast.anna):
        browser = signed_in(person)
        assert browser.get(page_of(box)).status_code == 404
        assert come_back(browser, {"code": "x", "state": "y"}).status_code == 404
        for what in ("go/", "end/"):
            assert browser.post(f"{page_of(box)}{what}").status_code == 404
    assert Client().get(page_of(box)).status_code == 302


def test_a_mailbox_with_a_password_has_no_sign_in(ada):
    assert ada.get(page_of(mailbox())).status_code == 404


def test_the_list_says_that_a_sign_in_works_no_more_and_opens_for_mailboxes_that_are_off(ada, provider):
    mailbox(name="Off", address="off@desk.test", sign_in="google", is_active=False)
    connected_to(provider)
    OAuthGrant.objects.update(failing_since=now(), last_error="It was withdrawn.")
    page = ada.get("/desk/settings/mailboxes/").content.decode()
    assert "It was withdrawn." in page
    assert "Not in use" in page


def test_no_get_leads_to_the_provider(ada, provider):
    box = mailbox_at(provider)
    assert ada.get(f"{page_of(box)}go/").status_code == 405
    asked = parse_qs(urlsplit(go(ada, box)).query)
    assert asked["redirect_uri"] == ["http://127.0.0.1:8000/desk/settings/mailboxes/signed-in/"]
