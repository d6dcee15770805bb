"""One's own account."""

import pytest
from django.test import Client

from firstline.account.signing_in import CAME_BY_LINK
from firstline.channels.email.models import OutgoingMail
from firstline.core.access import SYSTEM
from firstline.core.clock import now
from firstline.notify.models import PersonSignature
from firstline.people.actions.set_password import set_password
from firstline.people.actions.sign_in import ask_sign_in_link
from tests.cast import NOW

PROFILE = "/account/profile/"
PASSWORD = "correct horse battery"


@pytest.fixture
def anna(signed_in, cast):
    return signed_in(cast.anna)


def details(**values):
    return {"name": "Anna Berg", "phone": "", "language": "", "time_zone": "", "theme": "system", **values}


@pytest.mark.parametrize("path", ["profile/", "password/", "address/"])
def test_is_only_for_oneself(client, db, path):
    answer = client.get(f"/account/{path}") if path == "profile/" else client.post(f"/account/{path}")
    assert answer.headers["Location"] == "/account/login/?next=%2Faccount%2Fprofile%2F"


def test_saves_what_one_says_of_oneself(anna, cast):
    saved = anna.post(
        PROFILE, details(name="Anna Maria Berg", phone="0701", language="sv", time_zone="Asia/Tokyo", theme="dark")
    )
    assert saved.headers["Location"] == f"{PROFILE}?said=saved"
    assert saved.cookies["theme"].value == "dark"
    cast.anna.refresh_from_db()
    assert (cast.anna.name, cast.anna.phone, cast.anna.language, cast.anna.time_zone) == (
        "Anna Maria Berg",
        "0701",
        "sv",
        "Asia/Tokyo",
    )
    assert anna.get("/").headers["Content-Language"] == "sv"


@pytest.mark.parametrize("wrong", [{"name": " "}, {"language": "xx"}, {"time_zone": "Mars/Base"}, {"theme": "pink"}])
def test_refuses_nonsense_and_keeps_what_was_typed(anna, cast, wrong):
    refused = anna.post(PROFILE, details(phone="0701", **wrong))
    assert refused.status_code == 422
    assert 'value="0701"' in refused.text
    cast.anna.refresh_from_db()
    assert (cast.anna.phone, cast.anna.name) == ("", "Anna Berg")


def test_changes_nothing_but_what_it_shows(anna, cast):
    anna.post(PROFILE, details(role=cast.ada.role_id, is_active="", email="x@y.test", organisation=cast.nordby.pk))
    cast.anna.refresh_from_db()
    assert (cast.anna.role.code, cast.anna.email, cast.anna.organisation) == ("user", "anna@bergs.test", cast.bergs)


# ── password ─────────────────────────────────────────────────────────────────


def test_the_first_password_needs_no_other(anna, cast):
    assert 'name="current"' not in anna.get(PROFILE).text
    assert anna.post("/account/password/", {"password": PASSWORD}).headers["Location"] == f"{PROFILE}?said=password"
    cast.anna.refresh_from_db()
    assert cast.anna.check_password(PASSWORD)
    assert anna.get(PROFILE).status_code == 200


def test_the_next_one_needs_the_one_before_and_ends_other_sessions(signed_in, cast):
    set_password(cast.anna, PASSWORD, by=SYSTEM, at=NOW)
    cast.anna.refresh_from_db()
    here, elsewhere = signed_in(cast.anna), signed_in(cast.anna)
    wrong = here.post("/account/password/", {"current": "guess", "password": "another good one"})
    assert wrong.status_code == 422
    assert "This is not your password." in wrong.text
    here.post("/account/password/", {"current": PASSWORD, "password": "another good one"})
    assert here.get(PROFILE).status_code == 200
    assert elsewhere.get(PROFILE).status_code == 302


def test_the_one_before_can_not_be_guessed_here(signed_in, cast):
    set_password(cast.anna, PASSWORD, by=SYSTEM, at=NOW)
    cast.anna.refresh_from_db()
    anna = signed_in(cast.anna)
    for _ in range(10):
        anna.post("/account/password/", {"current": "guess", "password": "another good one"})
    assert "too often" in anna.post("/account/password/", {"current": PASSWORD, "password": "another good one"}).text


def test_who_came_by_a_link_has_forgotten_it(cast):
    set_password(cast.anna, PASSWORD, by=SYSTEM, at=NOW)
    browser = Client()
    browser.post(f"/account/in/{ask_sign_in_link(cast.anna, by=SYSTEM, at=now())}/")
    assert 'name="current"' not in browser.get(PROFILE).text
    assert browser.post("/account/password/", {"password": "another good one"}).status_code == 302
    cast.anna.refresh_from_db()
    assert cast.anna.check_password("another good one")


