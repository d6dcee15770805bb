"""The page of a person and of an organisation: who they are, and their requests."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from firstline.catalogue.models import Asset
from firstline.catalogue.policies import visible_assets
from firstline.catalogue.queries import in_service
from firstline.core.paging import Page, page_of
from firstline.desk.shell import desk_page
from firstline.pages.guard import for_agents
from firstline.pages.viewer import viewer
from firstline.people.models import Person
from firstline.people.policies import access_organisation, access_person
from firstline.tickets.models import Ticket
from firstline.tickets.policies import visible_to

ASSETS_SHOWN = 12
NEWEST_FIRST = ("-id",)


@require_GET
@for_agents
def person(request: HttpRequest, person: int) -> HttpResponse:
    found = access_person(viewer(request).actor, person)
    page = _requests(request, requester=found)
    has = _assets(request, owner=found)
    return _page(request, "desk/people/person.jinja", {"person": found, "page": page, "assets": has})


@require_GET
@for_agents
def organisation(request: HttpRequest, organisation: int) -> HttpResponse:
    found = access_organisation(viewer(request).actor, organisation)
    people = Person.objects.filter(organisation=found, is_active=True).order_by("name")[:200]
    page = _requests(request, organisation=found)
    about = {"organisation": found, "people": people, "page": page, "assets": _assets(request, organisation=found)}
    return _page(request, "desk/people/organisation.jinja", about)


def _assets(request: HttpRequest, **whose: object) -> list[Asset]:
    """The first of them and one more, so that the page knows whether there are others."""
    seen = in_service(visible_assets(viewer(request).actor).filter(**whose))
    return list(seen.select_related("owner", "organisation").order_by("name", "id")[: ASSETS_SHOWN + 1])


def _requests(request: HttpRequest, **whose: object) -> Page[Ticket]:
    rows = visible_to(viewer(request).actor).filter(**whose)
    related = rows.select_related("state", "requester", "assignee", "organisation")
    return page_of(related, NEWEST_FIRST, after=request.GET.get("after", ""))


def _page(request: HttpRequest, template: str, context: dict[str, object]) -> HttpResponse:
    if request.GET.get("after") and request.headers.get("HX-Request"):
        return render(request, "desk/people/requests.jinja", context)
    return desk_page(request, template, context)
