import pytest
from hypothesis import given
from hypothesis import strategies as st

from firstline.billing.durations import CannotReadTime, clock_words, minutes_words, read_minutes


@pytest.mark.parametrize(
    ("typed", "minutes"),
    [
        ("1h 20m", 80), ("1h20", None), ("80m", 80), ("80 min", 80), ("1:20", 80), ("1,5 h", 90), ("1.5h", 90),
        ("45", 45), ("2 h", 120), ("1 tim 20 min", 80), ("0,33 h", 20), ("0,3333h", 20), ("0,25h 5m", 20),
        (" 1H  20M ", 80), ("24:00", 1440),
    ],
)  # fmt: skip
def test_reads_what_people_type(typed, minutes):
    if minutes is None:
        with pytest.raises(CannotReadTime):
            read_minutes(typed)
    else:
        assert read_minutes(typed) == minutes


@pytest.mark.parametrize(
    "typed", ["", " ", "0", "0h", "0,001 h", "-5", "abc", "1:75", "24:01", "25h", "1441", "9" * 50, "١"]
)
def test_refuses_plainly_what_is_no_time_of_a_day(typed):
    with pytest.raises(CannotReadTime) as refusal:
        read_minutes(typed)
    assert refusal.value.field == "spent"


@given(st.integers(1, 1440))
def test_what_is_shown_is_read_again_as_the_same(minutes):
    assert read_minutes(minutes_words(minutes)) == minutes
    assert read_minutes(f"{minutes // 60}:{minutes % 60:02}") == minutes
    assert read_minutes(f"{minutes // 60}h {minutes % 60}m") == minutes


@given(st.text(max_size=60))
def test_whatever_is_typed_is_read_once_and_for_all_or_refused(typed):
    try:
        minutes = read_minutes(typed)
    except CannotReadTime:
        return
    assert 1 <= minutes <= 1440
    assert minutes_words(read_minutes(minutes_words(minutes))) == minutes_words(minutes)


@given(st.integers(0, 23), st.integers(0, 9999))
def test_parts_of_an_hour_are_never_off_by_more_than_half_a_minute(hours, fraction):
    seconds = hours * 3600 + 3600 * fraction / 10000
    if seconds >= 31:
        assert abs(read_minutes(f"{hours},{fraction:04} h") * 60 - seconds) <= 30


def test_a_clock_has_hours_minutes_and_seconds():
    assert [clock_words(0), clock_words(62), clock_words(36_610)] == ["0:00:00", "0:01:02", "10:10:10"]
