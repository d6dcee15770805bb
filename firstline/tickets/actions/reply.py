"""The user says something more."""

import uuid
from collections.abc import Iterable
from datetime import datetime, timedelta

from django.db import transaction
from django.utils.translation import gettext as _

from firstline.core.access import SYSTEM, Actor
from firstline.core.desk import current_desk
from firstline.core.errors import DomainError
from firstline.core.events import record
from firstline.people.models import Person
from firstline.tickets.actions.attaching import Enclosure, attach
from firstline.tickets.actions.changing import Place, lock, put_on_stage, save
from firstline.tickets.events import TicketMoved, TicketReopened, UserReplied, WroteInMerged
from firstline.tickets.models import Message, Participant, Ticket
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

    In a ticket that was merged, it is said in the one it went into by those who take part there. The words of others
    stay where these may read them, and that one comes back into work all the same.
    """
    enclosures = list(enclosures)
    if words.is_empty and not enclosures:
        raise CannotReply(_("Write something before you send."), field="text")
    with transaction.atomic():
        ticket, before = lock_where_it_goes_on(ticket, author)
        known = Message.objects.filter(client_id=client_id).first() if client_id else None
        if known is not None:
            return known
        message = _say(ticket, words, author, channel, at, client_id)
        attach(enclosures, message=message)
        followed = None if is_machine else back_into_work(ticket)
        if not is_machine:
            ticket.user_waits_since = ticket.user_waits_since or at
        save(ticket, before, at=at)
        record(UserReplied(ticket_id=ticket.pk, message_id=message.pk, is_machine=is_machine), by=by, at=at)
        if followed:
            record(followed, by=by, at=at)
        if ticket.goes_on_in:
            _bring_up_where_it_goes_on(ticket.goes_on_in, message, is_machine=is_machine, by=by, at=at)
    return message


def lock_where_it_goes_on(ticket: Ticket, author: Person) -> tuple[Ticket, Place]:
    """The ticket in which this person's words belong that were meant for `ticket`, locked."""
    ticket, before = lock(ticket)
    there = ticket.goes_on_in
    if there is not None and Participant.objects.filter(ticket=there, person=author).exists():
        return lock(there)
    return ticket, before


def _bring_up_where_it_goes_on(there: Ticket, message: Message, *, is_machine: bool, by: Actor, at: datetime) -> None:
    """Have those who work there see it. That the user of another ticket wrote is nothing to the users of this one."""
    there, before = lock(there)
    followed = None if is_machine else back_into_work(there)
    if not is_machine:
        there.user_waits_since = there.user_waits_since or at
    save(there, before, at=at)
    record(WroteInMerged(ticket_id=there.pk, other_id=message.ticket_id, message_id=message.pk), by=by, at=at)
    if followed:
        record(followed, by=SYSTEM, at=at)


def can_be_reopened(ticket: Ticket, at: datetime) -> bool:
    """Whether a solved ticket is still young enough to go on; after that, more words become a new one. One that was
    merged goes on as long as the one it went into."""
    ticket = ticket.goes_on_in or ticket
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


def back_into_work(ticket: Ticket) -> TicketMoved | TicketReopened | None:
    """Put a locked ticket back into work in which its user has written; what was merged stays closed. Doesn't save."""
    stage_before = ticket.stage
    if ticket.merged_into_id:
        return None
    if ticket.is_done:
        ticket.reopened += 1
        put_on_stage(ticket, Stage.OPEN)
        return TicketReopened(ticket_id=ticket.pk, stage_before=stage_before)
    if ticket.stage in (Stage.WAITING_USER, Stage.ON_HOLD):
        put_on_stage(ticket, Stage.OPEN)
        return TicketMoved(ticket_id=ticket.pk, stage=Stage.OPEN, state=ticket.state.name, stage_before=stage_before)
    return None
