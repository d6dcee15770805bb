"""The date of a message, as RFC 5322 says it or nearly so."""

import re
from datetime import UTC, datetime, timedelta, timezone
from typing import NamedTuple

from firstline.channels.email.reading.months import month_named
from firstline.channels.email.reading.zones import hours_of

_LONGEST_DATE = 200
_COMMENT = re.compile(r"\([^()]{0,100}\)")
_LABEL = re.compile(r"(?:date|sent):\s{0,9}", re.IGNORECASE)
_TIME = re.compile(
    r"(?<![\d:])(\d{1,2}):(\d{2})(?::(\d{1,2}))?(?:[.,]\d{1,9})?(?:\s{0,3}([AP])\.?M\b\.?)?", re.IGNORECASE
)
_TIME_WITH_POINTS = re.compile(r"(?<![\d.])(\d{1,2})\.(\d{2})\.(\d{2})(?![\d.])()")
_OFFSET = re.compile(r"(?:(?:GMT|UTC|UT|Z)\s{0,3})?([+-])(?:(\d{1,2}):?(\d{2})|(\d{1,2}))(?!\d)")
_ZONE_NAME = re.compile(r"\b([A-Z]{1,5})\b")
_NUMBERS = re.compile(r"(?<!\d)(\d{1,4})\s?([./-])\s?(\d{1,2})\s?\2\s?(\d{1,4})(?!\d)")
_WORD = re.compile(r"\d{1,4}|[^\W\d_]{1,20}")
_NOON = 12


class _Day(NamedTuple):
    year: int
    month: int
    day: int


def read_date(value: str) -> datetime | None:
    """Return the moment a date field names, in its zone or UTC; None if it can't be read."""
    text = _COMMENT.sub(" ", value[:_LONGEST_DATE]).strip().strip("\"'")
    text = _LABEL.sub("", text, count=1) if _LABEL.match(text) else text
    time = _TIME.search(text) or _TIME_WITH_POINTS.search(text)
    before, after = (text[: time.start()], text[time.end() :]) if time else (text, "")
    day = _day_in(before, after)
    try:
        return _moment(day, time, _zone_in(after)) if day else None
    except (ValueError, OverflowError):
        return None


def _moment(day: _Day, time: re.Match[str] | None, zone: timezone) -> datetime:
    hour, minute, second = _time_of(time) if time else (0, 0, 0)
    if hour > 24 or minute > 59 or second > 61:
        raise ValueError
    return datetime(day.year, day.month, day.day, tzinfo=zone) + timedelta(hours=hour, minutes=minute, seconds=second)


def _time_of(match: re.Match[str]) -> tuple[int, int, int]:
    hour, minute, second = int(match[1]), int(match[2]), int(match[3] or 0)
    half = (match[4] or "").upper()
    if half and 1 <= hour <= _NOON:
        hour = hour % _NOON + (_NOON if half == "P" else 0)
    return hour, minute, second


def _day_in(before: str, after: str) -> _Day | None:
    numbers = _NUMBERS.search(before)
    if numbers:
        return _day_of_numbers(numbers)
    words = _WORD.findall(before)
    at = next((index for index, word in enumerate(words) if word.isdigit()), None)
    if at is None:
        return None
    month = next(filter(None, map(month_named, words[at + 1 :])), 0) or next(
        filter(None, map(month_named, reversed(words[:at]))), 0
    )
    years = [word for word in words[at + 1 :] if word.isdigit()] or re.findall(r"(?<![+\-\d:])\d{4}(?!\d)", after)
    return _Day(_year(years[0]), month, int(words[at])) if month and years else None


def _day_of_numbers(match: re.Match[str]) -> _Day:
    """Read 2026-03-03, 3.3.2026 and, as Americans write it if that makes sense, 3/13/2026."""
    first, second, third = int(match[1]), int(match[3]), int(match[4])
    if len(match[1]) == 4:
        return _Day(first, second, third)
    year = _year(match[4])
    is_american = match[2] == "/" and first <= _NOON
    return _Day(year, first, second) if is_american else _Day(year, second, first)


def _year(digits: str) -> int:
    """Two digits mean 1950 to 2049; three come from programs that count from 1900."""
    year = int(digits)
    if len(digits) == 3:
        return 1900 + year
    return year + (2000 if year < 50 else 1900) if len(digits) <= 2 else year


def _zone_in(after: str) -> timezone:
    offset = _OFFSET.search(after)
    if offset:
        away = timedelta(hours=int(offset[2] or offset[4]), minutes=int(offset[3] or 0))
    else:
        name = _ZONE_NAME.search(after)
        return timezone(timedelta(hours=hours_of(name[1]))) if name and hours_of(name[1]) else UTC
    if away >= timedelta(hours=24) or not away:
        return UTC
    return timezone(-away if offset[1] == "-" else away)
