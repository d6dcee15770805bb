"""The page of a ticket, and its parts that re-read themselves."""

import re
from datetime import datetime

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.dateparse import parse_datetime
from django.views.decorators.http import require_GET

from firstline.core.clock import now
from firstline.desk.queues.panels import list_of, listing_place
from firstline.desk.shell import desk_page
from firstline.desk.tickets.panels import TicketPanel
from firstline.pages.guard import for_agents
from firstline.pages.viewer import viewer
from firstline.search.similar import similar_to
from firstline.tickets.actions.seen import mark_seen
from firstline.tickets.policies import access_ticket
from firstline.tickets.queries import seen_at

PLACE = re.compile(r"(message|note)-[0-9]{1,17}")


@require_GET
@for_agents
def ticket(request: HttpRequest, number: int) -> HttpResponse:
    """The ticket beside the queue it was opened from; only the ticket for a page that is already there."""
    panel = panel_of(request, number)
    panel.read_up_to = seen_at(panel.ticket, panel.actor)
    mark_seen(panel.ticket, by=panel.actor, at=panel.at)
    if request.headers.get("HX-Request"):
        return render(request, "desk/tickets/panes.jinja", {"panel": panel})
    listed = list_of(request, panel.actor, listing_place(request, panel.actor), open_number=number)
    return desk_page(
        request, "desk/tickets/ticket.jinja", {"panel": panel, "listed": listed}, current=listed.place.code
    )


@require_GET
@for_agents
def thread(request: HttpRequest, number: int) -> HttpResponse:
    """The thread again, or the part of it before a moment."""
    before = parse_datetime(request.GET.get("before", ""))
    panel = panel_of(request, number, before=before)
    if before is None:
        mark_seen(panel.ticket, by=panel.actor, at=panel.at)
    return render(request, "desk/tickets/earlier.jinja" if before else "desk/tickets/thread.jinja", {"panel": panel})


@require_GET
@for_agents
def head(request: HttpRequest, number: int) -> HttpResponse:
    return render(request, "desk/tickets/head.jinja", {"panel": panel_of(request, number)})


@require_GET
@for_agents
def context(request: HttpRequest, number: int) -> HttpResponse:
    return render(request, "desk/tickets/context.jinja", {"panel": panel_of(request, number)})


@require_GET
@for_agents
def similar(request: HttpRequest, number: int) -> HttpResponse:
    """Tickets about the same, asked for when the page is there already."""
    actor = viewer(request).actor
    found = similar_to(access_ticket(actor, number), actor, at=now())
    return render(request, "desk/tickets/similar.jinja", {"similar": found})


def panel_of(request: HttpRequest, number: int, *, before: datetime | None = None) -> TicketPanel:
    """The ticket through its door. Raises NotFound."""
    looking = viewer(request)
    panel = TicketPanel(access_ticket(looking.actor, number), looking.actor, now(), before, looking.person)
    asked = request.GET.get("said", "")
    panel.asked_place = asked if PLACE.fullmatch(asked) else ""
    return panel
