"""Which day and minute each story begins, so that the month has the shape of a real desk's.

Mondays are the heaviest, mornings 9–11 and afternoons 14–16 the busiest; what is open is mostly young; what is
closed fills the month evenly; nothing happens after now.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from random import Random

from firstline.ops.demo.composing import story_key
from firstline.ops.demo.pacing import CLOSES_AFTER, closing_time, times
from firstline.ops.demo.telling import Story
from firstline.ops.demo.working_time import ZONE, is_working_day, on, working_days_before

WORKING_DAYS = 22
_HOURS = {7: 1, 8: 3, 9: 7, 10: 7, 11: 4, 12: 2, 13: 3, 14: 6, 15: 5, 16: 2}
_WEEKDAYS = (1.45, 1.1, 1.0, 1.0, 0.85, 0.0, 0.0)
_FARTHEST = 60
_LATE_SHARE = 0.04
_SOLVED_TODAY = 0.3


@dataclass(frozen=True, slots=True)
class Placed:
    """A story with the moments of its steps, and when the desk closed it by itself."""

    story: Story
    moments: tuple[datetime, ...]
    closed_at: datetime | None


def placed(stories: Sequence[Story], now: datetime, seed: int) -> Iterator[Placed]:
    """Each story with its moments, none after `now`."""
    month = _Month(now, seed)
    units = _units(stories)
    for unit in sorted(units, key=_open_first):
        yield from month.place(unit)


def rng_for(story: Story, seed: int, what: str) -> Random:
    return Random(f"{seed}:{what}:{story_key(story)}")


def _units(stories: Sequence[Story]) -> list[list[Story]]:
    """Stories that belong together, together."""
    groups: dict[str, list[Story]] = {}
    for story in stories:
        groups.setdefault(story.group or story_key(story), []).append(story)
    return list(groups.values())


def _open_first(unit: list[Story]) -> int:
    """What is open knows its age, what is closed fits in anywhere."""
    return {"resolved": 1, "closed": 2}.get(unit[0].stage, 0)


class _Month:
    def __init__(self, now: datetime, seed: int) -> None:
        self.now = now.astimezone(ZONE)
        self.seed = seed
        self.rng = Random(f"{seed}:month")
        self.days = working_days_before(now, _FARTHEST)
        self.opened: Counter[int] = Counter()

    def place(self, unit: list[Story]) -> list[Placed]:
        for back in self._candidates(unit[0]):
            attempt = self._attempt(unit, back)
            if attempt:
                self.opened[back] += len(unit)
                return attempt
        raise ValueError(f"no day fits {unit[0].subject!r}")

    def _candidates(self, story: Story) -> Iterator[int]:
        """Days to try, as working days back: the wished ones first, then farther and farther away."""
        if story.stage == "closed":
            month = sorted(range(WORKING_DAYS), key=self._fullness)
            return iter([*month, *range(WORKING_DAYS, _FARTHEST)])
        if story.stage == "resolved":
            return iter([*self._first_today(), *sorted(range(6), key=self._fullness), *range(6, _FARTHEST)])
        return iter(range(self.rng.randint(*story.age), _FARTHEST))

    def _first_today(self) -> list[int]:
        """Some are solved the same day they were opened, so that today is no empty page."""
        return [0] if self.rng.random() < _SOLVED_TODAY and self.days[0] == self.now.date() else []

    def _fullness(self, back: int) -> float:
        """How full a day is already, against what its weekday usually brings."""
        usual = _WEEKDAYS[self.days[back].weekday()] * (self._share_of_today() if back == 0 else 1.0)
        return (self.opened[back] + self.rng.random()) / max(usual, 0.01)

    def _share_of_today(self) -> float:
        return max(0.05, min(1.0, (self.now.hour - 8) / 8)) if self.days[0] == self.now.date() else 1.0

    def _attempt(self, unit: list[Story], back: int) -> list[Placed] | None:
        first = self._opening(unit[0], back)
        attempt: list[Placed] = []
        for story in unit:
            own = rng_for(story, self.seed, "pace")
            opened_at = first if story is unit[0] else first + timedelta(minutes=own.randint(3, 25))
            attempt.append(self._timed(story, opened_at, own))
        return attempt if all(self._fits(one) for one in attempt) else None

    def _timed(self, story: Story, opened_at: datetime, own: Random) -> Placed:
        moments = tuple(times(story, opened_at, own))
        return Placed(story, moments, closing_time(moments[-1], own) if story.stage == "closed" else None)

    def _fits(self, one: Placed) -> bool:
        end = one.closed_at or one.moments[-1]
        still_open_for_reply = one.story.stage != "resolved" or end > self.now - CLOSES_AFTER
        return end.astimezone(UTC) < self.now.astimezone(UTC) and still_open_for_reply

    # ── the minute ───────────────────────────────────────────────────────────
    def _opening(self, story: Story, back: int) -> datetime:
        own = rng_for(story, self.seed, f"opening {back}")
        day = self._day(story, back)
        seconds = own.randint(0, 59)
        if story.clock:
            hour, minute = map(int, story.clock.split(":"))
            return on(day, time(hour, minute, seconds))
        if own.random() < _LATE_SHARE and _may_be_late(story):
            return on(day, time(own.randint(17, 21), own.randint(2, 59), seconds))
        hours = [hour for hour in _hours(story) if self._is_past(day, hour)] or _hours(story)[:1]
        hour = own.choices(hours, [_HOURS.get(hour, 1) for hour in hours])[0]
        return on(day, time(hour, own.randint(30 if hour == 7 else 0, 59), seconds))

    def _is_past(self, day: date, hour: int) -> bool:
        return on(day, time(hour, 0)) < self.now

    def _day(self, story: Story, back: int) -> date:
        """The working day itself, or the free day or evening before it."""
        if story.stage == "new" and story.when:
            return self.now.date() - timedelta(days=back + (story.when == "evening"))
        day = self.days[back]
        if story.when == "evening":
            return day - timedelta(days=1)
        if story.when == "weekend":
            return self._weekend_before(day)
        return day

    def _weekend_before(self, day: date) -> date:
        day -= timedelta(days=1)
        while is_working_day(day):
            day -= timedelta(days=1)
        return day


def _may_be_late(story: Story) -> bool:
    """An ordinary request that somebody might as well write in the evening."""
    plain = not story.when and not story.group and story.channel != "phone"
    return plain and story.stage == "closed" and story.urgency != "high"


def _hours(story: Story) -> list[int]:
    if story.channel == "phone" and not story.when:
        return list(range(8, 16))
    return {
        "": list(_HOURS),
        "evening": [18, 19, 20, 21, 22],
        "night": [0, 1, 2, 3, 4, 5],
        "weekend": [9, 10, 11, 13, 15, 17, 19],
    }[story.when]
