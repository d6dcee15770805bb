"""Sending a participant a new link to their request."""

from django.utils import translation

from firstline.channels.email.actions.queue_mail import Letter, queue_mail
from firstline.channels.email.composing.brands import brand_for
from firstline.channels.email.models.outgoing import Auto
from firstline.core.models import LoggedEvent
from firstline.notify.kinds import Kind
from firstline.notify.rendering import render
from firstline.notify.speaker import speaking_for
from firstline.notify.speaking import language_for, unproven_values
from firstline.people.models import Person
from firstline.tickets.events import GuestLinkAsked
from firstline.tickets.models import Ticket


def send_new_link(event: GuestLinkAsked, logged: LoggedEvent) -> None:
    """Send it to the address we know, whoever asked."""
    ticket = Ticket.objects.select_related("requester").get(pk=event.ticket_id)
    person = Person.objects.get(pk=event.person_id)
    if not person.email:
        return
    language = language_for(person, ticket)
    with translation.override(language), speaking_for(brand_for(ticket)):
        said = render(Kind.NEW_LINK, language, unproven_values(ticket, person, at=logged.at))
    queue_mail(
        Letter(
            key=f"{logged.pk}:{person.pk}:{Kind.NEW_LINK}",
            kind=Kind.NEW_LINK,
            auto=Auto.GENERATED,
            address=person.email,
            name=person.name,
            subject=said.subject,
            text=said.text,
            html=said.html,
            language=language,
            ticket=ticket,
            person=person,
        ),
        at=logged.at,
    )
