"""Taking an answer back while it can still be, and with it all that it did."""

from datetime import datetime
from typing import cast

from django.db import transaction
from django.db.models import QuerySet
from django.utils.translation import gettext as _

from firstline.core.access import Actor
from firstline.core.events import record, revive
from firstline.core.models import LoggedEvent
from firstline.tickets.actions.answer import CannotAnswer
from firstline.tickets.actions.changing import lock, put_on_stage, save
from firstline.tickets.events import (
    AnswerWithdrawn,
    TicketAnswered,
    TicketClosed,
    TicketMerged,
    TicketMoved,
    TicketPutOnHold,
    TicketReopened,
    TicketResolved,
    TicketUnmerged,
)
from firstline.tickets.models import Message, State, Ticket
from firstline.tickets.stages import Stage

MOVES = [event.kind for event in (
    TicketMoved, TicketPutOnHold, TicketResolved, TicketReopened, TicketClosed, TicketMerged, TicketUnmerged,
)]  # fmt: skip


def withdraw_answer(message: Message, *, by: Actor, at: datetime) -> Message:
    """Take one's own answer back before it goes out. The ticket stands again as it did before, where nobody has moved
    it since. Raises CannotAnswer once the answer has gone."""
    with transaction.atomic():
        ticket, before = lock(message.ticket)
        message = Message.objects.select_for_update(of=("self",)).get(pk=message.pk)
        if message.author_id != by.id or not message.from_desk:
            raise CannotAnswer(_("Only the one who wrote an answer can take it back."))
        if message.withdrawn_at is not None:
            return message
        if at >= message.shown_from:
            raise CannotAnswer(_("It is too late: the answer has been sent."))
        message.withdrawn_at = at
        message.save(update_fields=["withdrawn_at"])
        moved = _put_back(ticket, message)
        save(ticket, before, at=at)
        record(AnswerWithdrawn(ticket_id=ticket.pk, message_id=message.pk), by=by, at=at)
        if moved:
            record(moved, by=by, at=at)
    return message


def _put_back(ticket: Ticket, message: Message) -> TicketMoved | None:
    happened = LoggedEvent.objects.filter(subject="ticket", subject_id=ticket.pk)
    answered = _answered(happened, message)
    others = Message.objects.filter(ticket=ticket, from_desk=True, withdrawn_at=None)
    if not others.filter(pk__gt=message.pk).exists():
        ticket.user_waits_since = answered.user_waited_since or ticket.user_waits_since
    if not others.exists():
        ticket.first_answered_at = None
    if happened.filter(kind__in=MOVES, at__gt=message.at).exists():
        return None
    return _back_to(ticket, answered)


def _answered(happened: QuerySet[LoggedEvent], message: Message) -> TicketAnswered:
    logged = happened.filter(kind=TicketAnswered.kind, data__message_id=message.pk).get()
    return cast(TicketAnswered, revive(logged))


def _back_to(ticket: Ticket, answered: TicketAnswered) -> TicketMoved | None:
    if answered.state_before_id in (None, ticket.state_id):
        return None
    state = State.objects.get(pk=answered.state_before_id)
    stage_now = ticket.stage
    put_on_stage(ticket, Stage(state.stage), state)
    ticket.hold_until = answered.held_until
    return TicketMoved(ticket_id=ticket.pk, stage=state.stage, state=state.name, stage_before=stage_now)
