"""Requests as the people who made them see them."""

from dataclasses import dataclass
from datetime import datetime

from django.db.models import Count, Q, QuerySet

from firstline.core.access import Actor
from firstline.tickets.models import Participant, Ticket
from firstline.tickets.policies import visible_to
from firstline.tickets.stages import DONE, UNDONE


def requests_of(actor: Actor, *, of_organisation: bool = False, done: bool | None = None) -> QuerySet[Ticket]:
    """The requests this person takes part in, or all they may see of their organisation."""
    seen = visible_to(actor).select_related("requester", "state", "assignee")
    if not of_organisation:
        seen = seen.filter(pk__in=Participant.objects.filter(person_id=actor.id).values("ticket_id"))
    if done is None:
        return seen
    return seen.filter(stage__in=[stage.value for stage in (DONE if done else UNDONE)])


@dataclass(frozen=True)
class RequestCounts:
    """How many requests of somebody are open, and how many were solved since a moment."""

    undone: int
    done: int


def counts_of_person(actor: Actor, person_id: int, *, since: datetime) -> RequestCounts:
    """Counts over what `actor` may see of the requests of a person."""
    counts = (
        visible_to(actor)
        .filter(requester_id=person_id)
        .aggregate(
            undone=Count("id", filter=Q(stage__in=[s.value for s in UNDONE])),
            done=Count("id", filter=Q(stage__in=[s.value for s in DONE], resolved_at__gte=since)),
        )
    )
    return RequestCounts(**counts)
