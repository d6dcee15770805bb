"""Tokens that let programs act for people."""

from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from firstline.core.access import Actor, Reach
from firstline.core.errors import NotFound
from firstline.core.models import LoggedEvent
from firstline.core.permissions import Permission
from firstline.people.actions.api_tokens import LONGEST, CannotMakeToken, make_token, note_use, withdraw_token
from firstline.people.actions.change_person import change_person
from firstline.people.models import ApiToken
from firstline.people.policies import access_token, visible_tokens
from firstline.people.queries import living_token
from tests.cast import NOW, as_actor

A_WEEK = NOW + timedelta(days=7)


def made(person, scopes=("read",), **about):
    about = {"name": "Monitoring", "ends_at": A_WEEK, **about}
    return make_token(scopes=scopes, by=as_actor(person), at=NOW, **about)


def test_keeps_only_the_hash_of_the_secret_and_says_so_in_the_record(cast):
    token, secret = made(cast.boris, ["tickets.answer", "read"])
    assert secret.startswith(f"{token.prefix}_")
    kept = ApiToken.objects.values().get()
    assert secret not in str(kept)
    assert kept["scopes"] == ["read", "tickets.answer"]
    logged = LoggedEvent.objects.get(kind="person:token-made")
    assert (logged.subject_id, logged.data["prefix"], logged.public) == (cast.boris.pk, token.prefix, False)
    assert secret not in str(logged.data)
    assert living_token(secret, at=NOW) == token


@pytest.mark.parametrize(
    ("about", "field"),
    [
        ({"name": " "}, "name"),
        ({"scopes": []}, "scopes"),
        ({"scopes": ["tickets.note"]}, "scopes"),
        ({"scopes": ["roles.manage"]}, "scopes"),
        ({"ends_at": NOW}, "ends_on"),
        ({"ends_at": NOW + LONGEST + timedelta(seconds=1)}, "ends_on"),
    ],
)
def test_refuses_what_makes_no_token(cast, about, field):
    with pytest.raises(CannotMakeToken) as refusal:
        made(cast.anna, **{"scopes": ["read"], **about})
    assert refusal.value.field == field
    assert not ApiToken.objects.exists()
    assert not LoggedEvent.objects.filter(kind="person:token-made").exists()


def test_does_not_count_once_withdrawn_ended_or_its_person_has_left(cast):
    token, secret = made(cast.boris)
    assert living_token(secret, at=A_WEEK) is None
    assert living_token(secret[:-1], at=NOW) is None
    change_person(cast.boris, is_active=False, by=as_actor(cast.ada), at=NOW)
    assert living_token(secret, at=NOW) is None
    change_person(cast.boris, is_active=True, by=as_actor(cast.ada), at=NOW)
    assert living_token(secret, at=NOW) == token
    withdraw_token(token, by=as_actor(cast.boris), at=NOW)
    withdraw_token(token, by=as_actor(cast.boris), at=NOW)
    assert living_token(secret, at=NOW) is None
    assert LoggedEvent.objects.filter(kind="person:token-withdrawn").count() == 1


def test_is_seen_by_its_person_and_by_administrators(cast):
    token, _secret = made(cast.boris)
    assert list(visible_tokens(as_actor(cast.ada))) == [token]
    assert access_token(as_actor(cast.boris), token.pk) == token
    for stranger in (cast.erik, cast.lisa, cast.anna):
        with pytest.raises(NotFound):
            access_token(as_actor(stranger), token.pk)


def test_notes_its_use_once_a_minute(cast):
    token, _secret = made(cast.boris)
    note_use(token, at=NOW)
    token.refresh_from_db()
    note_use(token, at=NOW + timedelta(seconds=59))
    assert ApiToken.objects.get().last_used_at == NOW
    note_use(token, at=NOW + timedelta(seconds=60))
    assert ApiToken.objects.get().last_used_at == NOW + timedelta(seconds=60)


RIGHTS = st.frozensets(st.sampled_from([one.value for one in Permission]))


@given(reach=st.sampled_from(Reach), may=RIGHTS, scopes=RIGHTS)
def test_scopes_never_add_a_right(reach, may, scopes):
    whole = Actor(kind="person", id=7, name="x", reach=reach, may=may, organisation_id=3, team_ids=frozenset({1}))
    limited = whole.within(scopes)
    assert limited.may == may & scopes
    assert limited.reach in (whole.reach, Reach.OWN)
