"""How a conversation is written down: a story of steps, without dates. `month` gives it its times.

A step's `after` is "8m", "3h" or "2d" of working time since the step before ("20m!" on the clock, whatever the
hour); left empty, a plausible time is drawn.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from firstline.ops.demo.shape import Attachment, Channel, Language, Level, Stage, TicketType

Doing = Literal[
    "writes", "answers", "notes", "takes", "passes", "changes", "holds", "asks_vendor", "resumes", "resolves", "confirms", "reopens"
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
    channel: Channel = "mail"
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
    assigned: str = ""
    """Who it is given to at registration, not having begun."""
    steps: tuple[Step, ...]

    @property
    def stage(self) -> Stage:
        """Where the story ends. One that was solved is closed after a week, unless that was too recent."""
        stage: Stage = "new"
        for step in self.steps:
            stage = stage_after(step, stage)
        return "closed" if stage == "resolved" and not self.recent else stage


_STAGES: dict[Doing, Stage] = {
    "resumes": "open",
    "reopens": "open",
    "holds": "on_hold",
    "asks_vendor": "waiting_vendor",
    "resolves": "resolved",
    "confirms": "resolved",
}


def stage_after(step: Step, stage: Stage) -> Stage:
    """Where a ticket stands after a step that found it on `stage`, as the actions of `tickets` have it."""
    given = step.doing == "takes" or (step.doing == "passes" and step.to)
    if stage == "new" and (given or step.doing == "answers") and not step.waits:
        return "open"
    if step.doing == "answers" and step.waits:
        return "waiting_user"
    if step.doing == "writes" and stage in {"waiting_user", "on_hold"}:
        return "open"
    return _STAGES.get(step.doing, stage)


# ── what users do ────────────────────────────────────────────────────────────
def wrote(*paragraphs: str, by: str = "", after: str = "", files: tuple[Attachment, ...] = ()) -> Step:
    """The requester (or `by`) writes; for a call, what the agent noted of it."""
    return Step("writes", by, "\n\n".join(paragraphs), after, files)


def reopened(*, after: str = "") -> Step:
    """The requester opens it again; a `wrote` follows."""
    return Step("reopens", after=after)


def confirmed(*, after: str = "") -> Step:
    """The requester says in the portal that it works: solved."""
    return Step("confirms", after=after)


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


def changed(field: Literal["type", "impact", "urgency", "category", "product"], value: str, after: str = "") -> Step:
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
