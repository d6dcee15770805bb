"""When the desk is open, and moving through its open time. All moments here are in the desk's own zone."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

ZONE = ZoneInfo("Europe/Stockholm")
OPENS = time(7, 30)
CLOSES = time(17, 0)
DAY_MINUTES = 570
_HOLIDAYS = {(1, 1), (1, 6), (5, 1), (6, 6), (12, 24), (12, 25), (12, 26), (12, 31)}


def is_working_day(day: date) -> bool:
    return day.weekday() < 5 and (day.month, day.day) not in _HOLIDAYS


def is_open(moment: datetime) -> bool:
    local = moment.astimezone(ZONE)
    return is_working_day(local.date()) and OPENS <= local.time() <= CLOSES


def working_days_before(now: datetime, count: int) -> list[date]:
    """The last `count` working days, the newest first; today only once the desk has been open for half an hour."""
    local = now.astimezone(ZONE)
    day = local.date() if local.time() >= time(8, 0) else local.date() - timedelta(days=1)
    days: list[date] = []
    while len(days) < count:
        if is_working_day(day):
            days.append(day)
        day -= timedelta(days=1)
    return days


def after_working_minutes(moment: datetime, minutes: float) -> datetime:
    """The moment when the desk has been open for so many minutes since `moment`."""
    moment = _next_open(moment)
    left = timedelta(minutes=minutes)
    while moment + left > _closing(moment):
        left -= _closing(moment) - moment
        moment = _next_open(_closing(moment) + timedelta(minutes=1))
    return moment + left


def after_clock_minutes(moment: datetime, minutes: float) -> datetime:
    """So many minutes later on the clock, whatever happens to it meanwhile."""
    return (moment.astimezone(UTC) + timedelta(minutes=minutes)).astimezone(ZONE)


def working_minutes_between(start: datetime, end: datetime) -> float:
    """How long the desk was open between two moments, in minutes."""
    start, end = _next_open(start.astimezone(ZONE)), end.astimezone(ZONE)
    total = 0.0
    while start < end:
        total += (min(end, _closing(start)) - start).total_seconds() / 60
        start = _next_open(_closing(start) + timedelta(minutes=1))
    return total


def on(day: date, clock: time) -> datetime:
    return datetime.combine(day, clock, tzinfo=ZONE)


def _closing(moment: datetime) -> datetime:
    return on(moment.date(), CLOSES)


def _next_open(moment: datetime) -> datetime:
    day = moment.date()
    if is_working_day(day) and moment.time() < CLOSES:
        return max(moment, on(day, OPENS))
    while True:
        day += timedelta(days=1)
        if is_working_day(day):
            return on(day, OPENS)
