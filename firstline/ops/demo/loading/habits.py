"""Traces of who reads and writes what: without them everything would look unread, or nothing."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta
from random import Random

from firstline.ops.demo.cast import AGENTS
from firstline.ops.demo.content.drafts import DRAFTS
from firstline.ops.demo.loading.house import House
from firstline.ops.demo.loading.wording import html_of
from firstline.ops.demo.shape import Agent, Conversation
from firstline.tickets.actions.drafts import save_draft
from firstline.tickets.actions.seen import mark_seen
from firstline.tickets.models import Ticket

_OWN, _NEW_IN_TEAM, _IN_TEAM, _ELSEWHERE = 0.85, 0.4, 0.6, 0.15
"""How likely an agent has read a request to its end: their own, a new or begun one of their team, another's."""


def read_along(
    conversations: Sequence[Conversation], tickets: Mapping[str, Ticket], house: House, now: datetime
) -> None:
    """Have the agents read what is in work: most of their own, some of their teams', little of the others'."""
    for told in conversations:
        if told.standing.stage == "closed":
            continue
        for agent in AGENTS:
            at = _last_read(agent, told, now)
            if at is not None:
                mark_seen(tickets[told.key], by=house.actors[agent.key], at=at)


def _last_read(agent: Agent, told: Conversation, now: datetime) -> datetime | None:
    """When this agent last read it; None for never. Whoever did something had read what was there."""
    rng = Random(f"{agent.key}:{told.key}")
    if rng.random() < _likelihood(agent, told):
        return min(told.last_at + timedelta(minutes=rng.randint(3, 90)), now)
    return max((step.at for step in told.steps if step.by == agent.key), default=None)


def _likelihood(agent: Agent, told: Conversation) -> float:
    standing = told.standing
    if standing.assignee == agent.key:
        return _OWN
    if standing.team in agent.teams:
        return _NEW_IN_TEAM if standing.stage == "new" else _IN_TEAM
    return _ELSEWHERE


def begin_answers(conversations: Sequence[Conversation], tickets: Mapping[str, Ticket], house: House) -> None:
    """Leave some answers and notes half written."""
    last_at = {told.key: told.last_at for told in conversations}
    for draft in DRAFTS:
        if draft.conversation in tickets:
            save_draft(
                tickets[draft.conversation],
                draft.kind,
                html_of(draft.text),
                by=house.actors[draft.agent],
                at=last_at[draft.conversation],
            )
