"""Answering the palette, and the page of what was found."""

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_GET

from firstline.catalogue.queries import asset_called, find_assets, in_service
from firstline.core.access import Actor
from firstline.core.clock import now
from firstline.desk.finding.asked import SearchAsked
from firstline.desk.finding.commands import commands_like
from firstline.desk.shell import desk_page
from firstline.pages.guard import for_agents
from firstline.pages.viewer import viewer
from firstline.search.finding import Found, find
from firstline.search.people import find_organisations, find_people
from firstline.search.queries import search_tickets
from firstline.search.straight import people_named_by, straight_to
from firstline.tickets.models import Ticket
from firstline.tickets.policies import sees_notes

LEAST_LETTERS = 2
IN_PALETTE = 6
MOST_PEOPLE = 12
MOST_ORGANISATIONS = 6


@require_GET
@for_agents
def palette(request: HttpRequest) -> HttpResponse:
    """Tickets, people and commands for what is being typed; all commands for nothing."""
    actor, text = viewer(request).actor, request.GET.get("q", "").strip()
    is_search = len(text) >= LEAST_LETTERS or text.isdecimal()
    people = find_people(actor, text, IN_PALETTE) if is_search else []
    context = {
        "text": text,
        "commands": commands_like(actor, text)[: IN_PALETTE if text else None],
        "hits": search_tickets(actor, text, limit=IN_PALETTE) if is_search else [],
        "assets": list(in_service(find_assets(actor, text))[:IN_PALETTE]) if is_search else [],
        "people": people,
        "is_named": bool(people) and bool(people_named_by(actor, text)),
        "organisations": find_organisations(actor, text, 3) if is_search else [],
    }
    return render(request, "desk/finding/palette.jinja", context)


@require_GET
@for_agents
def search(request: HttpRequest) -> HttpResponse:
    """Everything found. What names one request, person or asset goes straight there, unless it is still being typed."""
    actor, asked = viewer(request).actor, SearchAsked.of(request)
    is_typed = bool(request.headers.get("HX-Request"))
    if asked.text and not is_typed and "after" not in request.GET and (there := _straight(actor, asked.text)):
        return HttpResponseRedirect(there)
    cursor = request.GET.get("after", "")
    is_search = len(asked.text) >= LEAST_LETTERS
    context = {
        "asked": asked,
        "found": find(actor, asked.wanted(now()), at=now(), cursor=cursor) if is_search else Found(),
        "sees_notes": sees_notes(actor),
    }
    if cursor and is_typed:
        return _part(request, "desk/finding/hits.jinja", context)
    shows_people = is_search and not asked.is_narrowed and not cursor
    context |= {
        "numbered": _numbered(actor, asked.text) if is_typed else None,
        "people": find_people(actor, asked.text, MOST_PEOPLE) if shows_people else [],
        "organisations": find_organisations(actor, asked.text, MOST_ORGANISATIONS) if shows_people else [],
        "assets": list(find_assets(actor, asked.text).order_by("name", "id")[:MOST_PEOPLE]) if shows_people else [],
    }
    if is_typed:
        return _part(request, "desk/finding/results.jinja", context)
    page = desk_page(request, "desk/finding/search.jinja", context, current="search")
    page.headers["Vary"] = "HX-Request, Cookie"
    return page


def _straight(actor: Actor, text: str) -> str:
    there = straight_to(actor, text)
    if there is None:
        called = asset_called(actor, text)
        return reverse("desk:asset", args=[called.pk]) if called else ""
    return reverse("desk:ticket" if isinstance(there, Ticket) else "desk:person", args=[there.pk])


def _numbered(actor: Actor, text: str) -> Ticket | None:
    there = straight_to(actor, text) if text else None
    return there if isinstance(there, Ticket) else None


def _part(request: HttpRequest, template: str, context: dict[str, object]) -> HttpResponse:
    """The same address answers a browser with a whole page: neither may be kept for the other."""
    part = render(request, template, context)
    part.headers["Vary"] = "HX-Request, Cookie"
    return part
