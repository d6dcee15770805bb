from datetime import UTC, datetime, timedelta

import pytest
import time_machine
from django.utils import timezone, translation

from firstline.pages.filters.in_time import ago, ago_words, in_time, in_time_words

NOW = datetime(2026, 11, 4, 8, 0, tzinfo=UTC)


@pytest.fixture(autouse=True)
def in_utc():
    with timezone.override(UTC):
        yield


@pytest.mark.parametrize(
    ("left", "english", "swedish"),
    [
        (timedelta(seconds=30), "now", "nu"),
        (timedelta(seconds=-30), "now", "nu"),
        (timedelta(minutes=42, seconds=59), "in 42 min", "om 42 min"),
        (timedelta(hours=1), "in 1 h", "om 1 tim"),
        (timedelta(hours=3, minutes=59), "in 3 h", "om 3 tim"),
        (timedelta(hours=4), "today 12:00", "i dag 12:00"),
        (timedelta(days=1), "tomorrow 08:00", "i morgon 08:00"),
        (-timedelta(minutes=20), "20 min late", "20 min sen"),
        (-timedelta(hours=3), "3 h late", "3 tim sen"),
        (-timedelta(hours=47, minutes=59), "47 h late", "47 tim sen"),
        (-timedelta(days=2), "2 days late", "2 dagar sen"),
    ],
)
def test_says_the_time_to_a_promise(left, english, swedish):
    with translation.override("en"):
        assert in_time_words(NOW + left, now=NOW) == english
    with translation.override("sv"):
        assert in_time_words(NOW + left, now=NOW) == swedish


@pytest.mark.parametrize(
    ("past", "english", "swedish"),
    [
        (timedelta(seconds=59), "just now", "nyss"),
        (timedelta(minutes=5), "5 min ago", "för 5 min sedan"),
        (timedelta(hours=23, minutes=59), "23 h ago", "för 23 tim sedan"),
        (timedelta(days=1), "1 day ago", "för 1 dag sedan"),
        (timedelta(days=6), "6 days ago", "för 6 dagar sedan"),
        (timedelta(days=7), "28 Oct", "28 okt."),
    ],
)
def test_says_how_long_ago(past, english, swedish):
    with translation.override("en"):
        assert ago_words(NOW - past, now=NOW) == english
    with translation.override("sv"):
        assert ago_words(NOW - past, now=NOW) == swedish


@pytest.mark.parametrize(
    ("left", "look"),
    [
        (timedelta(hours=2), "due"),
        (timedelta(hours=1), "due soon"),
        (timedelta(seconds=1), "due soon"),
        (timedelta(0), "due over"),
        (-timedelta(days=9), "due over"),
    ],
)
@time_machine.travel(NOW, tick=False)
def test_near_and_past_are_marked(left, look):
    assert f'class="{look}"' in in_time(NOW + left)


@time_machine.travel(NOW, tick=False)
def test_the_browser_is_told_what_to_keep_true():
    assert 'data-relative-time-kind-value="due"' in in_time(NOW)
    assert 'data-relative-time-kind-value="ago"' in ago(NOW)


def test_no_date_is_nothing():
    assert in_time(None) == ""
    assert ago(None) == ""
