"""Other tickets that belong to one: merged into it, linked with it, below it. Each only for those who may see it."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Q, QuerySet

from firstline.core.access import Actor
from firstline.core.prepared import Prepared
from firstline.tickets.models import LinkKind, Participant, Ticket, TicketLink
from firstline.tickets.policies import visible_to
from firstline.tickets.stages import DONE


@dataclass(frozen=True)
class Linked:
    """A link as one of its two tickets shows it: how this one stands to `other`."""

    link: TicketLink
    relation: str
    other: Ticket


def relation_of(kind: str, *, reverse: bool) -> str:
    """How a ticket stands to the other one: the kind of the link, with "_by" seen from its other end."""
    return f"{kind}_by" if reverse and kind != LinkKind.RELATES else str(kind)


def links_of(actor: Actor, ticket: Ticket) -> list[Linked]:
    """The links of a ticket to those that this actor may see, in the order they were made."""
    links = _links(ticket_id=ticket.pk)
    if not links:
        return []
    others = {link.other_id if link.ticket_id == ticket.pk else link.ticket_id for link in links}
    seen = {other.pk: other for other in _seen(actor, others)}
    return [
        Linked(link, relation_of(link.kind, reverse=link.other_id == ticket.pk), seen[other])
        for link in links
        if (other := link.other_id if link.ticket_id == ticket.pk else link.ticket_id) in seen
    ]


def merged_into(actor: Actor, ticket: Ticket) -> list[Ticket]:
    """What was merged into it, and into that."""
    return list(visible_to(actor).filter(goes_on_in=ticket).select_related("requester", "state").order_by("pk"))


def children_of(actor: Actor, ticket: Ticket) -> list[Ticket]:
    """The requests below it, the oldest first."""
    return _children(actor, ticket_id=ticket.pk)


def open_children(ticket: Ticket) -> QuerySet[Ticket]:
    """The requests below it that aren't solved, whoever may see them."""
    return Ticket.objects.filter(parent=ticket).exclude(stage__in=[stage.value for stage in DONE]).order_by("pk")


def only_here(ticket: Ticket, there: Ticket) -> list[Participant]:
    """Those who take part in one ticket and not in the other, the requester first."""
    in_other = Participant.objects.filter(ticket=there).values("person_id")
    rows = Participant.objects.filter(ticket=ticket).exclude(person_id__in=in_other)
    return list(rows.select_related("person__organisation").order_by("-part", "id"))


def _seen(actor: Actor, ids: Iterable[int]) -> QuerySet[Ticket]:
    return visible_to(actor).filter(pk__in=ids).select_related("state", "requester")


def _links_of(ticket_id: int) -> QuerySet[TicketLink]:
    return TicketLink.objects.filter(Q(ticket_id=ticket_id) | Q(other_id=ticket_id)).order_by("id")


def _children_of(actor: Actor, ticket_id: int) -> QuerySet[Ticket]:
    return visible_to(actor).filter(parent_id=ticket_id).select_related("state", "requester").order_by("pk")


_links = Prepared(_links_of)
_children = Prepared(_children_of)
