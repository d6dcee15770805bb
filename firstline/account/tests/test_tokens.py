"""One's own tokens, and all of them for administrators."""

import re
from datetime import timedelta

from firstline.core.clock import now
from firstline.people.actions.api_tokens import make_token
from firstline.people.models import ApiToken
from firstline.people.queries import living_token
from tests.cast import as_actor

TOKENS = "/account/tokens/"
ALL = "/desk/settings/tokens/"


def asked(**values):
    a_week = (now() + timedelta(days=7)).date()
    return {"name": "Monitoring", "scopes": ["read"], "ends_on": a_week.isoformat(), **values}


def a_token_of(person):
    return make_token(
        name="Robot of Boris", scopes=["read"], ends_at=now() + timedelta(days=7), by=as_actor(person), at=now()
    )[0]


def test_is_only_for_oneself(client, db):
    assert client.get(TOKENS).headers["Location"] == "/account/login/?next=%2Faccount%2Ftokens%2F"


def test_makes_a_token_and_shows_its_secret_once(signed_in, cast):
    anna = signed_in(cast.anna)
    assert "tickets.answer" not in anna.get(TOKENS).content.decode()
    page = anna.post(TOKENS, asked())
    secret = re.search(r"<code>(fl_\w+_[\w-]+)</code>", page.content.decode())[1]
    assert living_token(secret, at=now()).person == cast.anna
    assert page.headers["Cache-Control"].startswith("max-age=0, no-cache, no-store")
    again = anna.get(TOKENS).content.decode()
    assert secret not in again
    assert "Monitoring" in again


def test_says_what_is_wrong_and_makes_nothing(signed_in, cast):
    anna = signed_in(cast.anna)
    for wrong in ({"name": ""}, {"scopes": []}, {"scopes": ["desk.work"]}, {"ends_on": "9999-12-31"}, {"ends_on": "x"}):
        assert anna.post(TOKENS, asked(**wrong)).status_code == 422, wrong
    assert not ApiToken.objects.exists()


def test_withdraws_ones_own_only(signed_in, cast):
    token = a_token_of(cast.boris)
    gone = f"{TOKENS}{token.pk}/withdrawal/"
    assert signed_in(cast.anna).post(gone).status_code == 404
    assert ApiToken.objects.get().withdrawn_at is None
    assert signed_in(cast.boris).post(gone).status_code == 302
    assert ApiToken.objects.get().withdrawn_at is not None


def test_administrators_see_and_withdraw_all(signed_in, cast):
    token = a_token_of(cast.boris)
    ada = signed_in(cast.ada)
    page = ada.get(ALL).content.decode()
    assert "Robot of Boris" in page
    assert "Boris Nord" in page
    for stranger in (cast.boris, cast.lisa, cast.anna):
        assert signed_in(stranger).get(ALL).status_code == 404
        assert signed_in(stranger).post(f"{ALL}{token.pk}/withdrawal/").status_code == 404
    assert ada.post(f"{ALL}{token.pk}/withdrawal/").status_code == 302
    assert "Robot of Boris" not in ada.get(ALL).content.decode().split("toast")[0]
    assert ApiToken.objects.get().withdrawn_at is not None
