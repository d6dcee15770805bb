"""How long after one step the next one comes: plausible gaps, drawn for one story."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, time, timedelta
from random import Random

from firstline.ops.demo.telling import Doing, Story
from firstline.ops.demo.working_time import (
    ZONE,
    after_clock_minutes,
    after_working_minutes,
    is_working_day,
    on,
    working_minutes_between,
)

FIRST_ANSWER_WITHIN = 355
"""Working minutes from the opening to an agent's first answer, at most."""
CLOSES_AFTER = timedelta(days=7)
"""What was solved and stays quiet for so long is closed by the desk."""


def times(story: Story, opened_at: datetime, rng: Random) -> Iterator[datetime]:
    """A moment for each step of the story, the first being `opened_at`."""
    moment = opened_at
    answered = False
    for index, step in enumerate(story.steps):
        if index:
            drawn = _next(story, index, moment, rng)
            too_late = working_minutes_between(opened_at, drawn) > FIRST_ANSWER_WITHIN
            hurry = too_late and not answered and not step.after and step.doing != "writes"
            moment = after_working_minutes(moment, 3) if hurry else drawn
        answered = answered or step.doing == "answers"
        yield moment


def closing_time(solved_at: datetime, rng: Random) -> datetime:
    return after_clock_minutes(solved_at + CLOSES_AFTER, rng.randint(1, 50))


def _next(story: Story, index: int, moment: datetime, rng: Random) -> datetime:
    step = story.steps[index]
    drawn = _gap(story, index, rng)
    evening = _evening(moment, rng)
    if step.after.endswith("!"):
        return after_clock_minutes(moment, _minutes(step.after[:-1]))
    if step.after:
        return after_working_minutes(moment, _minutes(step.after) + rng.random())
    if step.doing == "writes" and story.channel != "phone" and evening and story.urgency != "high":
        return evening
    return after_working_minutes(moment, drawn)


def _minutes(text: str) -> int:
    unit = {"m": 1, "h": 60, "d": 570}[text[-1]]
    return int(text[:-1]) * unit


def _evening(moment: datetime, rng: Random) -> datetime | None:
    """Now and then a user answers from the sofa."""
    local = moment.astimezone(ZONE)
    chance, hour, minute = rng.random(), rng.randint(18, 21), rng.randint(0, 59)
    sofa = on(local.date(), time(hour, minute, rng.randint(0, 59)))
    return sofa if chance < 0.09 and is_working_day(local.date()) and sofa > moment else None


_USUAL: dict[Doing, tuple[float, float, float]] = {
    "takes": (2, 11, 40),
    "passes": (3, 8, 25),
    "changes": (0, 1, 3),
    "holds": (3, 8, 25),
    "asks_vendor": (3, 8, 25),
    "notes": (3, 15, 55),
    "writes": (6, 65, 700),
    "resolves": (2, 14, 80),
    "reopens": (120, 500, 1100),
    "resumes": (200, 560, 1200),
    "confirms": (4, 45, 500),
}
"""Working minutes before a step: at least, usually, at most."""


def _gap(story: Story, index: int, rng: Random) -> float:
    """Working minutes before the step at `index`, shorter where it is urgent."""
    low, usual, high = _range(story, index)
    calm = 0.45 if story.urgency == "high" else 1.0
    return min(high, max(low, rng.lognormvariate(0, 0.7) * usual * calm)) + rng.random()


def _range(story: Story, index: int) -> tuple[float, float, float]:
    doing, before = story.steps[index].doing, story.steps[index - 1].doing
    if doing == "answers":
        return _answer_range(story, index)
    if doing == "takes" and before == "passes":
        return 8, 25, 70
    if doing == "writes" and before == "reopens":
        return 1, 2, 4
    return _USUAL[doing]


def _answer_range(story: Story, index: int) -> tuple[float, float, float]:
    """A first answer comes soon, one after another agent's answer only when there is news."""
    earlier = [step.doing for step in story.steps[:index]]
    if "answers" not in earlier:
        return 4, 22, 120
    return (100, 260, 600) if earlier[-1] in {"answers", "holds", "asks_vendor"} else (5, 38, 240)
