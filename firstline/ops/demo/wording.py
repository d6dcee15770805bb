"""What depends on the day in a told text: names of weekdays, and dates as people say them."""

from __future__ import annotations

import re
from datetime import date, datetime, timedelta

from firstline.ops.demo.shape import Language
from firstline.ops.demo.working_time import ZONE, is_working_day

_WEEKDAYS = {
    "en": ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"),
    "sv": ("måndag", "tisdag", "onsdag", "torsdag", "fredag", "lördag", "söndag"),
}
_MONTHS = {
    "en": ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"),
    "sv": ("jan", "feb", "mars", "april", "maj", "juni", "juli", "aug", "sep", "okt", "nov", "dec"),
}
_LONG_MONTHS = {
    "en": (
        *("January", "February", "March", "April", "May", "June", "July"),
        *("August", "September", "October", "November", "December"),
    ),
    "sv": (
        *("januari", "februari", "mars", "april", "maj", "juni", "juli"),
        *("augusti", "september", "oktober", "november", "december"),
    ),
}
_A_WEEK = 5
_MARK = re.compile(r"\{d([+-]\d+)\}")


def with_weekdays(text: str, language: Language, opened_at: datetime) -> str:
    """`{d+3}` becomes the weekday three working days after the opening, `{d-1}` the one before it.

    A week and more away it is said with its date: the weekday alone would be taken for a nearer one.
    """
    opened_on = opened_at.astimezone(ZONE).date()
    return _MARK.sub(lambda mark: _day(opened_on, int(mark[1]), language), text)


def _day(opened_on: date, working_days: int, language: Language) -> str:
    day = _shifted(opened_on, working_days)
    weekday = _WEEKDAYS[language][day.weekday()]
    return weekday if abs(working_days) < _A_WEEK else f"{weekday} {day.day} {_LONG_MONTHS[language][day.month - 1]}"


def wrote_line(name: str, at: datetime, language: Language) -> str:
    """The line above quoted text: "On Tue 4 Nov 2025 at 09:38, Boris Nord wrote:"."""
    local = at.astimezone(ZONE)
    day, month = _WEEKDAYS[language][local.weekday()][:3], _MONTHS[language][local.month - 1]
    if language == "sv":
        return f"Den {day} {local.day} {month} {local.year} kl. {local:%H:%M} skrev {name}:"
    return f"On {day} {local.day} {month} {local.year} at {local:%H:%M}, {name} wrote:"


def _shifted(day: date, working_days: int) -> date:
    step = timedelta(days=1 if working_days > 0 else -1)
    while working_days:
        day += step
        working_days -= step.days if is_working_day(day) else 0
    return day
