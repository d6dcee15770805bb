"""Telling those who take part that a request is solved, and asking whether it is."""

from datetime import datetime

from django.utils import translation

from firstline.channels.email.actions.queue_mail import Letter, queue_mail
from firstline.channels.email.composing.brands import brand_for
from firstline.channels.email.models.outgoing import Auto
from firstline.core.desk import current_desk
from firstline.core.models import LoggedEvent
from firstline.notify.kinds import Kind
from firstline.notify.links import BROKEN, WORKS
from firstline.notify.questions import questions
from firstline.notify.rendering import Rendered, render, set_off
from firstline.notify.restraint import may_write_by_itself
from firstline.notify.speaker import speaking_for
from firstline.notify.speaking import language_for, request_values
from firstline.notify.wording.fill import Value
from firstline.people.models import Person
from firstline.tickets.events import TicketResolved
from firstline.tickets.models import Participant, Ticket
from firstline.tickets.models.participant import Part
from firstline.tickets.stages import Stage


def tell_solved(event: TicketResolved, logged: LoggedEvent) -> None:
    """Mail the resolution to everybody who takes part, unless it has gone on meanwhile."""
    ticket = Ticket.objects.select_related("requester").get(pk=event.ticket_id)
    if not event.tell_user or ticket.stage != Stage.RESOLVED:
        return
    taking_part = list(Participant.objects.filter(ticket=ticket).select_related("person").order_by("-part", "id"))
    told = [one for one in taking_part if may_write_by_itself(one.person)]
    to = [(one.person.name, one.person.email or "") for one in told if one.part == Part.REQUESTER]
    cc = [(one.person.name, one.person.email or "") for one in told if one.part != Part.REQUESTER]
    for one in told:
        language = language_for(one.person, ticket)
        with translation.override(language), speaking_for(brand_for(ticket)):
            asked = questions(ticket, one.person, language, because=logged.pk, at=logged.at)
            said = _said(ticket, one.person, event.resolution, logged.actor_name, language, logged.at, asked)
        queue_mail(
            Letter(
                key=f"{logged.pk}:{one.person_id}:{Kind.RESOLVED}",
                kind=Kind.RESOLVED,
                auto=Auto.GENERATED,
                address=one.person.email or "",
                name=one.person.name,
                from_name=logged.actor_name,
                subject=said.subject,
                text=said.text,
                html=said.html,
                language=language,
                ticket=ticket,
                person=one.person,
                to=to or cc,
                cc=cc if to else (),
            ),
            at=logged.at,
        )


def _said(
    ticket: Ticket, person: Person, resolution: str, agent: str, language: str, at: datetime, asked: dict[str, Value]
) -> Rendered:
    values = request_values(ticket, person, at=at)
    link = values["link"].text
    return render(
        Kind.RESOLVED,
        language,
        {
            **values,
            **asked,
            "agent.name": Value(agent),
            "words": set_off(resolution),
            "days": Value(str(current_desk().close_after_days)),
            "link.works": Value(link + WORKS),
            "link.broken": Value(link + BROKEN),
        },
    )
