"""Telling those who work at the desk what waits for them."""

from django.utils import translation

from firstline.channels.email.actions.queue_mail import Letter, queue_mail
from firstline.channels.email.composing.from_where import mailbox_for
from firstline.channels.email.models.outgoing import Auto
from firstline.core.models import LoggedEvent
from firstline.notify.kinds import Kind
from firstline.notify.links import DESK_TICKET, link_with
from firstline.notify.rendering import render
from firstline.notify.restraint import may_write_by_itself
from firstline.notify.speaking import language_for, request_values
from firstline.notify.wording.fill import Value
from firstline.people.models import Person
from firstline.tickets.events import TicketAssigned
from firstline.tickets.models import Ticket


def tell_assignee(event: TicketAssigned, logged: LoggedEvent) -> None:
    """Tell an agent to whom somebody else handed a request. Taking one is no news to the one who takes it."""
    by_somebody_else = logged.actor_kind == "person" and logged.actor_id != event.assignee_id
    if event.assignee_id is None or not by_somebody_else:
        return
    agent = Person.objects.get(pk=event.assignee_id)
    ticket = Ticket.objects.select_related("requester").get(pk=event.ticket_id)
    if ticket.assignee_id != agent.pk or not may_write_by_itself(agent):
        return
    language = language_for(agent)
    with translation.override(language):
        values = request_values(ticket, agent, at=logged.at)
        values["agent.name"] = Value(logged.actor_name)
        values["link"] = Value(link_with(DESK_TICKET, number=ticket.pk))
        said = render(Kind.ASSIGNED, language, values)
    queue_mail(
        Letter(
            key=f"{logged.pk}:{agent.pk}:{Kind.ASSIGNED}",
            kind=Kind.ASSIGNED,
            auto=Auto.GENERATED,
            address=agent.email or "",
            name=agent.name,
            subject=said.subject,
            text=said.text,
            html=said.html,
            language=language,
            mailbox=mailbox_for(ticket),
        ),
        at=logged.at,
    )
