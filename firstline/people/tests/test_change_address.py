from datetime import timedelta

import pytest

from firstline.people.actions.change_address import (
    LASTS,
    CannotChangeAddress,
    confirm_new_address,
    new_address_token,
    read_new_address_token,
)
from firstline.people.actions.change_person import CannotChangePerson, change_person
from tests.cast import NOW

NEW = "anna.berg@bergs.test"


def test_counts_once_the_link_is_followed(cast):
    token = new_address_token(cast.anna, " Anna.Berg@Bergs.test ", at=NOW)
    assert read_new_address_token(token, at=NOW) == (cast.anna, NEW)
    cast.anna.refresh_from_db()
    assert cast.anna.email == "anna@bergs.test"
    assert confirm_new_address(token, at=NOW).email == NEW


def test_works_once(cast):
    token = new_address_token(cast.anna, NEW, at=NOW)
    confirm_new_address(token, at=NOW)
    with pytest.raises(CannotChangeAddress):
        confirm_new_address(token, at=NOW)


def test_ends_after_a_day(cast):
    token = new_address_token(cast.anna, NEW, at=NOW)
    with pytest.raises(CannotChangeAddress):
        read_new_address_token(token, at=NOW + LASTS + timedelta(seconds=1))


@pytest.mark.parametrize("token", ["", "x", "a:b:c", "é" * 300])
def test_a_made_up_token_changes_nothing(cast, token):
    with pytest.raises(CannotChangeAddress):
        confirm_new_address(token, at=NOW)


@pytest.mark.parametrize("address", ["", "anna", "anna@", "ANNA@bergs.test"])
def test_refuses_what_is_no_new_address(cast, address):
    with pytest.raises(CannotChangeAddress) as refusal:
        new_address_token(cast.anna, address, at=NOW)
    assert refusal.value.field == "email"


def test_does_not_tell_that_somebody_has_the_address(cast):
    assert new_address_token(cast.anna, "oskar@bergs.test", at=NOW) is None


def test_refuses_when_somebody_got_the_address_meanwhile(cast):
    token = new_address_token(cast.anna, NEW, at=NOW)
    change_person(cast.oskar, email=NEW, by=cast.actor(cast.ada), at=NOW)
    with pytest.raises(CannotChangePerson):
        confirm_new_address(token, at=NOW)
