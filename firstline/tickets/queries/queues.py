"""The queues of the desk: which tickets stand in them, in what order, and how many."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime

from django.db.models import OuterRef, Q, QuerySet, Subquery, Sum
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from firstline.core.access import Actor, Reach
from firstline.core.paging import Page, page_of
from firstline.tickets.models import Seen, Tally, Ticket
from firstline.tickets.policies import visible_to
from firstline.tickets.stages import DONE, UNDONE, WAITING

ORDERS: dict[str, tuple[str, ...]] = {
    "priority": ("priority", "id"),
    "oldest": ("id",),
    "newest": ("-id",),
    "changed": ("-updated_at", "-id"),
    "solved": ("-resolved_at", "-id"),
}


@dataclass(frozen=True)
class Queue:
    """One queue. `counts` says of a place (team, assignee, stage) whether its tickets stand in this queue."""

    code: str
    label: "str | Promise"
    holds: Callable[[Actor], Q]
    counts: Callable[[Actor, int | None, int | None, str], bool]
    orders: tuple[str, ...] = field(default=("priority", "oldest", "newest", "changed"))


_UNDONE = Q(stage__in=[stage.value for stage in UNDONE])
_WAITING = Q(stage__in=[stage.value for stage in WAITING])
_DONE = Q(stage__in=[stage.value for stage in DONE])

QUEUES: dict[str, Queue] = {
    queue.code: queue
    for queue in (
        Queue(
            "mine",
            _("Mine"),
            lambda actor: _UNDONE & Q(assignee_id=actor.id),
            lambda actor, _team, assignee, _stage: assignee == actor.id,
        ),
        Queue(
            "team",
            _("My team"),
            lambda actor: _UNDONE & Q(team_id__in=actor.team_ids),
            lambda actor, team, _assignee, _stage: team in actor.team_ids,
        ),
        Queue(
            "unassigned",
            _("Unassigned"),
            lambda _actor: _UNDONE & Q(assignee=None),
            lambda _actor, _team, assignee, _stage: assignee is None,
        ),
        Queue(
            "waiting",
            _("Waiting"),
            lambda _actor: _WAITING,
            lambda _actor, _team, _assignee, stage: stage in WAITING,
        ),
        Queue("open", _("All open"), lambda _actor: _UNDONE, lambda *_place: True),
        Queue("solved", _("Solved"), lambda _actor: _DONE, lambda *_place: False, orders=("solved",)),
    )
}


def queue_page(actor: Actor, queue: Queue, *, order: str = "", after: str = "", size: int = 50) -> Page[Ticket]:
    """A page of a queue. Each row carries `seen_at`, when this actor last read it (None: never)."""
    chosen = order if order in queue.orders else queue.orders[0]
    return page_of(_rows(actor, queue), ORDERS[chosen], after=after, size=size)


def _rows(actor: Actor, queue: Queue) -> QuerySet[Ticket]:
    seen = Seen.objects.filter(person_id=actor.id, ticket_id=OuterRef("pk")).values("seen_at")[:1]
    return (
        visible_to(actor)
        .filter(queue.holds(actor))
        .select_related("requester", "organisation", "assignee", "state")
        .only(
            "subject", "type", "stage", "priority", "registered_at", "updated_at", "user_waits_since", "hold_until",
            "resolved_at", "state__name", "state__translations", "requester__name", "organisation__name",
            "assignee__name",
        )
        .annotate(seen_at=Subquery(seen))
    )  # fmt: skip


def queue_counts(actor: Actor) -> dict[str, int]:
    """How many tickets stand in each queue, from the tally; the solved are not counted."""
    places = (
        Tally.objects.filter(stage__in=[stage.value for stage in UNDONE])
        .values_list("team_id", "assignee_id", "stage")
        .annotate(sum=Sum("delta"))
    )
    counts = dict.fromkeys((code for code in QUEUES if code != "solved"), 0)
    for team_id, assignee_id, stage, count in places:
        if not _reaches(actor, team_id, assignee_id):
            continue
        for code in counts:
            if QUEUES[code].counts(actor, team_id, assignee_id, stage):
                counts[code] += count
    return counts


def _reaches(actor: Actor, team_id: int | None, assignee_id: int | None) -> bool:
    if actor.reach == Reach.ALL:
        return True
    return team_id is None or team_id in actor.team_ids or assignee_id == actor.id


def seen_at(ticket: Ticket, actor: Actor) -> datetime | None:
    """When the actor last read the ticket."""
    return Seen.objects.filter(person_id=actor.id, ticket=ticket).values_list("seen_at", flat=True).first()
