"""Coming in by a link from a mail, and by an invitation."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from firstline.channels.email.models import OutgoingMail
from firstline.core.access import SYSTEM
from firstline.core.clock import now
from firstline.people.actions.change_person import change_person
from firstline.people.actions.sign_in import ask_sign_in_link, invite
from firstline.people.models import Person, SignInLink

ASK = "/account/link/"


def ask(client, address="anna@bergs.test", **more):
    return client.post(ASK, {"email": address, **more})


def secret_for(person, at=None):
    return ask_sign_in_link(person, by=SYSTEM, at=at or now())


@pytest.fixture
def mails(run_jobs):
    def sent():
        run_jobs()
        return list(OutgoingMail.objects.filter(kind="sign-in"))

    return sent


# ── asking ───────────────────────────────────────────────────────────────────


def test_the_answer_is_the_same_for_known_and_unknown_addresses(client, cast, mails):
    known, unknown = ask(client).text, ask(client, "nobody@bergs.test").text
    assert "a link is on its way there" in known
    strip = lambda page, address: page.replace(address, "A").split("csrfmiddlewaretoken")[0].split("<main")[1]  # noqa: E731
    assert strip(known, "anna@bergs.test") == strip(unknown, "nobody@bergs.test")
    assert [mail.address for mail in mails()] == ["anna@bergs.test"]


def test_nothing_is_done_for_the_one_and_not_the_other_before_the_worker_comes(client, cast):
    ask(client, "warmed.up@bergs.test")
    counts = []
    for address in ("anna@bergs.test", "nobody@bergs.test"):
        with CaptureQueriesContext(connection) as queries:
            ask(client, address)
        counts.append(len(queries))
    assert counts[0] == counts[1]
    assert SignInLink.objects.count() == 0


def test_the_mail_leads_in(client, cast, mails):
    ask(client, "Anna@Bergs.test ")
    (mail,) = mails()
    path = mail.secret.removeprefix("http://127.0.0.1:8000")
    assert path.startswith("/account/in/")
    assert "Continue as Anna Berg" in client.get(path).text
    assert client.post(path).headers["Location"] == "/"
    assert client.session["_auth_user_id"] == str(cast.anna.pk)


def test_leads_back_to_where_one_was_going_in_the_same_browser(client, cast, mails):
    ask(client, next="/requests/7/")
    assert client.post(f"/account/in/{secret_for(cast.anna)}/").headers["Location"] == "/requests/7/"


def test_the_button_on_the_page_for_signing_in_asks_for_one(client, cast, mails):
    client.post(ASK, {"login": "anna@bergs.test", "password": "half typ"})
    assert len(mails()) == 1


def test_an_empty_address_is_refused_in_a_sentence(client, db):
    refused = ask(client, " ")
    assert refused.status_code == 422
    assert "Write your mail address." in refused.text


@pytest.mark.parametrize("address", ["anna@bergs.test", "nobody@bergs.test"])
def test_asking_too_often_has_to_wait_whoever_it_is(client, cast, mails, address):
    answers = [ask(client, address).status_code for _ in range(5)]
    assert answers == [200, 200, 200, 200, 429]
    assert len(mails()) == (4 if address.startswith("anna") else 0)


def test_closed_accounts_get_none(client, cast, mails):
    change_person(cast.anna, is_active=False, by=SYSTEM, at=now())
    assert "a link is on its way there" in ask(client).text
    assert mails() == []


# ── following ────────────────────────────────────────────────────────────────


def test_looking_uses_nothing_up(client, cast):
    secret = secret_for(cast.anna)
    for _ in range(3):
        assert client.get(f"/account/in/{secret}/").status_code == 200
        client.head(f"/account/in/{secret}/")
    assert "_auth_user_id" not in client.session
    assert SignInLink.objects.count() == 1


def test_works_once(client, cast):
    secret = secret_for(cast.anna)
    assert client.post(f"/account/in/{secret}/").status_code == 302
    client.post("/account/logout/")
    again = client.post(f"/account/in/{secret}/")
    assert again.status_code == 410
    assert "has been used already, or its time is over" in again.text
    assert 'action="/account/link/"' in again.text
    assert "_auth_user_id" not in client.session


@pytest.mark.parametrize("secret", ["nonsense", "a" * 500])
def test_a_made_up_one_and_one_that_has_ended_say_the_same(client, cast, secret):
    ended = secret_for(cast.anna, at=now() - timedelta(hours=2))
    first, second = client.get(f"/account/in/{secret}/"), client.get(f"/account/in/{ended}/")
    assert first.status_code == second.status_code == 410
    assert "Anna" not in second.text


def test_agents_come_to_the_desk(client, cast):
    assert client.post(f"/account/in/{secret_for(cast.boris)}/").headers["Location"] == "/desk/"


def test_is_kept_by_no_browser_or_proxy(client, cast):
    assert "no-store" in client.get(f"/account/in/{secret_for(cast.anna)}/").headers["Cache-Control"]


# ── invitations ──────────────────────────────────────────────────────────────


def test_an_invitation_leads_to_choosing_a_password(client, cast):
    secret = invite(cast.boris, by=cast.actor(cast.ada), at=now())
    assert client.get(f"/account/in/{secret}/").headers["Location"] == f"/account/invited/{secret}/"
    page = client.get(f"/account/invited/{secret}/").text
    assert "Boris Nord" in page
    assert 'autocomplete="new-password"' in page
    done = client.post(f"/account/invited/{secret}/", {"password": "a sentence of boris"})
    assert done.headers["Location"] == "/desk/"
    assert Person.objects.get(pk=cast.boris.pk).check_password("a sentence of boris")
    assert client.get(f"/account/invited/{secret}/").status_code == 410


def test_a_weak_password_leaves_the_invitation_as_it_was(client, cast):
    secret = invite(cast.boris, by=cast.actor(cast.ada), at=now())
    refused = client.post(f"/account/invited/{secret}/", {"password": "short"})
    assert refused.status_code == 422
    assert "at least 10 characters" in refused.text
    assert SignInLink.objects.count() == 1
    assert "_auth_user_id" not in client.session


def test_an_invitation_is_not_used_up_by_the_page_for_links(client, cast):
    secret = invite(cast.boris, by=cast.actor(cast.ada), at=now())
    client.post(f"/account/in/{secret}/")
    assert "_auth_user_id" not in client.session
    assert SignInLink.objects.count() == 1


def test_a_link_to_sign_in_sets_no_password(client, cast):
    secret = secret_for(cast.anna)
    answer = client.post(f"/account/invited/{secret}/", {"password": "a sentence of mallory"})
    assert answer.headers["Location"] == f"/account/in/{secret}/"
    cast.anna.refresh_from_db()
    assert not cast.anna.has_usable_password()
