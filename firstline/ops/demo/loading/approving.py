"""Whose approval is waited for on the demo desk."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta
from functools import partial

from firstline.approvals.actions.answer import answer
from firstline.approvals.actions.ask import ask
from firstline.approvals.actions.keep_template import keep_template
from firstline.approvals.models import Approver, How, Way
from firstline.ops.demo.content.approvals import APPROVALS, TEMPLATES, Said, ToldApproval
from firstline.ops.demo.loading.house import ADMINISTRATOR, House
from firstline.ops.demo.loading.retelling import Aside
from firstline.ops.demo.shape import Conversation
from firstline.tickets.models import Ticket

SOON_AFTER = timedelta(minutes=20)


def approvals_asked(conversations: Sequence[Conversation], house: House, now: datetime) -> list[Aside]:
    """The templates, what the agents asked soon after the last that was said, and what was answered by now."""
    begins_at = min((one.opened_at for one in conversations), default=now)
    asides = [Aside(begins_at, partial(_keep_templates, house, begins_at))]
    last_at = {one.key: one.last_at for one in conversations}
    for told in APPROVALS:
        if told.conversation in last_at:
            asked_at = min(last_at[told.conversation] + SOON_AFTER, now)
            asides.append(Aside(asked_at, partial(_ask, told, house, asked_at, now)))
            for said in told.said:
                at = min(asked_at + said.after, now)
                asides.append(Aside(at, partial(_answer, told, said, house, at)))
    return asides


def _keep_templates(house: House, at: datetime, _tickets: Mapping[str, Ticket]) -> None:
    for name, swedish, question, how in TEMPLATES:
        keep_template(
            None,
            name=name,
            translations={"sv": swedish},
            question=question,
            people=(),
            how=How(how),
            days=5,
            asks_manager=True,
            by=house.actors[ADMINISTRATOR],
            at=at,
        )


def _ask(told: ToldApproval, house: House, at: datetime, now: datetime, tickets: Mapping[str, Ticket]) -> None:
    ask(
        tickets[told.conversation],
        question=told.question,
        whom=[house.people[key] for key in told.whom],
        how=How(told.how),
        until=now + timedelta(days=told.days),
        shows_talk=told.shows_talk,
        by=house.actors[told.agent],
        at=at,
    )


def _answer(told: ToldApproval, said: Said, house: House, at: datetime, tickets: Mapping[str, Ticket]) -> None:
    asked = Approver.objects.filter(approval__ticket=tickets[told.conversation])
    answer(
        asked.get(person=house.people[said.by]),
        says_yes=said.yes,
        reason=said.reason,
        way=Way.LINK,
        by=house.actors[said.by],
        at=at,
    )
