"""How a conversation is written down: a story of steps, without dates. `month` gives it its times.

A step's `after` is "8m", "3h" or "2d" of working time since the step before ("20m!" on the clock, whatever the
hour); left empty, a plausible time is drawn.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from firstline.ops.demo.shape import Attachment, Channel, Language, Level, State, TicketType

Doing = Literal[
    "writes", "answers", "notes", "takes", "passes", "changes", "holds", "asks_vendor", "resumes", "resolves", "reopens", "closes"
]  # fmt: skip


@dataclass(frozen=True, slots=True)
class Step:
    doing: Doing
    by: str = ""
    """Empty: the requester for what users do, whoever has the ticket for the rest."""
    text: str = ""
    after: str = ""
    files: tuple[Attachment, ...] = ()
    waits: bool = False
    team: str = ""
    to: str = ""
    field: Literal["", "type", "impact", "urgency", "category", "product"] = ""
    value: str = ""
    days: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Story:
    subject: str
    who: str
    lang: Language
    category: str | None
    product: str | None = None
    agent: str = ""
    """Who takes it first; empty for what nobody has."""
    team: str | None = ""
    """Where it lands; empty: the first team of `agent`. None: nobody has looked at it yet."""
    channel: Channel = "email"
    type: TicketType = "incident"
    impact: Level = "low"
    urgency: Level = "medium"
    copied: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    when: Literal["", "evening", "night", "weekend"] = ""
    """The hour it was written at, when not in working hours."""
    clock: str = ""
    """The minute it was written at, where the text depends on it."""
    age: tuple[int, int] = (0, 3)
    """For open ones: how many working days ago it was opened, at least and at most, as far as its steps allow."""
    group: str = ""
    """Stories of one group were written within an hour or two of each other."""
    recent: bool = False
    """Solved so recently that nobody has closed it yet."""
    steps: tuple[Step, ...]

    @property
    def state(self) -> State:
        """Where the story ends. One that was solved is closed after a week, unless that was too recent."""
        state: State = "new"
        for step in self.steps:
            state = state_after(step, state)
        return "closed" if state == "solved" and not self.recent else state


_STATES: dict[Doing, State] = {
    "takes": "in_work",
    "resumes": "in_work",
    "reopens": "in_work",
    "holds": "on_hold",
    "asks_vendor": "waiting_for_vendor",
    "resolves": "solved",
    "closes": "closed",
}


def state_after(step: Step, state: State) -> State:
    """Where a ticket stands after a step that found it in `state`."""
    if step.doing == "answers" and step.waits:
        return "waiting_for_user"
    if step.doing == "answers" and state == "new":
        return "in_work"
    if step.doing in {"answers", "writes"} and state == "waiting_for_user":
        return "in_work"
    return _STATES.get(step.doing, state)


# ── what users do ────────────────────────────────────────────────────────────
def wrote(*paragraphs: str, by: str = "", after: str = "", files: tuple[Attachment, ...] = ()) -> Step:
    """The requester (or `by`) writes; for a call, what the agent noted of it."""
    return Step("writes", by, "\n\n".join(paragraphs), after, files)


def reopened(*, after: str = "") -> Step:
    """The requester opens it again; a `wrote` follows."""
    return Step("reopens", after=after)


def confirmed(*, after: str = "") -> Step:
    """The requester says that it works and closes."""
    return Step("closes", after=after)


# ── what agents do ───────────────────────────────────────────────────────────
def answered(
    *paragraphs: str, by: str = "", after: str = "", waits: bool = False, files: tuple[Attachment, ...] = ()
) -> Step:
    """A public answer; with `waits` it asks something and the ticket waits for the user."""
    return Step("answers", by, "\n\n".join(paragraphs), after, files, waits)


def asked(*paragraphs: str, by: str = "", after: str = "", files: tuple[Attachment, ...] = ()) -> Step:
    """A public answer that waits for the user."""
    return answered(*paragraphs, by=by, after=after, waits=True, files=files)


def noted(*paragraphs: str, by: str = "", after: str = "", files: tuple[Attachment, ...] = ()) -> Step:
    """An internal note."""
    return Step("notes", by, "\n\n".join(paragraphs), after, files)


def took(by: str = "", after: str = "") -> Step:
    """An agent takes it: the story's own, or `by`."""
    return Step("takes", by, after=after)


def passed(team: str, why: str = "", *, to: str = "", after: str = "") -> Step:
    """Handed to another team, to nobody or to somebody there."""
    return Step("passes", text=why, team=team, to=to, after=after)


def changed(
    field: Literal["type", "impact", "urgency", "category", "product"], value: str, after: str = ""
) -> Step:
    return Step("changes", field=field, value=value, after=after)


def held(days: int, why: str, *, after: str = "") -> Step:
    """On hold until eight o'clock that many days later (from now, when the story ends here)."""
    return Step("holds", text=why, days=days, after=after)


def asked_vendor(vendor: str, why: str, *, after: str = "") -> Step:
    return Step("asks_vendor", text=why, to=vendor, after=after)


def resumed(*, after: str = "") -> Step:
    return Step("resumes", after=after)


def resolved(text: str, *, after: str = "", by: str = "") -> Step:
    return Step("resolves", by, text, after)


def closed(text: str = "", *, by: str, after: str = "") -> Step:
    """Closed by an agent, with a word of why."""
    return Step("closes", by, text, after)
