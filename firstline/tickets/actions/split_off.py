"""Making a request of its own out of a message that was about something else."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from firstline.core.access import Actor
from firstline.core.events import record
from firstline.core.permissions import Permission
from firstline.core.text import one_line
from firstline.people.models import Person
from firstline.tickets.actions.changing import count_move, lock, place_of, save
from firstline.tickets.actions.link import keep_link
from firstline.tickets.actions.move_message import CannotMoveMessage, put_into, refuse_moving, waiting_since
from firstline.tickets.events import TicketRegistered
from firstline.tickets.models import LinkKind, Message, Participant, Ticket
from firstline.tickets.models.participant import Part
from firstline.tickets.policies import require
from firstline.tickets.queries import first_state
from firstline.tickets.stages import Stage


def split_off(message: Message, *, subject: str, requester: Person, by: Actor, at: datetime) -> Ticket:
    """Register a new request of `requester` that begins with this message, linked with the one it comes from. Nobody is
    written to. Raises CannotMoveMessage, NotAllowed."""
    require(by, Permission.CHANGE)
    subject = one_line(subject)
    if not subject:
        raise CannotMoveMessage(_("Say in a few words what it is about."), field="subject")
    with transaction.atomic():
        source, before = lock(message.ticket)
        message = Message.objects.select_for_update(of=("self",)).get(pk=message.pk)
        refuse_moving(message, source, at)
        ticket = _registered(message, source, subject, requester, at)
        # The index writes the new ticket down as it finds the message there; the mails follow the second event.
        registered = TicketRegistered(
            ticket_id=ticket.pk,
            message_id=message.pk,
            channel=message.channel,
            requester_id=requester.pk,
            acknowledge=False,
        )
        put_into(message, source, ticket, by=by, at=at)
        record(registered, by=by, at=at)
        keep_link(ticket, source, LinkKind.SPLIT, by=by, at=at)
        if source.user_waits_since == message.at:
            source.user_waits_since = waiting_since(source)
        save(source, before, at=at)
    return ticket


def _registered(message: Message, source: Ticket, subject: str, requester: Person, at: datetime) -> Ticket:
    ticket = Ticket.objects.create(
        subject=subject,
        type=source.type,
        stage=Stage.NEW,
        state=first_state(Stage.NEW),
        requester=requester,
        organisation_id=requester.organisation_id,
        team=source.team,
        impact=source.impact,
        urgency=source.urgency,
        priority=source.priority,
        category=source.category,
        product=source.product,
        channel=message.channel,
        language=source.language,
        registered_at=at,
        updated_at=at,
        user_waits_since=at if message.from_desk else message.at,
    )
    Participant.objects.create(ticket=ticket, person=requester, part=Part.REQUESTER)
    count_move(None, place_of(ticket))
    return ticket
