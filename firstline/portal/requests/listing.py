"""The requests of a person and, where their role reaches that far, of their organisation."""

from dataclasses import dataclass
from datetime import datetime
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.views.decorators.http import require_safe

from firstline.core.access import Actor, Reach
from firstline.core.clock import now
from firstline.core.paging import page_of
from firstline.pages.viewer import viewer
from firstline.portal.audience import user_of
from firstline.portal.requests.progress import (
    approvers_of,
    is_said_to_work,
    is_worked_on_elsewhere,
    progress_of,
    stage_word,
)
from firstline.tickets.models import Ticket
from firstline.tickets.queries import requests_of
from firstline.tickets.stages import Stage

NEWEST_CHANGE = ("-updated_at", "-id")
SIZE = 25
LATEST = 5


@dataclass(frozen=True)
class Row:
    """A request in a list. `who` is the requester, empty for one's own; no `headline` where `word` says it all."""

    ticket: Ticket
    word: str
    headline: str
    who: str

    @property
    def stage(self) -> str:
        """The stage whose mark it bears."""
        return Stage.OPEN if is_worked_on_elsewhere(self.ticket) else self.ticket.stage


@dataclass(frozen=True)
class Wanted:
    """What the list is asked for, from the address."""

    of_organisation: bool
    ended: bool
    words: str

    def query(self, **changed: object) -> str:
        values = {"of": "all" if self.of_organisation else "", "ended": "1" if self.ended else "", "q": self.words}
        return urlencode({name: value for name, value in (values | changed).items() if value})


@require_safe
def list_requests(request: HttpRequest) -> HttpResponseBase:
    """`?of=all` everybody's, `?ended=1` the solved ones, `?q=` words, `?after=` the next page."""
    person = viewer(request).person
    if person is None:
        return redirect("/account/login/?next=/requests/")
    actor = user_of(request)
    reaches_all = actor.reach == Reach.ORGANISATION and person.organisation is not None
    wanted = Wanted(
        of_organisation=reaches_all and request.GET.get("of") == "all",
        ended=request.GET.get("ended") == "1",
        words=request.GET.get("q", "").strip()[:200],
    )
    page = page_of(
        requests_of(actor, of_organisation=wanted.of_organisation, done=wanted.ended, words=wanted.words),
        NEWEST_CHANGE,
        after=request.GET.get("after", ""),
        size=SIZE,
    )
    about = {
        "rows": rows_of(page.rows, actor, at=now()),
        "next": wanted.query(after=page.next_cursor) if page.next_cursor else "",
        "wanted": wanted,
        "organisation": person.organisation if reaches_all else None,
    }
    template = "more.jinja" if request.headers.get("HX-Request") else "list.jinja"
    return _varied(render(request, f"portal/requests/{template}", about))


def latest(actor: Actor, *, at: datetime) -> list[Row]:
    """The person's own requests that changed last."""
    return rows_of(list(requests_of(actor).order_by(*NEWEST_CHANGE)[:LATEST]), actor, at=at)


def rows_of(tickets: list[Ticket], actor: Actor, *, at: datetime) -> list[Row]:
    approvers = approvers_of(tickets)
    return [_row(ticket, actor, at, approvers.get(ticket.pk, [])) for ticket in tickets]


def _row(ticket: Ticket, actor: Actor, at: datetime, approvers: list[str]) -> Row:
    return Row(
        ticket=ticket,
        word=stage_word(ticket, viewer_id=actor.id, approvers=approvers),
        headline=_headline(ticket, actor, at, approvers),
        who="" if ticket.requester_id == actor.id else ticket.requester.name,
    )


def _headline(ticket: Ticket, actor: Actor, at: datetime, approvers: list[str]) -> str:
    if (ticket.stage == Stage.CLOSED or is_said_to_work(ticket)) and not is_worked_on_elsewhere(ticket):
        return ""
    return progress_of(ticket, at=at, viewer_id=actor.id, approvers=approvers).headline.removesuffix(".")


def _varied(response: HttpResponse) -> HttpResponse:
    """The same address answers scripts with rows and browsers with a page: neither may be kept for the other."""
    response.headers["Vary"] = "HX-Request, Cookie"
    response.headers["Cache-Control"] = "private, no-cache"
    return response
