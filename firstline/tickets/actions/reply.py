"""The user says something more."""

import uuid
from collections.abc import Iterable
from datetime import datetime, timedelta

from django.db import transaction
from django.utils.translation import gettext as _

from firstline.core.access import Actor
from firstline.core.desk import current_desk
from firstline.core.errors import DomainError
from firstline.core.events import record
from firstline.people.models import Person
from firstline.tickets.actions.attaching import Enclosure, attach
from firstline.tickets.actions.changing import lock, put_on_stage, save
from firstline.tickets.events import TicketMoved, TicketReopened, UserReplied
from firstline.tickets.models import Message, Ticket
from firstline.tickets.stages import Channel, Stage
from firstline.tickets.wording import Words


class CannotReply(DomainError):
    code = "cannot_reply"


def reply(
    ticket: Ticket,
    words: Words,
    *,
    author: Person,
    channel: Channel,
    by: Actor,
    at: datetime,
    enclosures: Iterable[Enclosure] = (),
    client_id: uuid.UUID | None = None,
    is_machine: bool = False,
) -> Message:
    """Add what a participant said. A waiting ticket comes back into work, a solved one is reopened; a machine's words
    (`is_machine`) do neither. Sent twice with the same `client_id` it is one reply. Raises CannotReply.
    """
    enclosures = list(enclosures)
    if words.is_empty and not enclosures:
        raise CannotReply(_("Write something before you send."), field="text")
    with transaction.atomic():
        ticket, before = lock(ticket)
        known = Message.objects.filter(client_id=client_id).first() if client_id else None
        if known is not None:
            return known
        message = _say(ticket, words, author, channel, at, client_id)
        attach(enclosures, message=message)
        followed = None if is_machine else _back_into_work(ticket)
        if not is_machine:
            ticket.user_waits_since = ticket.user_waits_since or at
        save(ticket, before, at=at)
        record(UserReplied(ticket_id=ticket.pk, message_id=message.pk, is_machine=is_machine), by=by, at=at)
        if followed:
            record(followed, by=by, at=at)
    return message


def can_be_reopened(ticket: Ticket, at: datetime) -> bool:
    """Whether a solved ticket is still young enough to go on; after that, more words become a new one."""
    ended = ticket.resolved_at or ticket.closed_at
    return ended is None or at - ended <= timedelta(days=current_desk().reopen_within_days)


def _say(
    ticket: Ticket, words: Words, author: Person, channel: Channel, at: datetime, client_id: uuid.UUID | None
) -> Message:
    return Message.objects.create(
        ticket=ticket,
        author=author,
        author_name=author.name,
        from_desk=False,
        channel=channel,
        text=words.text,
        html=words.html,
        rest_html=words.rest_html,
        at=at,
        shown_from=at,
        client_id=client_id,
    )


def _back_into_work(ticket: Ticket) -> TicketMoved | TicketReopened | None:
    stage_before = ticket.stage
    if ticket.is_done:
        ticket.reopened += 1
        put_on_stage(ticket, Stage.OPEN)
        return TicketReopened(ticket_id=ticket.pk, stage_before=stage_before)
    if ticket.stage in (Stage.WAITING_USER, Stage.ON_HOLD):
        put_on_stage(ticket, Stage.OPEN)
        return TicketMoved(ticket_id=ticket.pk, stage=Stage.OPEN, state=ticket.state.name, stage_before=stage_before)
    return None
