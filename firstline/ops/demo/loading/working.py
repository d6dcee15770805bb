"""What the month's work took, what is still to be done, and what users said about it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta
from heapq import heappop, heappush
from random import Random

from django.utils import timezone

from firstline.billing.actions.log_time import log_time
from firstline.billing.models import WorkKind
from firstline.core.access import Actor
from firstline.ops.demo.cast import AGENTS
from firstline.ops.demo.loading.house import ADMINISTRATOR, House
from firstline.ops.demo.shape import Conversation
from firstline.satisfaction.actions.rate import rate_ticket
from firstline.tasks.actions.add_task import add_task, use_checklist
from firstline.tasks.actions.finish_task import finish_task
from firstline.tasks.actions.keep_checklist import Item, add_checklist
from firstline.tasks.models import Checklist, ForWhom
from firstline.tickets.models import Ticket
from firstline.tickets.stages import Type

_MINUTES = (5, 10, 10, 15, 15, 20, 25, 30, 45, 60, 90)
_NOTES = ("", "", "", "Remote session", "Called the vendor", "Waited for the restart", "Provade med en annan kabel")
_LOGS, _RATES, _HAS_TASK = 0.7, 0.4, 0.3
_GOOD = ("Quick and friendly, thank you!", "Snabbt och trevligt, tack!", "", "", "")
_SO_SO = ("It works now, but I had to ask twice.", "Det tog några dagar innan någon hörde av sig.")
_BAD = ("Nobody told me how long it would take.", "Jag fick förklara samma sak tre gånger.")
_TASKS = ("Call back and ask whether it holds", "Order the spare part", "Write down what solved it")


class Work:
    """The work around what is told: time is logged with most of what agents do, some requests are given tasks, and
    users say how it was. All of it in the order of time, between the steps that are told."""

    def __init__(self, house: House, began: datetime) -> None:
        self._house = house
        self._kinds = list(WorkKind.objects.all())
        self._checklists = _checklists(house, began)
        self._agents = {agent.key for agent in AGENTS}
        self._to_come: list[tuple[datetime, int, Callable[[datetime], object]]] = []

    def catch_up(self, until: datetime) -> None:
        """Do what was to be done by then."""
        while self._to_come and self._to_come[0][0] <= until:
            at, _number, deed = heappop(self._to_come)
            deed(at)

    def follow(self, told: Conversation, number: int, ticket: Ticket) -> None:
        """What comes with this step, and what comes after the last."""
        step, rng = told.steps[number], Random(f"work:{told.key}:{number}")
        if step.by in self._agents and rng.random() < _LOGS:
            self._log(ticket, self._house.actors[step.by], rng, step.at)
        if number == len(told.steps) - 1:
            ticket.refresh_from_db()
            self._end(told, ticket, rng, step.at)

    def _log(self, ticket: Ticket, by: Actor, rng: Random, at: datetime) -> None:
        kind = rng.choices(self._kinds, (60, 12, 6, 16, 6))[0]
        log_time(
            ticket, minutes=rng.choice(_MINUTES), done_on=timezone.localdate(at), kind=kind,
            is_billable=kind.is_billable, note=rng.choice(_NOTES), by=by, at=at,
        )  # fmt: skip

    def _end(self, told: Conversation, ticket: Ticket, rng: Random, at: datetime) -> None:
        owner = told.standing.assignee
        if ticket.is_done and rng.random() < _RATES:
            hours = timedelta(hours=rng.randint(1, 30))
            heappush(self._to_come, (at + hours, ticket.pk, lambda then: self._rate(ticket, rng, then)))
        elif owner in self._agents and not ticket.is_done:
            self._plan(ticket, self._house.actors[owner], rng, at)

    def _plan(self, ticket: Ticket, owner: Actor, rng: Random, at: datetime) -> None:
        if ticket.type == Type.SERVICE_REQUEST:
            tasks = use_checklist(ticket, rng.choice(self._checklists), by=owner, at=at)
            for task in tasks[: rng.randint(0, 2)]:
                finish_task(task, by=owner, at=at)
        elif rng.random() < _HAS_TASK:
            me = next(person for person in self._house.people.values() if person.pk == owner.id)
            due = timezone.localdate(at) + timedelta(days=rng.randint(1, 9))
            add_task(ticket, title=rng.choice(_TASKS), assignee=me, due_on=due, by=owner, at=at)

    def _rate(self, ticket: Ticket, rng: Random, at: datetime) -> None:
        score = rng.choices(("good", "so-so", "bad"), (80, 13, 7))[0]
        comment = rng.choice({"good": _GOOD, "so-so": _SO_SO, "bad": _BAD}[score])
        requester = next(actor for actor in self._house.actors.values() if actor.id == ticket.requester_id)
        rate_ticket(ticket, score=score, comment=comment, by=requester, at=at)


def _checklists(house: House, at: datetime) -> list[Checklist]:
    by, workplace, service_desk = house.actors[ADMINISTRATOR], house.team("workplace"), house.team("service-desk")
    new_colleague = add_checklist(
        name="New colleague",
        translations={"sv": "Ny kollega"},
        items=[
            Item("Make the account and the mailbox", 1, service_desk),
            Item("Prepare the computer", 3, workplace),
            Item("Choose a phone", 2, None, ForWhom.USER),
            Item("Hand everything over", 5, workplace, ForWhom.SHOWN),
        ],
        by=by,
        at=at,
    )
    order = add_checklist(
        name="Order of equipment",
        translations={"sv": "Beställning av utrustning"},
        items=[
            Item("Ask the manager for approval", 1, service_desk, ForWhom.SHOWN),
            Item("Order it", 2, workplace, ForWhom.SHOWN),
            Item("Deliver it and take back the old one", 7, workplace, ForWhom.SHOWN),
        ],
        by=by,
        at=at,
    )
    return [new_colleague, order]
