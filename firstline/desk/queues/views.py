"""Showing queues."""

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_GET

from firstline.desk.queues.panels import queue_list
from firstline.desk.shell import desk_page
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
    listed = queue_list(request, viewer(request).actor, code)
    response = desk_page(request, "desk/queues/queue.jinja", {"listed": listed}, current=code)
    if request.GET.get("order"):
        response.set_cookie("desk_order", listed.order, max_age=365 * 86400, samesite="Lax", httponly=True)
    return response


@require_GET
@for_agents
def rows(request: HttpRequest, code: str) -> HttpResponse:
    """The list again, or the rows after a cursor, for a page that is open."""
    if code not in QUEUES:
        return not_found(request)
    number = request.GET.get("open", "")
    listed = queue_list(request, viewer(request).actor, code, open_number=int(number) if number.isdecimal() else None)
    template = "desk/queues/list.jinja" if listed.is_first else "desk/queues/rows.jinja"
    return render(request, template, {"listed": listed})
