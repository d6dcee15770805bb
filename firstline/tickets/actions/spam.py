"""Saying that a ticket is no request but spam, and taking that back."""

from datetime import datetime
from typing import cast

from django.db import transaction
from django.utils.translation import gettext as _

from firstline.core.access import Actor
from firstline.core.errors import DomainError
from firstline.core.events import record, revive
from firstline.core.models import LoggedEvent
from firstline.core.permissions import Permission
from firstline.tickets.actions.changing import lock, put_on_stage, save
from firstline.tickets.events import TicketMarkedSpam, TicketUnmarkedSpam
from firstline.tickets.models import State, Ticket
from firstline.tickets.policies import require
from firstline.tickets.stages import Stage


class CannotMarkSpam(DomainError):
    code = "cannot_mark_spam"


def mark_spam(ticket: Ticket, *, by: Actor, at: datetime) -> Ticket:
    """Close it as spam: nobody is told, and nothing is sent because of it. Raises CannotMarkSpam, NotAllowed."""
    require(by, Permission.RESOLVE)
    with transaction.atomic():
        ticket, before = lock(ticket)
        if ticket.is_spam:
            raise CannotMarkSpam(_("This is marked as spam already."))
        if ticket.merged_into_id:
            raise CannotMarkSpam(_("This was merged into another request. Un-merge it first."))
        event = TicketMarkedSpam(
            ticket_id=ticket.pk,
            state_before_id=ticket.state_id,
            held_until=ticket.hold_until,
            resolved_at=ticket.resolved_at,
            closed_at=ticket.closed_at,
            user_waited_since=ticket.user_waits_since,
        )
        put_on_stage(ticket, Stage.CLOSED)
        ticket.is_spam, ticket.closed_at, ticket.user_waits_since = True, at, None
        save(ticket, before, at=at)
        record(event, by=by, at=at)
    return ticket


def unmark_spam(ticket: Ticket, *, by: Actor, at: datetime) -> Ticket:
    """Have it stand again as it did before it was marked. Raises CannotMarkSpam, NotAllowed."""
    require(by, Permission.RESOLVE)
    with transaction.atomic():
        ticket, before = lock(ticket)
        if not ticket.is_spam:
            raise CannotMarkSpam(_("This is not marked as spam."))
        stood = _marking(ticket)
        state = State.objects.get(pk=stood.state_before_id)
        put_on_stage(ticket, Stage(state.stage), state)
        ticket.is_spam = False
        ticket.hold_until = stood.held_until
        ticket.resolved_at, ticket.closed_at = stood.resolved_at, stood.closed_at
        ticket.user_waits_since = stood.user_waited_since
        save(ticket, before, at=at)
        record(TicketUnmarkedSpam(ticket_id=ticket.pk), by=by, at=at)
    return ticket


def _marking(ticket: Ticket) -> TicketMarkedSpam:
    marked = LoggedEvent.objects.filter(subject="ticket", subject_id=ticket.pk, kind=TicketMarkedSpam.kind)
    return cast(TicketMarkedSpam, revive(marked.latest("pk")))
