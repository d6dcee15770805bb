"""Durations as people type and read them, in whole minutes."""

import re

from django.utils.translation import gettext as _

from firstline.billing.models import LONGEST_MINUTES
from firstline.core.errors import DomainError

HOURS = r"(?:h|hr|hrs|hours?|t|tim|timmar|timme)"
MINUTES = r"(?:m|min|mins|minutes?|minuter|minut)"
PARTS = re.compile(
    rf"(?:(?P<hours>\d{{1,4}})(?:[.,](?P<fraction>\d{{1,4}}))? ?{HOURS}\.?)? ?"
    rf"(?:(?P<minutes>\d{{1,4}}) ?{MINUTES}\.?)?",
    re.ASCII | re.IGNORECASE,
)
CLOCK = re.compile(r"(?P<hours>\d{1,2}):(?P<minutes>[0-5]\d)", re.ASCII)
BARE = re.compile(r"\d{1,4}", re.ASCII)
LONGEST_TYPED = 40


class CannotReadTime(DomainError):
    code = "cannot_read_time"


def read_minutes(text: str) -> int:
    """The minutes in "1h 20m", "80m", "1:20", "1,5 h" or "45" (minutes). Part of a minute is rounded, half of one up.

    Raises CannotReadTime for what is no duration, for none at all, and for more than a day.
    """
    typed = " ".join(text[: LONGEST_TYPED + 1].split())
    minutes = _read(typed) if len(typed) <= LONGEST_TYPED else None
    if minutes is None:
        raise CannotReadTime(_("Write the time as 1h 20m, 80m, 1:20 or 1,5 h."), field="spent")
    if minutes < 1:
        raise CannotReadTime(_("Less than a minute is no time to log."), field="spent")
    if minutes > LONGEST_MINUTES:
        raise CannotReadTime(_("An entry holds at most a day: write one for each day."), field="spent")
    return minutes


def minutes_words(minutes: int) -> str:
    """As "1 h 20 min", "2 h", "45 min": the same in all our languages, and read again as the same minutes."""
    hours, rest = divmod(minutes, 60)
    return " ".join([*([f"{hours} h"] if hours else []), *([f"{rest} min"] if rest or not hours else [])])


def clock_words(seconds: int) -> str:
    """What a timer shows: "1:02:03"."""
    minutes, rest = divmod(seconds, 60)
    return f"{minutes // 60}:{minutes % 60:02}:{rest:02}"


def _read(typed: str) -> int | None:
    if clock := CLOCK.fullmatch(typed):
        return int(clock["hours"]) * 60 + int(clock["minutes"])
    if BARE.fullmatch(typed):
        return int(typed)
    parts = PARTS.fullmatch(typed)
    if not typed or parts is None:
        return None
    return int(parts["hours"] or 0) * 60 + _minutes_of_fraction(parts["fraction"] or "") + int(parts["minutes"] or 0)


def _minutes_of_fraction(digits: str) -> int:
    """Of an hour: "5" is 30, "33" is 20. Whole numbers only, so that no sum is ever off by a hair."""
    whole = int("1" + "0" * len(digits))
    return (2 * 60 * int(digits or 0) + whole) // (2 * whole)
