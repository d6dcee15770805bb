"""Answering the palette, and the page of what was found."""

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_GET

from firstline.catalogue.queries import asset_called, find_assets, in_service
from firstline.desk.finding.commands import commands_like
from firstline.desk.shell import desk_page
from firstline.pages.guard import for_agents
from firstline.pages.viewer import viewer
from firstline.people.queries import find_people
from firstline.search.queries import search_tickets, ticket_by_number

LEAST_LETTERS = 2
IN_PALETTE = 6


@require_GET
@for_agents
def palette(request: HttpRequest) -> HttpResponse:
    """Tickets, people and commands for what is being typed; all commands for nothing."""
    actor, text = viewer(request).actor, request.GET.get("q", "").strip()
    is_search = len(text) >= LEAST_LETTERS
    context = {
        "text": text,
        "commands": commands_like(actor, text)[: IN_PALETTE if text else None],
        "hits": search_tickets(actor, text, limit=IN_PALETTE) if is_search else [],
        "people": list(find_people(text, IN_PALETTE)) if is_search else [],
        "assets": list(in_service(find_assets(actor, text))[:IN_PALETTE]) if is_search else [],
    }
    return render(request, "desk/finding/palette.jinja", context)


@require_GET
@for_agents
def search(request: HttpRequest) -> HttpResponse:
    """Everything found; the number of a ticket or of an asset goes straight there."""
    actor, text = viewer(request).actor, request.GET.get("q", "").strip()
    numbered = ticket_by_number(actor, text) if text else None
    if numbered is not None:
        return HttpResponseRedirect(reverse("desk:ticket", args=[numbered.pk]))
    called = asset_called(actor, text)
    if called is not None:
        return HttpResponseRedirect(reverse("desk:asset", args=[called.pk]))
    is_search = len(text) >= LEAST_LETTERS
    context = {
        "text": text,
        "hits": search_tickets(actor, text, limit=60) if is_search else [],
        "people": list(find_people(text, 12)) if is_search else [],
        "assets": list(find_assets(actor, text).order_by("name", "id")[:12]) if is_search else [],
    }
    return desk_page(request, "desk/finding/search.jinja", context, current="search")
