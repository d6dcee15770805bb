"""Choosing another ticket: by its number, by words, or among those that are near."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from firstline.core.access import Actor
from firstline.core.errors import DomainError
from firstline.desk.tickets.page import panel_of
from firstline.desk.tickets.panels import TicketPanel
from firstline.pages.asked import asked_id
from firstline.pages.guard import for_agents
from firstline.search.queries import search_tickets, ticket_by_number
from firstline.tickets.models import Ticket
from firstline.tickets.policies import access_ticket

LEAST_LETTERS = 2
MOST = 6


class CannotTellWhich(DomainError):
    code = "cannot_tell_which"


@require_GET
@for_agents
def candidates(request: HttpRequest, number: int) -> HttpResponse:
    """The tickets that what is being typed may mean; those that are near for nothing."""
    panel, text = panel_of(request, number), request.GET.get("words", "").strip()
    return render(request, "desk/tickets/candidates.jinja", {"found": found_by(panel, text), "text": text})


def found_by(panel: TicketPanel, text: str) -> list[Ticket]:
    """At most six, never the ticket itself."""
    if not text:
        return near(panel)
    if len(text) < LEAST_LETTERS and not text.isdecimal():
        return []
    hits = [hit.ticket for hit in search_tickets(panel.actor, text, limit=MOST + 1)]
    return [one for one in hits if one != panel.ticket][:MOST]


def near(panel: TicketPanel) -> list[Ticket]:
    """Linked ones, and other requests of the same person that are open."""
    linked = [one.other for one in panel.links]
    theirs = [one for one in panel.other_requests if not one.is_done and one not in linked]
    return [*linked, *theirs][:MOST]


def asked_other(request: HttpRequest, actor: Actor) -> Ticket:
    """The ticket that was chosen, or whose number was written. Raises CannotTellWhich, NotFound."""
    sent = request.POST if request.method == "POST" else request.GET
    chosen = asked_id(sent.get("other"))
    found = access_ticket(actor, chosen) if chosen else ticket_by_number(actor, sent.get("words", ""))
    if found is None:
        raise CannotTellWhich(_("Choose a request, or write its number."), field="words")
    return found
