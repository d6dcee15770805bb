"""Answers that leave later: sending one now, changing its time, taking it back into the box."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from firstline.core.errors import NotFound
from firstline.desk.tickets.handling import done
from firstline.desk.tickets.later import asked_time, usual_times
from firstline.desk.tickets.page import panel_of
from firstline.desk.tickets.panels import TicketPanel
from firstline.pages.guard import for_agents
from firstline.tickets.actions.answer_later import reschedule, unschedule
from firstline.tickets.actions.leave import send_now
from firstline.tickets.models import ScheduledAnswer


@require_http_methods(["GET", "POST"])
@for_agents
def departure(request: HttpRequest, number: int, scheduled: int) -> HttpResponse:
    """When it leaves: the form, and changing that. Without a time it leaves now."""
    panel = panel_of(request, number)
    found = _found(panel, scheduled)
    if request.method == "GET":
        shown = {"panel": panel, "scheduled": found, "times": usual_times(panel.at)}
        return render(request, "desk/tickets/departure.jinja", shown)
    if request.POST.get("later"):
        reschedule(found, leaves_at=asked_time(request, "later"), by=panel.actor, at=panel.at)
    else:
        send_now(found, by=panel.actor, at=panel.at)
    return done(request, number)


@require_POST
@for_agents
def cancellation(request: HttpRequest, number: int, scheduled: int) -> HttpResponse:
    """Take it back; its words and files come back into the box of whoever wrote it."""
    panel = panel_of(request, number)
    unschedule(_found(panel, scheduled), by=panel.actor, at=panel.at)
    return render(request, "desk/tickets/said.jinja", {"composer": panel_of(request, number).composer("answer")})


def _found(panel: TicketPanel, scheduled: int) -> ScheduledAnswer:
    found = ScheduledAnswer.objects.filter(ticket=panel.ticket, pk=scheduled).first()
    if found is None:
        raise NotFound(_("This answer has left already, or was taken back."))
    return found
