"""Putting a ticket aside until a date, and having it come back by itself."""

from datetime import datetime, timedelta

from django.db import transaction
from django.utils.translation import gettext as _

from firstline.core.access import SYSTEM, Actor
from firstline.core.errors import DomainError
from firstline.core.events import record
from firstline.core.permissions import Permission
from firstline.tickets.actions.changing import lock, put_on_stage, save
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


def end_due_holds(at: datetime) -> int:
    """Bring back every ticket whose time on hold is over. Returns how many."""
    due = Ticket.objects.filter(stage=Stage.ON_HOLD, hold_until__lte=at)
    return sum(_end_hold(ticket, at) for ticket in due[:500])


def _end_hold(ticket: Ticket, at: datetime) -> bool:
    with transaction.atomic():
        ticket, before = lock(ticket)
        if ticket.stage != Stage.ON_HOLD or ticket.hold_until is None or ticket.hold_until > at:
            return False
        put_on_stage(ticket, Stage.OPEN)
        save(ticket, before, at=at)
        record(
            TicketMoved(ticket_id=ticket.pk, stage=Stage.OPEN, state=ticket.state.name, stage_before=Stage.ON_HOLD),
            by=SYSTEM,
            at=at,
        )
    return True
