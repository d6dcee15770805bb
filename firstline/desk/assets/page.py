"""The page of one asset: what is known of it, all its requests, what happened to it."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from firstline.catalogue.policies import access_asset
from firstline.catalogue.queries import history_of
from firstline.core.paging import page_of
from firstline.desk.shell import desk_page
from firstline.pages.guard import for_agents
from firstline.pages.viewer import viewer
from firstline.tickets.policies import visible_to

NEWEST_FIRST = ("-id",)


@require_GET
@for_agents
def show(request: HttpRequest, asset: int) -> HttpResponse:
    """With those of its requests the reader may see."""
    actor = viewer(request).actor
    found = access_asset(actor, asset)
    requests = visible_to(actor).filter(asset=found).select_related("state", "requester", "assignee", "organisation")
    page = page_of(requests, NEWEST_FIRST, after=request.GET.get("after", ""))
    if request.GET.get("after") and request.headers.get("HX-Request"):
        return render(request, "desk/people/requests.jinja", {"page": page})
    context = {"thing": found, "page": page, "history": history_of(found)}
    return desk_page(request, "desk/assets/show.jinja", context, current="assets")
