"""Putting a ticket aside until a date, and having it come back by itself."""

from datetime import datetime, timedelta

from django.db import transaction
from django.utils.translation import gettext as _

from firstline.core.access import SYSTEM, Actor
from firstline.core.errors import DomainError
from firstline.core.events import record
from firstline.core.permissions import Permission
from firstline.tickets.actions.changing import Place, lock, put_on_stage, save
from firstline.tickets.events import TicketMoved, TicketPutOnHold
from firstline.tickets.models import Ticket
from firstline.tickets.policies import require
from firstline.tickets.stages import Stage

LONGEST = timedelta(days=366)


class CannotHold(DomainError):
    code = "cannot_hold"


def hold(ticket: Ticket, *, until: datetime, by: Actor, at: datetime) -> Ticket:
    """Put the ticket on hold until then. Raises CannotHold when that is past or over a year away, NotAllowed."""
    require(by, Permission.RESOLVE)
    return set_aside(ticket, until=until, by=by, at=at)


def set_aside(ticket: Ticket, *, until: datetime, by: Actor, at: datetime) -> Ticket:
    """`hold` as part of something else that this actor may do. Raises CannotHold."""
    if not at < until <= at + LONGEST:
        raise CannotHold(_("Choose a time between now and a year from now."), field="until")
    with transaction.atomic():
        ticket, before = lock(ticket)
        if ticket.is_done:
            raise CannotHold(_("A solved request can't be put on hold. Reopen it first."))
        stage_before = ticket.stage
        put_on_stage(ticket, Stage.ON_HOLD)
        ticket.hold_until = until
        save(ticket, before, at=at)
        record(TicketPutOnHold(ticket_id=ticket.pk, until=until, stage_before=stage_before), by=by, at=at)
    return ticket


def bring_back(ticket: Ticket, *, held_until: datetime, by: Actor, at: datetime) -> Ticket:
    """Have what was set aside until then go on now; a ticket that has gone another way meanwhile stays as it is."""
    with transaction.atomic():
        ticket, before = lock(ticket)
        if ticket.stage == Stage.ON_HOLD and ticket.hold_until == held_until:
            _into_work(ticket, before, by=by, at=at)
    return ticket


def end_due_holds(at: datetime) -> int:
    """Bring back every ticket whose time on hold is over. Returns how many."""
    due = Ticket.objects.filter(stage=Stage.ON_HOLD, hold_until__lte=at)
    return sum(_end_hold(ticket, at) for ticket in due[:500])


def _end_hold(ticket: Ticket, at: datetime) -> bool:
    with transaction.atomic():
        ticket, before = lock(ticket)
        if ticket.stage != Stage.ON_HOLD or ticket.hold_until is None or ticket.hold_until > at:
            return False
        _into_work(ticket, before, by=SYSTEM, at=at)
    return True


def _into_work(ticket: Ticket, before: Place, *, by: Actor, at: datetime) -> None:
    put_on_stage(ticket, Stage.OPEN)
    save(ticket, before, at=at)
    moved = TicketMoved(ticket_id=ticket.pk, stage=Stage.OPEN, state=ticket.state.name, stage_before=Stage.ON_HOLD)
    record(moved, by=by, at=at)
