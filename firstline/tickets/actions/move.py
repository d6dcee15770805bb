"""Moving a ticket to another state by hand."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from firstline.core.access import Actor
from firstline.core.errors import DomainError
from firstline.core.events import record
from firstline.core.permissions import Permission
from firstline.tickets.actions.changing import lock, put_on_stage, save
from firstline.tickets.events import TicketMoved
from firstline.tickets.models import State, Ticket
from firstline.tickets.policies import require
from firstline.tickets.stages import DONE, Stage


class CannotMove(DomainError):
    code = "cannot_move"


def move(ticket: Ticket, *, to: State, by: Actor, at: datetime) -> Ticket:
    """Put an undone ticket into another state (in progress, waiting, or an own one).

    Holding needs a date, solving a resolution, reopening its own record: those have their own verbs. Raises CannotMove,
    NotAllowed.
    """
    require(by, Permission.RESOLVE)
    if to.stage in (*DONE, Stage.ON_HOLD, Stage.NEW):
        raise CannotMove(_("This stage can't be chosen here."), field="state")
    with transaction.atomic():
        ticket, before = lock(ticket)
        if ticket.is_done:
            raise CannotMove(_("This request is solved. Reopen it first."), field="state")
        if ticket.state_id == to.pk:
            return ticket
        stage_before = ticket.stage
        put_on_stage(ticket, Stage(to.stage), to)
        save(ticket, before, at=at)
        record(
            TicketMoved(ticket_id=ticket.pk, stage=to.stage, state=to.name, stage_before=stage_before),
            by=by,
            at=at,
        )
    return ticket
