"""From a story and the moments of its steps to a conversation with names, states and absolute times."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, time, timedelta
from random import Random
from typing import Any

from firstline.ops.demo.letters import AGENT_BY_KEY, PERSON_BY_KEY, logo, quoted, signature
from firstline.ops.demo.shape import (
    SYSTEM,
    Attachment,
    Conversation,
    Done,
    File,
    Happening,
    Pdf,
    Standing,
    Turn,
)
from firstline.ops.demo.telling import Doing, Step, Story, stage_after
from firstline.ops.demo.wording import with_weekdays
from firstline.ops.demo.working_time import ZONE, is_working_day, on

_DISPATCHER = "sara"
"""Who hands over what nobody has taken."""
_KINDS: dict[Doing, Done] = {
    "takes": "took",
    "passes": "passed",
    "changes": "changed",
    "holds": "held",
    "asks_vendor": "waits_for_vendor",
    "resumes": "resumed",
    "resolves": "resolved",
    "confirms": "resolved",
    "reopens": "reopened",
}
_BEFORE_CHANGE = {"impact": "low", "urgency": "medium", "type": "incident"}


def conversation(
    story: Story, moments: Sequence[datetime], closed_at: datetime | None, now: datetime, rng: Random
) -> Conversation:
    """The story with its steps at `moments`, closed by the desk at `closed_at` if that is given."""
    telling = _Telling(story, moments[0], now, rng)
    steps = [telling.step(step, at) for step, at in zip(story.steps, moments, strict=True)]
    if closed_at:
        steps.append(telling.closed_by_desk(closed_at))
    return Conversation(
        key=story_key(story),
        subject=telling.dated(story.subject),
        language=story.lang,
        requester=story.who,
        organisation=PERSON_BY_KEY[story.who].organisation,
        copied=story.copied,
        channel=story.channel,
        registered_by=_registrar(story),
        tags=story.tags,
        registered=_registered(story),
        standing=replace(telling.standing),
        steps=tuple(replace(step, at=step.at.astimezone(UTC)) for step in steps),
    )


def story_key(story: Story) -> str:
    """A short stable name: requester's last name and the subject in plain letters."""
    plain = unicodedata.normalize("NFKD", story.subject).encode("ascii", "ignore").decode().lower()
    return f"{story.who.rsplit('.', 1)[-1]}-{re.sub('[^a-z0-9]+', '-', plain).strip('-')}"[:80]


def _registrar(story: Story) -> str:
    if story.channel != "phone":
        return story.who
    return next((step.by or story.agent for step in story.steps if step.doing == "takes"), story.agent)


def _registered(story: Story) -> Standing:
    """How it stood at registration: a value that the story later sets was something else before."""
    before = {
        step.field: _BEFORE_CHANGE[step.field]
        for step in reversed(story.steps)
        if step.doing == "changes" and getattr(story, step.field) == step.value
    }
    values: dict[str, Any] = {"type": story.type, "impact": story.impact, "urgency": story.urgency} | before
    return Standing(
        **values,
        category=story.category,
        product=story.product,
        team=_first_team(story),
        assignee=story.assigned or None,
        stage="new",
    )


def _first_team(story: Story) -> str | None:
    if story.team != "":
        return story.team
    return AGENT_BY_KEY[story.agent].teams[0] if story.agent else "service-desk"


