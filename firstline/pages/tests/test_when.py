from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from django.utils import timezone, translation

from firstline.pages.filters.when import short_words, when, when_words, whole_date

NOW = datetime(2026, 11, 4, 13, 0, tzinfo=UTC)  # a Wednesday; 14:00 in Stockholm


@pytest.fixture(autouse=True)
def in_stockholm():
    with timezone.override(ZoneInfo("Europe/Stockholm")):
        yield


@pytest.mark.parametrize(
    ("at", "english", "swedish"),
    [
        (NOW + timedelta(minutes=5), "today 14:05", "i dag 14:05"),
        (NOW - timedelta(hours=28, minutes=48), "yesterday 09:12", "i går 09:12"),
        (NOW + timedelta(hours=20), "tomorrow 10:00", "i morgon 10:00"),
        (NOW - timedelta(days=3), "Sun 14:00", "sön 14:00"),
        (NOW + timedelta(days=6), "Tue 14:00", "tis 14:00"),
        (NOW - timedelta(days=7), "28 Oct", "28 okt."),
        (NOW + timedelta(days=7), "11 Nov", "11 nov."),
        (NOW - timedelta(days=700), "4 Dec 2024", "4 dec. 2024"),
    ],
)
def test_says_dates_as_people_do(at, english, swedish):
    with translation.override("en"):
        assert when_words(at, now=NOW) == english
    with translation.override("sv"):
        assert when_words(at, now=NOW) == swedish


def test_counts_days_in_the_viewers_zone_not_in_utc():
    just_after_midnight = datetime(2026, 11, 4, 23, 30, tzinfo=UTC)
    assert when_words(just_after_midnight, now=NOW) == "tomorrow 00:30"
    with timezone.override(UTC):
        assert when_words(just_after_midnight, now=NOW) == "today 23:30"


def test_the_whole_date_names_weekday_year_and_time():
    assert whole_date(NOW) == "Wednesday 4 November 2026 14:00"
    with translation.override("sv"):
        assert whole_date(NOW) == "onsdag 4 november 2026 14:00"


def test_the_element_carries_the_machines_date_and_the_whole_one():
    element = when(NOW)
    assert 'datetime="2026-11-04T13:00:00+00:00"' in element
    assert 'title="Wednesday 4 November 2026 14:00"' in element


def test_no_date_is_nothing():
    assert when(None) == ""


def test_an_unknown_language_falls_back_to_english_dates():
    with translation.override("en-xx"):
        assert when_words(NOW - timedelta(days=7), now=NOW) == "28 Oct"


@pytest.mark.parametrize(
    ("days", "words"), [(0, "14:00"), (-1, "yesterday"), (1, "tomorrow"), (-3, "Sun"), (-30, "5 Oct")]
)
def test_lists_say_it_in_the_fewest_words(days, words):
    assert short_words(NOW + timedelta(days=days), now=NOW) == words
