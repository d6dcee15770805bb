"""The queues of the desk: which tickets stand in them, in what order, and how many."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, NamedTuple

from django.db.models import Model, OuterRef, Q, QuerySet, Subquery, Sum, Value
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from firstline.core.access import Actor, Reach
from firstline.core.paging import Page, cut_page, read_cursor, rows_beyond
from firstline.core.prepared import Prepared
from firstline.people.models import Organisation, Person
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
    """One queue. `holds` names only columns that tickets and the tally of their places have both, but for the solved,
    which are not counted."""

    code: str
    label: "str | Promise"
    holds: Callable[[Actor], Q]
    orders: tuple[str, ...] = field(default=("priority", "oldest", "newest", "changed"))


_UNDONE = Q(stage__in=[stage.value for stage in UNDONE])
_WAITING = Q(stage__in=[stage.value for stage in WAITING])
_DONE = Q(stage__in=[stage.value for stage in DONE])

QUEUES: dict[str, Queue] = {
    queue.code: queue
    for queue in (
        Queue("mine", _("Mine"), lambda actor: _UNDONE & Q(assignee_id=actor.id)),
        Queue("team", _("My team"), lambda actor: _UNDONE & Q(team_id__in=sorted(actor.team_ids))),
        Queue("unassigned", _("Unassigned"), lambda _actor: _UNDONE & Q(assignee_id=None)),
        Queue("waiting", _("Waiting"), lambda _actor: _WAITING),
        Queue("open", _("All open"), lambda _actor: _UNDONE),
        Queue("solved", _("Solved"), lambda _actor: _DONE & Q(merged_into=None), orders=("solved",)),
    )
}
COUNTED = tuple(code for code in QUEUES if code != "solved")


class QueueRow(NamedTuple):
    """What a list shows of one ticket. `seen_at`: when the reader last read it (None: never)."""

    id: int
    subject: str
    stage: str
    state_id: int
    priority: int
    requester: str
    organisation: str | None
    assignee_id: int | None
    assignee: str | None
    updated_at: datetime
    user_waits_since: datetime | None
    resolved_at: datetime | None
    seen_at: datetime | None
    is_vip: bool

    @property
    def is_unread(self) -> bool:
        """Whether the user said something the reader hasn't read."""
        since = self.user_waits_since
        return since is not None and (self.seen_at is None or self.seen_at < since)


def queue_page(actor: Actor, queue: Queue, *, order: str = "", after: str = "", size: int = 50) -> Page[QueueRow]:
    """A page of a queue, in one of its orders."""
    chosen = ORDERS[order if order in queue.orders else queue.orders[0]]
    values = read_cursor(after, Ticket, chosen)
    found = _rows(actor, queue.code, chosen, size + 1, **values)
    return cut_page([QueueRow(*row) for row in found], chosen, size=size)


def _rows_of(
    actor: Actor, code: str, order: tuple[str, ...], size: int, **beyond: Any
) -> "QuerySet[Ticket, tuple[Any, ...]]":
    return list_rows(actor, visible_to(actor).filter(QUEUES[code].holds(actor)), order, size, **beyond)


def list_rows(
    actor: Actor, tickets: QuerySet[Ticket], order: tuple[str, ...], size: int, **beyond: Any
) -> "QuerySet[Ticket, tuple[Any, ...]]":
    """What lists show of `tickets` (see `QueueRow`), from a cursor's values on."""
    # Names by subqueries, not by joins: both databases then walk the queue's own index and stop at the last row.
    rows = tickets.annotate(
        requester_name=_name_of(Person, "requester_id"),
        requester_is_vip=Subquery(Person.objects.filter(pk=OuterRef("requester_id")).values("is_vip")[:1]),
        organisation_name=_name_of(Organisation, "organisation_id"),
        assignee_name=_name_of(Person, "assignee_id"),
        seen=Subquery(Seen.objects.filter(person_id=actor.id, ticket_id=OuterRef("pk")).values("seen_at")[:1]),
    )  # fmt: skip
    return rows_beyond(rows, order, beyond).values_list(
        "id", "subject", "stage", "state_id", "priority", "requester_name", "organisation_name", "assignee_id",
        "assignee_name", "updated_at", "user_waits_since", "resolved_at", "seen",
        "requester_is_vip",
    )[:size]  # fmt: skip


def _name_of(model: type[Model], column: str) -> Subquery:
    return Subquery(model._default_manager.filter(pk=OuterRef(column)).values("name")[:1])


_rows = Prepared(_rows_of)


def queue_counts(actor: Actor) -> dict[str, int]:
    """How many tickets stand in each queue, from the tally; the solved are not counted."""
    counts = _sums.first(actor) or (None,) * len(COUNTED)
    return {code: count or 0 for code, count in zip(COUNTED, counts, strict=True)}


def _sums_of(actor: Actor) -> "QuerySet[Tally, tuple[int | None, ...]]":
    sums = {code: Sum("delta", filter=QUEUES[code].holds(actor)) for code in COUNTED}
    return Tally.objects.filter(_UNDONE & _within_reach(actor)).values(all=Value(1)).annotate(**sums).values_list(*sums)


_sums = Prepared(_sums_of)


def _within_reach(actor: Actor) -> Q:
    if actor.reach == Reach.ALL:
        return Q()
    return Q(team_id=None) | Q(team_id__in=sorted(actor.team_ids)) | Q(assignee_id=actor.id)


def seen_at(ticket: Ticket, actor: Actor) -> datetime | None:
    """When the actor last read the ticket."""
    return _seen_at.first(ticket_id=ticket.pk, person_id=actor.id)


def _seen_at_of(ticket_id: int, person_id: int) -> "QuerySet[Seen, datetime]":
    return Seen.objects.filter(person_id=person_id, ticket_id=ticket_id).values_list("seen_at", flat=True)


_seen_at = Prepared(_seen_at_of)
