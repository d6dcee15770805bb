"""Saying that two tickets have to do with each other."""

from datetime import datetime

from django.db import transaction
from django.db.models import Q, QuerySet
from django.utils.translation import gettext as _

from firstline.core.access import Actor
from firstline.core.errors import DomainError
from firstline.core.events import record
from firstline.core.permissions import Permission
from firstline.tickets.actions.changing import lock_both
from firstline.tickets.events import TicketLinked, TicketUnlinked
from firstline.tickets.models import LinkKind, Ticket, TicketLink
from firstline.tickets.policies import require
from firstline.tickets.queries.beside import relation_of


class CannotLink(DomainError):
    code = "cannot_link"


def link(ticket: Ticket, other: Ticket, *, kind: LinkKind, by: Actor, at: datetime) -> TicketLink:
    """Have `ticket` stand so to `other`. Raises CannotLink for itself and where they are linked so, NotAllowed."""
    require(by, Permission.CHANGE)
    if ticket.pk == other.pk:
        raise CannotLink(_("A request can't be linked with itself."), field="words")
    with transaction.atomic():
        (ticket, _place), (other, _other_place) = lock_both(ticket, other)
        if _between(ticket, other).filter(kind=kind).exists():
            raise CannotLink(
                _("%(number)s and %(other)s are linked so already.") % {"number": ticket.number, "other": other.number},
                field="words",
            )
        return keep_link(ticket, other, kind, by=by, at=at)


def unlink(link: TicketLink, *, by: Actor, at: datetime) -> None:
    """Take a link away. Twice is once. Raises NotAllowed."""
    require(by, Permission.CHANGE)
    with transaction.atomic():
        gone, _rows = TicketLink.objects.filter(pk=link.pk).delete()
        if gone:
            for ticket_id, other_id, relation in _both_ways(link.ticket_id, link.other_id, link.kind):
                record(TicketUnlinked(ticket_id=ticket_id, other_id=other_id, relation=relation), by=by, at=at)


def keep_link(ticket: Ticket, other: Ticket, kind: LinkKind, *, by: Actor, at: datetime) -> TicketLink:
    """Write a link and tell of it at both ends. In a transaction."""
    made = TicketLink.objects.create(ticket=ticket, other=other, kind=kind, made_at=at)
    for ticket_id, other_id, relation in _both_ways(ticket.pk, other.pk, kind):
        record(TicketLinked(ticket_id=ticket_id, other_id=other_id, relation=relation), by=by, at=at)
    return made


def _between(ticket: Ticket, other: Ticket) -> QuerySet[TicketLink]:
    return TicketLink.objects.filter(Q(ticket=ticket, other=other) | Q(ticket=other, other=ticket))


def _both_ways(ticket_id: int, other_id: int, kind: str) -> list[tuple[int, int, str]]:
    return [
        (ticket_id, other_id, relation_of(kind, reverse=False)),
        (other_id, ticket_id, relation_of(kind, reverse=True)),
    ]
