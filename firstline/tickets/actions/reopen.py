"""Reopening a solved ticket."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from firstline.core.access import Actor
from firstline.core.errors import DomainError
from firstline.core.events import record
from firstline.core.permissions import Permission
from firstline.tickets.actions.changing import lock, put_on_stage, save
from firstline.tickets.actions.reply import can_be_reopened
from firstline.tickets.events import TicketReopened
from firstline.tickets.models import Ticket
from firstline.tickets.models.ticket import number_of
from firstline.tickets.policies import require, takes_part
from firstline.tickets.stages import Stage


class CannotReopen(DomainError):
    code = "cannot_reopen"


def reopen(ticket: Ticket, *, by: Actor, at: datetime) -> Ticket:
    """Bring a solved or closed ticket back into work: agents always, participants while it is young enough.

    Raises CannotReopen when it isn't solved or is too old, NotAllowed.
    """
    if not takes_part(by, ticket):
        require(by, Permission.RESOLVE)
    with transaction.atomic():
        ticket, before = lock(ticket)
        if not ticket.is_done:
            raise CannotReopen(_("This request is open."))
        if not by.is_agent and not can_be_reopened(ticket, at):
            raise CannotReopen(_("This request ended too long ago to be reopened. Register a new one instead."))
        if ticket.merged_into_id:
            raise CannotReopen(
                _("This request went into %(number)s. Un-merge it, and it stands as before.")
                % {"number": number_of(ticket.merged_into_id)}
            )
        if ticket.is_spam:
            raise CannotReopen(_("This is marked as spam. Say that it is none, and it stands as before."))
        stage_before = ticket.stage
        put_on_stage(ticket, Stage.OPEN)
        ticket.reopened += 1
        ticket.user_waits_since = at if not by.is_agent else ticket.user_waits_since
        save(ticket, before, at=at)
        record(TicketReopened(ticket_id=ticket.pk, stage_before=stage_before), by=by, at=at)
    return ticket
