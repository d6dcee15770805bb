from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from firstline.people.models import Person
from firstline.search.people import find_organisations, find_people
from firstline.search.straight import is_same_phone, straight_to

NUMBER = "+46 70-123 45 67"


@pytest.fixture
def annas_phone(cast):
    Person.objects.filter(pk=cast.anna.pk).update(phone=NUMBER)
    Person.objects.filter(pk=cast.oskar.pk).update(phone="08-555 123 45 67")


@pytest.mark.parametrize(
    "typed", ["070 123 45 67", "0701234567", "+46701234567", "0046 70 123 45 67", "+46 (0)70-123 45 67"]
)
def test_a_phone_number_goes_to_its_person_however_it_is_spaced(cast, annas_phone, typed):
    assert straight_to(cast.actor(cast.boris), typed) == cast.anna


@pytest.mark.parametrize("typed", ["070 123 45 68", "123 45 67", "45 67", "+47 70-123 45 67", "070 123 45 67 or so"])
def test_another_number_goes_nowhere(cast, annas_phone, typed):
    assert straight_to(cast.actor(cast.boris), typed) is None


@given(st.integers(10**7, 10**9), st.text(alphabet=" -./", max_size=1))
def test_the_same_phone_at_home_and_from_abroad(number, between):
    home, abroad = f"0{between.join(str(number))}", f"+46{between}{number}"
    assert is_same_phone(home, abroad)
    assert is_same_phone(abroad, home)
    assert not is_same_phone(home, f"+46{number + 1}")


@pytest.mark.parametrize("typed", ["anna@bergs.test", " <Anna@Bergs.test> "])
def test_an_address_goes_to_its_person(cast, typed):
    assert straight_to(cast.actor(cast.boris), typed) == cast.anna


def test_users_go_to_nobody_but_themselves(cast, annas_phone):
    anna = cast.actor(cast.anna)
    assert straight_to(anna, "boris@desk.test") is None
    assert straight_to(anna, NUMBER) == cast.anna
    assert find_people(anna, "Boris", 5) == []
    assert list(find_organisations(anna, "Nordby", 5)) == []
    assert list(find_organisations(replace(anna, organisation_id=None), "Bergs", 5)) == []


def test_agents_find_people_and_organisations(cast, annas_phone):
    boris = cast.actor(cast.boris)
    assert find_people(boris, "ann ber", 5) == [cast.anna]
    assert find_people(boris, "0701234567", 5) == [cast.anna]
    assert find_people(boris, "-anna", 5) == []
    assert list(find_organisations(boris, "bygg bergs", 5)) == [cast.bergs]
