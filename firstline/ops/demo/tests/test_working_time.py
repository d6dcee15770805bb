from datetime import date, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from firstline.ops.demo.working_time import (
    ZONE,
    after_clock_minutes,
    after_working_minutes,
    is_open,
    is_working_day,
    working_days_before,
    working_minutes_between,
)

START = datetime(2025, 1, 1, tzinfo=ZONE)
MOMENTS = st.integers(0, 3 * 365 * 24 * 60).map(lambda minutes: after_clock_minutes(START, minutes))


@given(MOMENTS, st.floats(0, 5000))
def test_work_goes_on_only_while_the_desk_is_open(moment, minutes):
    later = after_working_minutes(moment, minutes)
    assert is_open(later)
    assert abs(working_minutes_between(moment, later) - minutes) < 0.01


def test_friday_afternoon_goes_on_on_monday():
    friday = datetime(2026, 2, 13, 16, 50, tzinfo=ZONE)
    assert after_working_minutes(friday, 30) == datetime(2026, 2, 16, 7, 50, tzinfo=ZONE)


def test_the_night_the_clock_goes_forward_has_an_hour_less():
    before = datetime(2026, 3, 29, 1, 30, tzinfo=ZONE)
    assert after_clock_minutes(before, 60) == datetime(2026, 3, 29, 3, 30, tzinfo=ZONE)


@given(MOMENTS)
def test_working_days_run_backwards_without_holes(now):
    days = working_days_before(now, 25)
    assert days == sorted(days, reverse=True)
    assert all(map(is_working_day, days))
    between = [days[-1] + timedelta(days=n) for n in range((days[0] - days[-1]).days + 1)]
    assert [day for day in between if is_working_day(day)] == days[::-1]


def test_christmas_is_no_working_day():
    assert not is_working_day(date(2026, 12, 24))
    assert is_working_day(date(2026, 12, 23))
