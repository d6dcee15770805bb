"""Signing in with a password: for agents and users by the same door, and slow for those who guess."""

from html import unescape

import pytest
from django.test import Client

from firstline.core.access import SYSTEM
from firstline.people.actions.change_person import change_person
from firstline.people.actions.set_password import set_password
from tests.cast import NOW

PASSWORD = "correct horse battery"
LOGIN = "/account/login/"


@pytest.fixture(autouse=True)
def _passwords(cast):
    for person in (cast.anna, cast.boris):
        set_password(person, PASSWORD, by=SYSTEM, at=NOW)


def sign_in(client, login="anna@bergs.test", password=PASSWORD, **more):
    return client.post(LOGIN, {"login": login, "password": password, **more})


def test_asks_for_address_and_password_and_offers_a_link(client):
    page = client.get(LOGIN).text
    assert 'name="login"' in page
    assert 'formaction="/account/link/"' in page


def test_leads_users_to_the_portal_and_agents_to_the_desk(client, cast):
    assert sign_in(client, "Anna@Bergs.test").headers["Location"] == "/"
    assert sign_in(Client(), "boris@desk.test").headers["Location"] == "/desk/"


def test_leads_back_to_where_one_was_going(client):
    assert 'name="next" value="/requests/7/"' in client.get(f"{LOGIN}?next=/requests/7/").text
    assert sign_in(client, next="/requests/7/").headers["Location"] == "/requests/7/"


@pytest.mark.parametrize(
    "away",
    [
        "https://evil.test/",
        "//evil.test/",
        "/\\evil.test/",
        "javascript:alert(1)",
        "http:evil.test",
        "evil",
        "/x" * 999,
    ],
)
def test_never_leads_away_from_here(client, away):
    assert sign_in(client, next=away).headers["Location"] == "/"


def test_begins_a_new_session(client):
    client.get(LOGIN)
    session = client.session
    session["typed"] = "something"
    session.save()
    before = client.session.session_key
    sign_in(client)
    assert client.session.session_key != before
    assert client.session["typed"] == "something"


def test_says_the_same_of_a_wrong_password_and_an_unknown_address(client):
    pages = [sign_in(client, login, "wrong password").text for login in ("anna@bergs.test", "nobody@bergs.test", "x")]
    said = {page.split('role="alert"')[1].split("</div>")[0] for page in pages}
    assert len(said) == 1
    assert "This address and password don't go together." in unescape(said.pop())


def test_whoever_has_no_password_can_not_come_in_without(client, cast):
    assert sign_in(client, "oskar@bergs.test", "!").status_code == 200
    assert sign_in(client, "oskar@bergs.test", "").status_code == 200
    assert "_auth_user_id" not in client.session


def test_a_closed_account_stays_closed(client, cast):
    change_person(cast.anna, is_active=False, by=SYSTEM, at=NOW)
    sign_in(client)
    assert "_auth_user_id" not in client.session


@pytest.mark.parametrize("login", ["anna@bergs.test", "nobody@bergs.test"])
def test_after_ten_wrong_tries_one_waits_or_has_a_link_sent(client, login):
    for _ in range(10):
        assert "tries" not in sign_in(client, login, "wrong password").text.split("<main")[1]
    refused = sign_in(client, login)
    assert "Wait 10 minutes, or have a link sent to your mail address." in refused.text
    assert "_auth_user_id" not in client.session


def test_right_ones_are_not_counted(client):
    for _ in range(15):
        assert sign_in(Client()).status_code == 302


def test_many_addresses_from_one_source_are_stopped_too(client):
    for number in range(60):
        sign_in(client, f"n{number}@bergs.test", "x")
    assert "Wait" in sign_in(client).text
    assert sign_in(Client(REMOTE_ADDR="192.0.2.77")).status_code == 302


def test_signing_out_ends_the_session_and_only_by_post(client):
    sign_in(client)
    assert "Sign out?" in client.get("/account/logout/").text
    assert "_auth_user_id" in client.session
    assert client.post("/account/logout/").headers["Location"] == "/"
    assert "_auth_user_id" not in client.session


def test_a_change_of_rights_ends_the_session(client, cast):
    sign_in(client)
    assert client.get("/requests/").status_code == 200
    change_person(cast.anna, role=cast.fatima.role, by=SYSTEM, at=NOW)
    assert client.get("/requests/").status_code == 302


@pytest.mark.parametrize(
    "path",
    ["signup/", "email/", "password/reset/", "password/change/", "password/set/", "confirm-email/", "login/code/",
     "reauthenticate/"],
)  # fmt: skip
def test_what_is_not_used_of_allauth_is_not_there(client, path):
    assert client.get(f"/account/{path}").status_code == 404
