"""Showing queues."""

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_GET

from firstline.desk.queues.panels import QueueList, queue_list
from firstline.desk.queues.places import ALL
from firstline.desk.shell import desk_page
from firstline.pages.asked import asked_id
from firstline.pages.guard import for_agents
from firstline.pages.refusals import not_found
from firstline.pages.viewer import viewer
from firstline.tickets.queries import QUEUES, queue_counts


@require_GET
@for_agents
def home(request: HttpRequest) -> HttpResponse:
    """To one's own tickets if there are any, else to what nobody has taken."""
    counts = queue_counts(viewer(request).actor)
    return HttpResponseRedirect(reverse("desk:queue", args=["mine" if counts["mine"] else "unassigned"]))


@require_GET
@for_agents
def queue(request: HttpRequest, code: str) -> HttpResponse:
    if code not in QUEUES:
        return not_found(request)
    response = list_page(request, queue_list(request, viewer(request).actor, code))
    if request.GET.get("order"):
        response.set_cookie("desk_order", request.GET["order"], max_age=365 * 86400, samesite="Lax", httponly=True)
    return response


@require_GET
@for_agents
def rows(request: HttpRequest, code: str) -> HttpResponse:
    """The list again, or the rows after a cursor, for a page that is open."""
    if code not in QUEUES:
        return not_found(request)
    return list_rows(request, queue_list(request, viewer(request).actor, code, open_number=open_number(request)))


@require_GET
@for_agents
def every(request: HttpRequest) -> HttpResponse:
    """All requests, or those that what is typed holds for."""
    return list_page(request, queue_list(request, viewer(request).actor, ALL))


@require_GET
@for_agents
def every_rows(request: HttpRequest) -> HttpResponse:
    return list_rows(request, queue_list(request, viewer(request).actor, ALL, open_number=open_number(request)))


def open_number(request: HttpRequest) -> int | None:
    """The ticket that is shown beside a list."""
    return asked_id(request.GET.get("open")) or None


def list_page(request: HttpRequest, listed: QueueList) -> HttpResponse:
    """A list as a whole page."""
    response = desk_page(request, "desk/queues/queue.jinja", {"listed": listed}, current=listed.place.code)
    response.status_code = 422 if listed.fault else 200
    return response


def list_rows(request: HttpRequest, listed: QueueList) -> HttpResponse:
    """A list again, or the rows after a cursor."""
    template = "desk/queues/list.jinja" if listed.is_first else "desk/queues/rows.jinja"
    return render(request, template, {"listed": listed})
