"""Telling people by itself that what they sent has arrived."""

from datetime import datetime

from django.db import transaction
from django.utils import translation

from firstline.channels.email.actions.queue_mail import Letter, queue_mail
from firstline.channels.email.composing.brands import brand_of
from firstline.channels.email.composing.from_where import mailbox_for
from firstline.channels.email.models.outgoing import Auto
from firstline.core.models import LoggedEvent
from firstline.core.prepared import Prepared
from firstline.notify.kinds import Kind
from firstline.notify.rendering import render
from firstline.notify.restraint import is_proven, may_answer_mail, may_tell
from firstline.notify.speaker import speaking_for
from firstline.notify.speaking import language_for, request_values, unproven_values
from firstline.people.models import Person
from firstline.tickets.events import TicketRegistered, TicketReopened
from firstline.tickets.models import Message, Ticket
from firstline.tickets.stages import Channel


def acknowledge(event: TicketRegistered, logged: LoggedEvent) -> None:
    """Tell the requester the number of their new request."""
    if not event.acknowledge:
        return
    ticket = _ticket(event.ticket_id)
    _confirm(Kind.ACKNOWLEDGEMENT, ticket, ticket.requester, event.channel, logged)


def confirm_reopening(event: TicketReopened, logged: LoggedEvent) -> None:
    """Tell whoever answered a solved request by mail that it is open again."""
    ticket = _ticket(event.ticket_id)
    said = _said_by_mail(ticket, logged.at)
    if said is not None and said.author is not None:
        _confirm(Kind.REOPENED, ticket, said.author, Channel.MAIL, logged)


def _ticket(number: int) -> Ticket:
    found = _with_requester.first(number=number)
    if found is None:
        raise Ticket.DoesNotExist(number)
    return found


_with_requester = Prepared(lambda number: Ticket.objects.select_related("requester__role").filter(pk=number))


_locked = Prepared(lambda number: Person.objects.select_for_update(of=("self",)).filter(pk=number).only("pk"))


def _said_by_mail(ticket: Ticket, at: datetime) -> Message | None:
    said = Message.objects.filter(ticket=ticket, at=at, from_desk=False, channel=Channel.MAIL)
    return said.select_related("author__role").order_by("-id").first()


@transaction.atomic
def _confirm(kind: Kind, ticket: Ticket, person: Person, channel: str, logged: LoggedEvent) -> None:
    _locked.first(number=person.pk)
    at, mailbox = logged.at, mailbox_for(ticket)
    by_mail = channel == Channel.MAIL
    if not (may_answer_mail(person, ticket, mailbox, at=at) if by_mail else may_tell(person, at=at)):
        return
    proven = channel != Channel.FORM and is_proven(person)
    language = language_for(person, ticket)
    with translation.override(language), speaking_for(brand_of(mailbox)):
        values = (request_values if proven else unproven_values)(ticket, person, at=at)
        said = render(kind, language, values)
    queue_mail(
        Letter(
            key=f"{logged.pk}:{person.pk}:{kind}",
            kind=kind,
            auto=Auto.REPLIED if by_mail else Auto.GENERATED,
            address=person.email or "",
            name=person.name if proven else "",
            subject=said.subject,
            text=said.text,
            html=said.html,
            language=language,
            mailbox=mailbox,
            ticket=ticket,
            person=person,
        ),
        at=at,
    )
