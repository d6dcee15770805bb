"""Merging a ticket into another one, and taking that back."""

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from firstline.desk.tickets.handling import done
from firstline.desk.tickets.others import asked_other, found_by
from firstline.desk.tickets.page import panel_of
from firstline.pages.asked import asked_id
from firstline.pages.guard import for_agents
from firstline.pages.said import say_next
from firstline.people.models import Person
from firstline.tickets.actions.merge import merge, refuse_merging
from firstline.tickets.actions.unmerge import unmerge
from firstline.tickets.queries.beside import only_here


@require_http_methods(["GET", "POST"])
@for_agents
def merging(request: HttpRequest, number: int) -> HttpResponse:
    """Choose the other one, be told what that means, and do it."""
    panel = panel_of(request, number)
    if request.method == "GET" and "words" not in request.GET and "other" not in request.GET:
        return render(request, "desk/tickets/merge.jinja", {"panel": panel, "found": found_by(panel, ""), "text": ""})
    other = asked_other(request, panel.actor)
    if request.method == "GET":
        refuse_merging(panel.ticket, other)
        shown = {"panel": panel, "other": other, "people": only_here(panel.ticket, other)}
        return render(request, "desk/tickets/merge_sure.jinja", shown)
    bring = Person.objects.filter(pk__in=map(asked_id, request.POST.getlist("bring")))
    merge(panel.ticket, into=other, bring=bring, by=panel.actor, at=panel.at)
    say_next(request, _("%(number)s went into this one") % {"number": panel.ticket.number})
    return to_ticket(request, other.pk)


@require_POST
@for_agents
def unmerging(request: HttpRequest, number: int) -> HttpResponse:
    """Take it back; `shown` is the ticket whose page is open."""
    panel = panel_of(request, number)
    unmerge(panel.ticket, by=panel.actor, at=panel.at)
    return done(request, asked_id(request.POST.get("shown")) or number)


def to_ticket(request: HttpRequest, number: int) -> HttpResponse:
    """To the page of another ticket."""
    url = reverse("desk:ticket", args=[number])
    if request.headers.get("HX-Request"):
        return HttpResponse(headers={"HX-Redirect": url})
    return HttpResponseRedirect(url)
