"""What programs are shown of a ticket."""

from collections.abc import Collection, Iterable
from datetime import datetime
from typing import Any

from pydantic import BaseModel, Field

from firstline.api.v1.shown import Ref, StateShown, ref
from firstline.core.access import Actor
from firstline.tickets.models import Ticket
from firstline.tickets.policies import visible_to
from firstline.tickets.stages import Level, Priority

FOR_THE_DESK = "Null for users."


class TicketShown(BaseModel):
    """One request. Some fields are for those who work at the desk, and null for users."""

    id: int
    number: str = Field(description="What people call it, as FL-1042.")
    version: int = Field(description="Counts its changes; the ETag is this number.")
    subject: str
    stage: str
    state: StateShown
    requester: Ref
    organisation: Ref | None
    team: Ref | None
    assignee: Ref | None
    category: Ref | None
    product: Ref | None
    channel: str
    registered_at: datetime
    updated_at: datetime
    hold_until: datetime | None
    resolved_at: datetime | None
    closed_at: datetime | None
    resolution: str
    follows: int | None = Field(description="The id of the request that it goes on from, where you may see that.")
    type: str | None = Field(description=FOR_THE_DESK)
    impact: str | None = Field(description=FOR_THE_DESK)
    urgency: str | None = Field(description=FOR_THE_DESK)
    priority: str | None = Field(description=FOR_THE_DESK)
    tags: list[str] | None = Field(description=FOR_THE_DESK)
    language: str | None = Field(description=FOR_THE_DESK)
    user_waits_since: datetime | None = Field(description=FOR_THE_DESK)
    first_answered_at: datetime | None = Field(description=FOR_THE_DESK)
    reopened: int | None = Field(description=FOR_THE_DESK)
    is_spam: bool | None = Field(description=FOR_THE_DESK)


class TicketDone(BaseModel):
    """How a request stands after something was done to it."""

    id: int
    number: str
    version: int
    stage: str


JOINED = ("requester", "organisation", "team", "assignee", "state", "category", "product")
"""What must come with a ticket that is shown."""


def tickets_shown(tickets: Iterable[Ticket], actor: Actor) -> list[TicketShown]:
    """Each as this actor may see it. Their tags are prefetched where there are several."""
    rows = list(tickets)
    followed = {row.follows_id for row in rows if row.follows_id}
    seen = set(visible_to(actor).filter(pk__in=followed).values_list("pk", flat=True)) if followed else set()
    return [_shown(row, actor, seen) for row in rows]


def ticket_shown(ticket: Ticket, actor: Actor) -> TicketShown:
    return tickets_shown([ticket], actor)[0]


def ticket_done(ticket: Ticket) -> TicketDone:
    return TicketDone(id=ticket.pk, number=ticket.number, version=ticket.version, stage=ticket.stage)


def _shown(ticket: Ticket, actor: Actor, seen: Collection[int]) -> TicketShown:
    return TicketShown(
        id=ticket.pk,
        number=ticket.number,
        version=ticket.version,
        subject=ticket.subject,
        stage=ticket.stage,
        state=StateShown(id=ticket.state.pk, name=ticket.state.label, stage=ticket.state.stage),
        requester=Ref(id=ticket.requester.pk, name=ticket.requester.name),
        organisation=ref(ticket.organisation),
        team=ref(ticket.team),
        assignee=ref(ticket.assignee),
        category=ref(ticket.category),
        product=ref(ticket.product),
        channel=ticket.channel,
        registered_at=ticket.registered_at,
        updated_at=ticket.updated_at,
        hold_until=ticket.hold_until,
        resolved_at=ticket.resolved_at,
        closed_at=ticket.closed_at,
        resolution=ticket.resolution,
        follows=ticket.follows_id if ticket.follows_id in seen else None,
        **(_for_the_desk(ticket) if actor.is_agent else dict.fromkeys(OF_THE_DESK)),
    )


OF_THE_DESK = (
    "type", "impact", "urgency", "priority", "tags", "language", "user_waits_since", "first_answered_at", "reopened",
    "is_spam",
)  # fmt: skip


def _for_the_desk(ticket: Ticket) -> dict[str, Any]:
    plain = {name: getattr(ticket, name) for name in OF_THE_DESK}
    return {
        **plain,
        "impact": Level(ticket.impact).name.lower(),
        "urgency": Level(ticket.urgency).name.lower(),
        "priority": Priority(ticket.priority).name.lower(),
        "tags": [tag.name for tag in ticket.tags.all()],
    }
