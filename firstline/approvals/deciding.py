"""When an approval is decided, and whose turn it is. Reads and writes nothing."""

from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta

from firstline.approvals.models import How, Outcome, Stand

BEFORE_THE_END = timedelta(days=1)


def outcome_of(how: str, stands: Iterable[str]) -> Outcome:
    """What those who are asked have decided together. Who handed it on has no word; their stand-in has."""
    words = [stand for stand in stands if stand != Stand.HANDED_ON]
    if how == How.ANY:
        if Stand.YES in words:
            return Outcome.APPROVED
        return Outcome.REFUSED if words and set(words) == {Stand.NO} else Outcome.OPEN
    if Stand.NO in words:
        return Outcome.REFUSED
    return Outcome.APPROVED if words and set(words) == {Stand.YES} else Outcome.OPEN


def turns_now(how: str, stands: Sequence[str]) -> list[int]:
    """Whose turn comes now, as places in `stands`: everybody's at once, or that of the next one in order."""
    later = [index for index, stand in enumerate(stands) if stand == Stand.LATER]
    if how != How.IN_ORDER:
        return later
    return [] if Stand.ASKED in stands else later[:1]


def first_reminder(asked_at: datetime, due_at: datetime) -> datetime | None:
    """A day before the end, or at half of the time where there is less than two days; None when that is over."""
    if asked_at >= due_at:
        return None
    return due_at - min(BEFORE_THE_END, (due_at - asked_at) / 2)


def next_reminder(reminded_at: datetime, due_at: datetime) -> datetime | None:
    """Once more when the time is over, and then never by itself."""
    return due_at if reminded_at < due_at else None
