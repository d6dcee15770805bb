"""What a comparison with a number, a day or a time ago allows: from where to where."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta, tzinfo
from typing import Any

from firstline.core.access import Actor
from firstline.tickets.filters.fields import Field, Kind
from firstline.tickets.filters.values import LASTING

UNITS = {"min": "minutes", "h": "hours", "d": "days", "w": "weeks"}


@dataclass(frozen=True)
class Asking:
    """Who asks, when, and in which zone their days begin."""

    actor: Actor
    at: datetime
    zone: tzinfo


def interval_of(field: Field, operator: str, value: str, asking: Asking) -> tuple[Any, Any]:
    """(at least, less than), None where it is open."""
    if field.kind in (Kind.NUMBER, Kind.SCALE):
        number = field.choices[value][0] if field.choices else int(value)
        return _around(operator, number, number + 1)
    if lasting := LASTING.fullmatch(value):
        return _from_now(field, operator, timedelta(**{UNITS[lasting[2]]: int(lasting[1])}), asking)
    day = _day(value, asking)
    return _around(operator, _begins(day, asking), _begins(day + timedelta(days=1), asking))


def _around(operator: str, start: Any, end: Any) -> tuple[Any, Any]:
    return {":": (start, end), "<": (None, start), "<=": (None, end), ">": (end, None), ">=": (start, None)}[operator]


def _from_now(
    field: Field, operator: str, lasting: timedelta, asking: Asking
) -> tuple[datetime | None, datetime | None]:
    """Less than 3d: within the last three days, or the next three for what lies ahead. So does 3d alone."""
    is_less = operator in (":", "<", "<=")
    if field.kind == Kind.FUTURE:
        edge = asking.at + lasting
        return (None, edge) if is_less else (edge, None)
    edge = asking.at - lasting
    return (edge, None) if is_less else (None, edge)


def _day(value: str, asking: Asking) -> date:
    today = asking.at.astimezone(asking.zone).date()
    named = {"today": today, "yesterday": today - timedelta(days=1), "tomorrow": today + timedelta(days=1)}
    return named[value] if value in named else date.fromisoformat(value)


def _begins(day: date, asking: Asking) -> datetime:
    return datetime.combine(day, time.min, tzinfo=asking.zone)
