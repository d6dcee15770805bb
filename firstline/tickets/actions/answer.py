"""Answering the user in public."""

import uuid
from collections.abc import Iterable
from datetime import datetime, timedelta

from django.db import transaction
from django.utils.translation import gettext as _

from firstline.core.access import Actor
from firstline.core.errors import DomainError
from firstline.core.events import record
from firstline.core.permissions import Permission
from firstline.people.models import Person
from firstline.tickets.actions.attaching import Enclosure, attach
from firstline.tickets.actions.changing import lock, put_on_stage, save
from firstline.tickets.actions.drafts import drop_draft
from firstline.tickets.events import TicketAnswered, TicketMoved
from firstline.tickets.models import Message, Participant, Ticket
from firstline.tickets.models.participant import Part
from firstline.tickets.models.ticket import number_of
from firstline.tickets.policies import require
from firstline.tickets.stages import DONE, Channel, Stage
from firstline.tickets.wording import Words

UNDO_FOR = timedelta(seconds=10)


class CannotAnswer(DomainError):
    code = "cannot_answer"


class SomebodyWasFaster(DomainError):
    """Something was said in the ticket after what the writer had seen. `message_id` is the newest of it."""

    code = "somebody_was_faster"

    def __init__(self, message: object, *, message_id: int) -> None:
        super().__init__(message)
        self.message_id = message_id


def answer(
    ticket: Ticket,
    words: Words,
    *,
    by: Actor,
    at: datetime,
    to: Iterable[Person] | None = None,
    wait: bool = False,
    seen_up_to: int | None = None,
    enclosures: Iterable[Enclosure] = (),
    client_id: uuid.UUID | None = None,
    undo_for: timedelta = UNDO_FOR,
    channel: Channel = Channel.DESK,
) -> Message:
    """Say something to the user. `to` are participants (None: all); `wait` puts the ticket on waiting for the user.

    `seen_up_to` is the id of the last message the writer saw; when there is a newer one, SomebodyWasFaster is raised
    and nothing is sent. Sent twice with the same `client_id` it is one answer. Raises CannotAnswer, NotAllowed.
    """
    require(by, Permission.ANSWER)
    enclosures = list(enclosures)
    if words.is_empty and not enclosures:
        raise CannotAnswer(_("Write something before you send."), field="html")
    with transaction.atomic():
        ticket, before = lock(ticket)
        known = Message.objects.filter(client_id=client_id).first() if client_id else None
        if known is not None:
            return known
        refuse_spam(ticket)
        refuse_unseen(ticket, seen_up_to)
        if wait:
            refuse_waiting_merged(ticket)
        state, held_until, waited_since = ticket.state_id, ticket.hold_until, ticket.user_waits_since
        message = _say(
            ticket, words, by=by, at=at, to=to, shown_from=at + undo_for, client_id=client_id, channel=channel
        )
        attach(enclosures, message=message)
        moved = _move_on(ticket, wait=wait)
        ticket.first_answered_at = ticket.first_answered_at or at
        ticket.user_waits_since = None
        save(ticket, before, at=at)
        if ticket.goes_on_in and waited_since:
            _waits_no_more(ticket.goes_on_in, waited_since, at)
        drop_draft(ticket, "answer", by=by)
        record(
            TicketAnswered(
                ticket_id=ticket.pk,
                message_id=message.pk,
                shown_from=message.shown_from,
                state_before_id=state,
                held_until=held_until,
                user_waited_since=waited_since,
            ),
            by=by,
            at=at,
        )
        if moved:
            record(moved, by=by, at=at)
    return message


def _say(
    ticket: Ticket, words: Words, *, by: Actor, at: datetime, to: Iterable[Person] | None, shown_from: datetime,
    client_id: uuid.UUID | None, channel: Channel,
) -> Message:  # fmt: skip
    return Message.objects.create(
        ticket=ticket,
        author_id=by.id or None,
        author_name=by.name,
        from_desk=True,
        channel=channel,
        text=words.text,
        html=words.html,
        rest_html=words.rest_html,
        recipients=_recipients(ticket, to),
        at=at,
        shown_from=shown_from,
        client_id=client_id,
    )


def _recipients(ticket: Ticket, to: Iterable[Person] | None) -> list[dict[str, object]]:
    chosen = None if to is None else {person.pk for person in to}
    rows = Participant.objects.filter(ticket=ticket).select_related("person").order_by("-part", "id")
    taking = [row for row in rows if chosen is None or row.person_id in chosen]
    if not taking:
        raise CannotAnswer(_("Choose at least one person to answer."), field="to")
    return [
        {
            "id": row.person_id,
            "name": row.person.name,
            "address": row.person.email or "",
            "as": "to" if row.part == Part.REQUESTER else "cc",
        }
        for row in taking
    ]


def refuse_spam(ticket: Ticket) -> None:
    """Raises CannotAnswer for what is marked as spam."""
    if ticket.is_spam:
        raise CannotAnswer(_("This is marked as spam, and spam is not answered. Take the mark away first."))


def refuse_waiting_merged(ticket: Ticket) -> None:
    """Raises CannotAnswer for what was merged: what is waited for is said where it goes on."""
    if ticket.goes_on_in_id:
        raise CannotAnswer(
            _("This request went into %(number)s, so that it waits for nothing by itself. Send without waiting.")
            % {"number": number_of(ticket.goes_on_in_id)}
        )


def _waits_no_more(there: Ticket, waited_since: datetime, at: datetime) -> None:
    """Where the ticket went it stood as unanswered, unless somebody else waits there for longer."""
    there, before = lock(there)
    if there.user_waits_since == waited_since:
        there.user_waits_since = None
        save(there, before, at=at)


def refuse_unseen(ticket: Ticket, seen_up_to: int | None) -> None:
    """Raises SomebodyWasFaster when something was said after the message with this id."""
    if seen_up_to is None:
        return
    newer = Message.objects.filter(ticket=ticket, pk__gt=seen_up_to, withdrawn_at=None).order_by("-pk").first()
    if newer is not None:
        raise SomebodyWasFaster(
            _("%(name)s wrote while you were writing. Read it first; your text is kept.") % {"name": newer.author_name},
            message_id=newer.pk,
        )


def _move_on(ticket: Ticket, *, wait: bool) -> TicketMoved | None:
    stage_before = ticket.stage
    if wait:
        put_on_stage(ticket, Stage.WAITING_USER)
    elif ticket.stage == Stage.NEW:
        put_on_stage(ticket, Stage.OPEN)
    if ticket.stage == stage_before or (stage_before in DONE and not wait):
        return None
    return TicketMoved(ticket_id=ticket.pk, stage=ticket.stage, state=ticket.state.name, stage_before=stage_before)
