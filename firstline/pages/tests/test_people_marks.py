import pytest
from hypothesis import given
from hypothesis import strategies as st

from firstline.pages.filters.people import avatar_tone, initials


@pytest.mark.parametrize(
    ("name", "letters"),
    [
        ("Anna Berg", "AB"),
        ("Anna Maria Berg", "AB"),
        ("Fatima El-Amin", "FE"),
        ("åsa öberg", "ÅÖ"),
        ("Reception", "RE"),
        ("erik.kvist@example.org", "EK"),
        ("support@example.org", "SU"),
        ("X", "X"),
        ("  ", "?"),
        ("", "?"),
        ("“Боря” Норд", "БН"),
        ("O'Neill", "O'"),
    ],
)
def test_takes_the_letters_people_would(name, letters):
    assert initials(name) == letters


@given(st.text(max_size=80))
def test_is_never_empty_nor_longer_than_two(name):
    assert 1 <= len(initials(name)) <= 2


def test_the_tone_of_a_person_stays_the_same():
    assert [avatar_tone(person) for person in (1, 2, 3, 4, 5)] == [avatar_tone(n) for n in (1, 2, 3, 4, 5)]
    assert {avatar_tone(person) for person in range(50)} == {"a", "b", "c"}