@dataclass(slots=True)
class _Telling:
    """Where the ticket stands while its story is told."""

    story: Story
    opened_at: datetime
    now: datetime
    rng: Random
    standing: Standing = field(init=False)
    last_public: Turn | None = None

    def __post_init__(self) -> None:
        self.standing = _registered(self.story)

    def dated(self, text: str) -> str:
        return with_weekdays(text, self.story.lang, self.opened_at)

    def step(self, step: Step, at: datetime) -> Turn | Happening:
        match step.doing:
            case "writes":
                return self._said_by_user(step, at)
            case "answers" | "notes":
                return self._said_by_agent(step, at)
            case _:
                return self._done(step, at)

    def closed_by_desk(self, at: datetime) -> Happening:
        self._stands(stage="closed")
        return Happening(at, SYSTEM, "system", "closed")

    # ── what is said ─────────────────────────────────────────────────────────
    def _said_by_user(self, step: Step, at: datetime) -> Turn:
        author = step.by or self.story.who
        body = self.dated(step.text)
        opening = self.last_public is None
        turn = Turn(at, author, "user", "message", self.story.channel, body, attachments=self._files(step))
        if self.story.channel == "mail":
            turn = self._signed(turn) if opening else self._with_quote(turn)
        if self.story.channel == "phone" and not opening:
            turn = replace(turn, channel="mail")
        self._stands(stage=stage_after(step, self.standing.stage))
        self.last_public = turn
        return turn

    def _signed(self, turn: Turn) -> Turn:
        text = signature(turn.by, turn.body, self.story.lang)
        return replace(turn, signature=text, attachments=(*turn.attachments, logo(turn.by))) if text else turn

    def _with_quote(self, turn: Turn) -> Turn:
        earlier = self.last_public
        if earlier is None or earlier.side == "user" or self.rng.random() < 0.35:
            return turn
        return replace(turn, quoted=quoted(earlier.by, earlier.body, earlier.at, self.story.lang))

    def _said_by_agent(self, step: Step, at: datetime) -> Turn:
        public = step.doing == "answers"
        turn = Turn(
            at,
            self._agent(step),
            "agent",
            "message" if public else "note",
            "desk",
            self.dated(step.text),
            attachments=self._files(step),
            waits=step.waits,
        )
        if public:
            self.last_public = turn
            self._stands(stage=stage_after(step, self.standing.stage))
        return turn

    def _files(self, step: Step) -> tuple[Attachment, ...]:
        return tuple(self._dated_file(attached) for attached in step.files)

    def _dated_file(self, attached: Attachment) -> Attachment:
        match attached:
            case File():
                return replace(attached, text=self.dated(attached.text))
            case Pdf():
                return replace(attached, lines=tuple(self.dated(line) for line in attached.lines))
            case _:
                return replace(attached, caption=self.dated(attached.caption))

    # ── what is done ─────────────────────────────────────────────────────────
    def _done(self, step: Step, at: datetime) -> Happening:
        agent = self._agent(step)
        by_user = step.doing in {"reopens", "confirms"}
        happening = Happening(
            at,
            self.story.who if by_user else agent,
            "user" if by_user else "agent",
            _KINDS[step.doing],
            self.dated(step.text),
            **self._details(step, at, agent),
        )
        self._stands(**self._changes(step, agent), stage=stage_after(step, self.standing.stage))
        return happening

    def _details(self, step: Step, at: datetime, agent: str) -> dict[str, Any]:
        """What the kind of step has to say besides who, when and why."""
        match step.doing:
            case "takes":
                return {"team": self._team_of(agent), "agent": agent}
            case "passes":
                return {"team": step.team, "agent": step.to or None}
            case "changes":
                before = getattr(self.standing, step.field)
                return {"field": step.field, "before": before, "after": step.value}
            case "holds":
                return {"until": self._until(step, at)}
            case "asks_vendor":
                return {"vendor": step.to}
            case _:
                return {}

    def _changes(self, step: Step, agent: str) -> dict[str, Any]:
        match step.doing:
            case "takes":
                return {"assignee": agent, "team": self._team_of(agent)}
            case "passes":
                return {"assignee": step.to or None, "team": step.team}
            case "changes":
                return {step.field: step.value}
            case _:
                return {}

    def _until(self, step: Step, at: datetime) -> datetime:
        """Eight in the morning so many days on: from now for a hold that lasts, else from when it began."""
        lasting = step is self.story.steps[-1]
        day = (self.now if lasting else at).astimezone(ZONE).date() + timedelta(days=step.days)
        while not is_working_day(day):
            day += timedelta(days=1)
        return on(day, time(8, 0)).astimezone(UTC)

    # ── who and where ────────────────────────────────────────────────────────
    def _agent(self, step: Step) -> str:
        if step.doing == "takes":
            return step.by or self.story.agent
        return step.by or self.standing.assignee or self.story.agent or _DISPATCHER

    def _team_of(self, agent: str) -> str:
        teams = AGENT_BY_KEY[agent].teams
        return self.standing.team if self.standing.team in teams else teams[0]

    def _stands(self, **values: Any) -> None:
        self.standing = replace(self.standing, **values)
