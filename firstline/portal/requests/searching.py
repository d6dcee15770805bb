"""Searching the requests somebody may see as a user: what was said in them, never what is internal."""

from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.views.decorators.http import require_safe
from markupsafe import Markup

from firstline.core.access import Actor
from firstline.core.clock import now
from firstline.pages.viewer import viewer
from firstline.portal.audience import user_of
from firstline.portal.requests.listing import Row, rows_of
from firstline.search.finding import Found, find
from firstline.search.hits import Hit
from firstline.search.queries import ticket_by_number
from firstline.search.wanted import Wanted

LEAST_LETTERS = 2
LONGEST = 200


@dataclass(frozen=True)
class FoundRow:
    """A request as lists show it, and where the words stand in it."""

    row: Row
    hit: Hit

    @property
    def url(self) -> str:
        return f"/requests/{self.row.ticket.pk}/" + (f"#{self.hit.place}" if self.hit.place else "")

    @property
    def subject(self) -> Markup:
        return self.hit.subject


@require_safe
def search(request: HttpRequest) -> HttpResponseBase:
    """`?q=` words, `?after=` the next ones. The number of a request goes straight there, unless it is being typed."""
    if not viewer(request).is_signed_in:
        return redirect("/account/login/?next=/requests/search/")
    actor, text = user_of(request), request.GET.get("q", "").strip()[:LONGEST]
    cursor, is_typed = request.GET.get("after", ""), bool(request.headers.get("HX-Request"))
    numbered = ticket_by_number(actor, text) if text and not cursor and not is_typed else None
    if numbered is not None:
        return redirect(f"/requests/{numbered.pk}/")
    at = now()
    found = find(actor, Wanted(text), at=at, cursor=cursor) if len(text) >= LEAST_LETTERS else Found()
    about = {"text": text, "found": found, "rows": _rows(found.hits, actor)}
    template = ("found_rows" if cursor else "found") if is_typed else "search"
    return _varied(render(request, f"portal/requests/{template}.jinja", about))


def _rows(hits: list[Hit], actor: Actor) -> list[FoundRow]:
    rows = rows_of([hit.ticket for hit in hits], actor, at=now())
    return [FoundRow(row, hit) for row, hit in zip(rows, hits, strict=True)]


def _varied(response: HttpResponse) -> HttpResponse:
    response.headers["Vary"] = "HX-Request, Cookie"
    response.headers["Cache-Control"] = "private, no-cache"
    return response
