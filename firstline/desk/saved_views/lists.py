"""The list of a saved view."""

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_GET

from firstline.desk.queues.panels import QueueList, list_of
from firstline.desk.queues.places import view_place
from firstline.desk.queues.views import list_page, list_rows, open_number
from firstline.pages.guard import for_agents
from firstline.pages.viewer import viewer
from firstline.views.policies import access_view


@require_GET
@for_agents
def show(request: HttpRequest, view: int) -> HttpResponse:
    return list_page(request, _listed(request, view))


@require_GET
@for_agents
def rows(request: HttpRequest, view: int) -> HttpResponse:
    return list_rows(request, _listed(request, view))


def _listed(request: HttpRequest, view: int) -> QueueList:
    actor = viewer(request).actor
    place = view_place(request, actor, access_view(actor, view))
    return list_of(request, actor, place, open_number=open_number(request))
