"""Telling those who work at the desk what waits for them."""

from firstline.core.models import LoggedEvent
from firstline.notify.kinds import Kind
from firstline.notify.restraint import may_write_by_itself
from firstline.notify.wording.fill import Value
from firstline.notify.writing_to_agents import write_to_agent
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
    giver = {"agent.name": Value(logged.actor_name)}
    write_to_agent(agent, Kind.ASSIGNED, ticket, of=str(logged.pk), at=logged.at, more=lambda _language: giver)