def test_but_only_for_an_hour(signed_in, cast):
    set_password(cast.anna, PASSWORD, by=SYSTEM, at=NOW)
    cast.anna.refresh_from_db()
    browser = signed_in(cast.anna)
    session = browser.session
    session[CAME_BY_LINK] = now().timestamp() - 1
    session.save()
    assert 'name="current"' in browser.get(PROFILE).text


def test_refuses_a_weak_one_beside_its_field(anna):
    refused = anna.post("/account/password/", {"password": "anna berg"})
    assert refused.status_code == 422
    assert refused.text.count("at least 10 characters") == 2
    assert '<div class="error-summary" role="alert" tabindex="-1" autofocus>' in refused.text
    assert "anna berg" not in refused.text.split('name="password"')[1][:200]


# ── address ──────────────────────────────────────────────────────────────────


def test_a_new_address_counts_once_its_link_was_followed(anna, cast, client, run_jobs):
    assert (
        anna.post("/account/address/", {"email": "Anna.New@Bergs.test"}).headers["Location"]
        == f"{PROFILE}?said=address"
    )
    mail = OutgoingMail.objects.get(kind="new-address")
    assert mail.address == "anna.new@bergs.test"
    cast.anna.refresh_from_db()
    assert cast.anna.email == "anna@bergs.test"
    path = mail.secret.removeprefix("http://127.0.0.1:8000")
    assert "anna.new@bergs.test" in client.get(path).text
    cast.anna.refresh_from_db()
    assert cast.anna.email == "anna@bergs.test"
    assert "From now on we write to anna.new@bergs.test." in client.post(path).text
    cast.anna.refresh_from_db()
    assert cast.anna.email == "anna.new@bergs.test"
    assert client.post(path).status_code == 410


def test_says_the_same_when_somebody_else_has_it_and_writes_to_nobody(anna, cast):
    assert (
        anna.post("/account/address/", {"email": "oskar@bergs.test"}).headers["Location"] == f"{PROFILE}?said=address"
    )
    assert not OutgoingMail.objects.exists()


@pytest.mark.parametrize(
    ("address", "sentence"),
    [("", "Write the new address."), ("anna", "is not a mail address"), ("anna@bergs.test", "already")],
)
def test_refuses_what_is_no_new_address(anna, address, sentence):
    refused = anna.post("/account/address/", {"email": address})
    assert refused.status_code == 422
    assert sentence in refused.text


def test_mails_only_so_many(anna):
    answers = [anna.post("/account/address/", {"email": f"a{n}@bergs.test"}).status_code for n in range(6)]
    assert answers == [302] * 5 + [422]
    assert OutgoingMail.objects.count() == 5


# ── language ─────────────────────────────────────────────────────────────────


def test_visitors_choose_their_language(client, db):
    answer = client.post("/account/language/", {"language": "sv", "next": "/requests/new/?problem=x"})
    assert answer.headers["Location"] == "/requests/new/?problem=x"
    assert client.get("/").headers["Content-Language"] == "sv"


def test_people_take_theirs_along(anna, cast):
    anna.post("/account/language/", {"language": "sv"})
    cast.anna.refresh_from_db()
    assert cast.anna.language == "sv"


@pytest.mark.parametrize("chosen", ["", "xx", "../../etc"])
def test_other_languages_are_left_alone(client, db, chosen):
    answer = client.post("/account/language/", {"language": chosen, "next": "//evil.test/"})
    assert answer.headers["Location"] == "/"
    assert "firstline_language" not in answer.cookies


def test_an_agent_writes_a_signature_and_sees_how_answers_end(signed_in, cast):
    boris = signed_in(cast.boris)
    assert "Your answers end like this now" in boris.get(PROFILE).text
    saved = boris.post("/account/signature/", {"sign_with": "own", "text": "{{person.name}}\nat {{team.name}}"})
    assert saved.headers["Location"] == f"{PROFILE}?said=signature#signature"
    assert "Boris Nord\nat Service desk</p>" in boris.get(PROFILE).text


def test_a_signature_with_unknown_fields_is_refused_and_kept_in_the_form(signed_in, cast):
    refused = signed_in(cast.boris).post("/account/signature/", {"sign_with": "own", "text": "{{nobody}}"})
    assert refused.status_code == 422
    assert "{{nobody}} is not a field of this mail" in refused.text
    assert not PersonSignature.objects.exists()


def test_users_have_no_signature(anna, cast):
    assert "signature" not in anna.get(PROFILE).text
    assert anna.post("/account/signature/", {"sign_with": "own", "text": "Mine"}).status_code == 422
    assert not PersonSignature.objects.exists()
