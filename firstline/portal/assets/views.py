"""The things of a person and, where their role reaches that far, of their organisation."""

from dataclasses import dataclass
from urllib.parse import urlencode

from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import render
from django.views.decorators.http import require_safe

from firstline.catalogue.models import Asset
from firstline.catalogue.policies import access_asset
from firstline.catalogue.queries import find_assets, in_service
from firstline.core.access import Actor, Reach
from firstline.core.clock import now
from firstline.core.paging import page_of
from firstline.pages.guard import sign_in_first
from firstline.pages.viewer import viewer
from firstline.portal.audience import user_of
from firstline.portal.requests.listing import rows_of
from firstline.tickets.policies import visible_to

BY_NAME = ("name", "id")
SIZE = 25
REQUESTS_SHOWN = 25


@dataclass(frozen=True)
class Wanted:
    of_organisation: bool
    words: str

    def query(self, **changed: object) -> str:
        values = {"of": "all" if self.of_organisation else "", "q": self.words}
        return urlencode({name: value for name, value in (values | changed).items() if value})


@require_safe
def index(request: HttpRequest) -> HttpResponseBase:
    """`?of=all` the organisation's, `?q=` words, `?after=` the next page."""
    person = viewer(request).person
    if person is None:
        return sign_in_first(request)
    actor = user_of(request)
    reaches_all = actor.reach == Reach.ORGANISATION and person.organisation is not None
    wanted = Wanted(reaches_all and request.GET.get("of") == "all", request.GET.get("q", "").strip()[:200])
    page = page_of(_wanted(actor, wanted), BY_NAME, after=request.GET.get("after", ""), size=SIZE)
    about = {
        "assets": page.rows,
        "next": wanted.query(after=page.next_cursor) if page.next_cursor else "",
        "wanted": wanted,
        "organisation": person.organisation if reaches_all else None,
    }
    is_part = request.headers.get("HX-Request") and request.GET.get("after")
    response = render(request, f"portal/assets/{'more' if is_part else 'list'}.jinja", about)
    response.headers["Vary"] = "HX-Request, Cookie"
    return response


def _wanted(actor: Actor, wanted: Wanted) -> QuerySet[Asset]:
    rows = in_service(find_assets(actor, wanted.words)).select_related("owner")
    return rows if wanted.of_organisation else rows.filter(owner_id=actor.id)


@require_safe
def show(request: HttpRequest, asset: int) -> HttpResponseBase:
    """One of them, with the requests about it that its reader may see."""
    if viewer(request).person is None:
        return sign_in_first(request)
    actor = user_of(request)
    found = access_asset(actor, asset)
    newest = visible_to(actor).filter(asset=found).select_related("state", "requester", "assignee").order_by("-id")
    rows = rows_of(list(newest[:REQUESTS_SHOWN]), actor, at=now())
    return render(request, "portal/assets/show.jinja", {"thing": found, "rows": rows})
