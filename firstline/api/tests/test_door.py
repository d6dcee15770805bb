"""Who gets in, how often, and in which language."""

from datetime import timedelta

import pytest

from firstline.api.door import gate
from firstline.api.tests.conftest import Program, token_for
from firstline.core.clock import now
from firstline.core.quotas import Allowance
from firstline.people.actions.api_tokens import withdraw_token
from tests.cast import as_actor


@pytest.mark.parametrize("header", ["", "Bearer", "Bearer ", "Basic abc", "Bearer fl_0000_wrong", "Bearer \x80"])
def test_nobody_gets_in_without_a_good_token(client, db, header):
    refused = client.get("/api/v1/me", headers={"Authorization": header} if header else {})
    assert refused.status_code == 401
    assert refused.headers["WWW-Authenticate"].startswith("Bearer")
    assert set(refused.json()) == {"code", "message", "fields"}


def test_a_browser_that_is_signed_in_is_nobody_here(signed_in, cast):
    assert signed_in(cast.ada).get("/api/v1/me").status_code == 401


def test_a_withdrawn_token_ends_at_once(cast):
    token, secret = token_for(cast.boris)
    boris = Program(secret)
    assert boris.get("/me").status_code == 200
    withdraw_token(token, by=as_actor(cast.ada), at=now())
    assert boris.get("/me").json()["code"] == "wrong_token"


def test_rights_taken_from_the_role_are_taken_from_the_token(program, cast, ticket):
    boris = program(cast.boris)
    assert boris.get(f"/tickets/{ticket.pk}").status_code == 200
    cast.boris.role = cast.anna.role
    cast.boris.save(update_fields=["role"])
    assert boris.get(f"/tickets/{ticket.pk}").status_code == 404
    assert boris.get("/me").json()["may"] == []


def test_scopes_hold(program, cast, ticket):
    only_writes = program(cast.boris, ["tickets.answer"])
    refused = only_writes.get("/tickets")
    assert (refused.status_code, refused.json()["code"]) == (403, "not_allowed")
    outside = program(cast.boris, ["read"])
    assert outside.get("/tickets").json()["items"] == []
    assert outside.get(f"/tickets/{ticket.pk}").status_code == 404
    no_notes = program(cast.boris, ["read", "desk.work"])
    assert no_notes.get(f"/tickets/{ticket.pk}/notes").status_code == 403


def test_counts_what_one_token_asks(program, cast, monkeypatch):
    monkeypatch.setattr(gate, "OF_A_TOKEN", Allowance("few", at_most=2, per=timedelta(minutes=1)))
    boris, lisa = program(cast.boris), program(cast.lisa)
    first = boris.get("/me")
    assert (first.headers["RateLimit-Limit"], first.headers["RateLimit-Remaining"]) == ("2", "1")
    assert 1 <= int(first.headers["RateLimit-Reset"]) <= 60
    boris.get("/me")
    refused = boris.get("/me")
    assert refused.status_code == 429
    assert 1 <= int(refused.headers["Retry-After"]) <= 60
    assert refused.json()["code"] == "too_often"
    assert lisa.get("/me").status_code == 200


def test_counts_wrong_tokens_by_where_they_come_from(program, cast, client, monkeypatch):
    monkeypatch.setattr(gate, "WRONG_TOKENS", Allowance("few wrong", at_most=2, per=timedelta(minutes=1)))
    boris = program(cast.boris)
    statuses = [client.get("/api/v1/me", headers={"Authorization": f"Bearer {n}"}).status_code for n in range(3)]
    assert statuses == [401, 401, 429]
    assert boris.get("/me").status_code == 200


def test_speaks_the_language_asked_for_else_the_persons(program, cast, ticket):
    swedish = program(cast.boris, language="sv-SE,en;q=0.5").get("/states")
    assert swedish.headers["Content-Language"] == "sv"
    cast.boris.language = "sv"
    cast.boris.save(update_fields=["language"])
    assert program(cast.boris, language="fr").get("/me").headers["Content-Language"] == "sv"
    assert program(cast.boris, language="en").get("/me").headers["Content-Language"] == "en"


def test_refuses_what_is_too_large_or_no_json(program, cast, ticket):
    boris = program(cast.boris)
    headers = {"Authorization": f"Bearer {boris.secret}"}
    large = boris.client.post(
        "/api/v1/tickets", b"x" * (gate.LARGEST_JSON + 1), content_type="application/json", headers=headers
    )
    assert (large.status_code, large.json()["code"]) == (413, "too_large")
    for body in (b"{", b'{"subject": "\\ud800"}', b'{"subject": NaN}', b"\xff", b"[]", b"7"):
        wrong = boris.client.post("/api/v1/tickets", body, content_type="application/json", headers=headers)
        assert wrong.status_code in (400, 422), body
    assert boris.delete("/me").status_code == 405
