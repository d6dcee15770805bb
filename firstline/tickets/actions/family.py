"""Requests below another one: many who suffer from the same thing, and the one in which it is worked on."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from firstline.core.access import Actor
from firstline.core.errors import DomainError
from firstline.core.events import record
from firstline.core.permissions import Permission
from firstline.tickets.actions.changing import Place, lock, lock_both, save
from firstline.tickets.events import ChildAdded, ChildRemoved, TicketPutUnder, TicketTakenOut
from firstline.tickets.models import Ticket
from firstline.tickets.models.ticket import number_of
from firstline.tickets.policies import require


class CannotPutUnder(DomainError):
    code = "cannot_put_under"


def put_under(ticket: Ticket, parent: Ticket, *, by: Actor, at: datetime) -> Ticket:
    """Have `ticket` be one of the requests below `parent`; where it was below another one, it leaves that.

    There is one level: what is below has nothing below it. Raises CannotPutUnder, NotAllowed.
    """
    require(by, Permission.CHANGE)
    if ticket.pk == parent.pk:
        raise CannotPutUnder(_("A request can't be below itself."), field="words")
    with transaction.atomic():
        (ticket, before), (parent, _place) = lock_both(ticket, parent)
        if ticket.parent_id == parent.pk:
            return ticket
        _refuse_levels(ticket, parent)
        if ticket.parent_id:
            _leave(ticket, ticket.parent_id, by=by, at=at)
        _set_parent(ticket, parent, before, at)
        record(TicketPutUnder(ticket_id=ticket.pk, other_id=parent.pk), by=by, at=at)
        record(ChildAdded(ticket_id=parent.pk, other_id=ticket.pk), by=by, at=at)
    return ticket


def take_out(ticket: Ticket, *, by: Actor, at: datetime) -> Ticket:
    """Have it stand by itself again. Twice is once. Raises NotAllowed."""
    require(by, Permission.CHANGE)
    with transaction.atomic():
        ticket, before = lock(ticket)
        if ticket.parent_id is None:
            return ticket
        _leave(ticket, ticket.parent_id, by=by, at=at)
        _set_parent(ticket, None, before, at)
    return ticket


def _refuse_levels(ticket: Ticket, parent: Ticket) -> None:
    said = {"number": ticket.number, "parent": parent.number}
    if parent.parent_id:
        there = {**said, "there": number_of(parent.parent_id)}
        if parent.parent_id == ticket.pk:
            raise CannotPutUnder(
                _("%(parent)s is below %(number)s, so that this would make a circle.") % said, field="words"
            )
        raise CannotPutUnder(
            _("%(parent)s is below %(there)s itself. Put this under %(there)s instead.") % there, field="words"
        )
    if ticket.children.exists():
        raise CannotPutUnder(
            _("%(number)s has requests below it, so that it can't be below another one.") % said, field="words"
        )
    for one in (ticket, parent):
        if one.merged_into_id:
            there = {"number": one.number, "there": number_of(one.merged_into_id)}
            raise CannotPutUnder(_("%(number)s went into %(there)s. Take that one.") % there, field="words")


def _leave(ticket: Ticket, parent_id: int, *, by: Actor, at: datetime) -> None:
    record(TicketTakenOut(ticket_id=ticket.pk, other_id=parent_id), by=by, at=at)
    record(ChildRemoved(ticket_id=parent_id, other_id=ticket.pk), by=by, at=at)


def _set_parent(ticket: Ticket, parent: Ticket | None, before: Place, at: datetime) -> None:
    ticket.parent = parent
    save(ticket, before, at=at)
