"""Time spent on a ticket: logging and correcting it, and the timer."""

from datetime import date
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from firstline.billing.actions.change_time import change_time, remove_time
from firstline.billing.actions.log_time import CannotLogTime, log_time
from firstline.billing.actions.timers import discard_timer, pause_timer, start_timer
from firstline.billing.durations import minutes_words, read_minutes
from firstline.billing.models import TimeEntry, WorkKind
from firstline.billing.policies import access_entry
from firstline.billing.queries import active_kinds
from firstline.core.permissions import Permission
from firstline.desk.tickets.handling import done
from firstline.desk.tickets.page import panel_of
from firstline.pages.asked import asked_id, asked_uuid
from firstline.pages.guard import for_agents, for_those_who_may


@require_http_methods(["GET", "POST"])
@for_those_who_may(Permission.LOG_TIME)
def time(request: HttpRequest, number: int) -> HttpResponse:
    """Time spent: the form, filled with what the own timer shows, and logging it."""
    panel = panel_of(request, number)
    if request.method == "GET":
        timer = panel.timer
        left_running = timer is not None and timer.was_left_running(panel.at)
        offered = minutes_words(timer.minutes_at(panel.at)) if timer and timer.seconds_at(panel.at) else ""
        context = {
            "panel": panel,
            "entry": None,
            "spent": "" if left_running else offered,
            "left_running": timer if left_running else None,
            "has_timer": timer is not None,
            "kinds": _choices(None),
            "today": timezone.localdate(panel.at),
        }
        return render(request, "desk/tickets/time_form.jinja", context)
    log_time(
        panel.ticket,
        by=panel.actor,
        at=panel.at,
        ends_timer="ends_timer" in request.POST,
        client_id=asked_uuid(request.POST.get("client_id")),
        **_sent(request, None),
    )
    return done(request, number)


@require_http_methods(["GET", "POST"])
@for_agents
def entry(request: HttpRequest, number: int, entry: int) -> HttpResponse:
    """One entry: the form, and changing it."""
    panel = panel_of(request, number)
    found = access_entry(panel.actor, number, entry)
    if request.method == "GET":
        context = {
            "panel": panel,
            "entry": found,
            "spent": minutes_words(found.minutes),
            "left_running": None,
            "has_timer": False,
            "kinds": _choices(found.kind),
            "today": timezone.localdate(panel.at),
        }
        return render(request, "desk/tickets/time_form.jinja", context)
    change_time(found, by=panel.actor, at=panel.at, **_sent(request, found))
    return done(request, number)


@require_POST
@for_agents
def removal(request: HttpRequest, number: int, entry: int) -> HttpResponse:
    panel = panel_of(request, number)
    remove_time(access_entry(panel.actor, number, entry), by=panel.actor, at=panel.at)
    return done(request, number)


@require_POST
@for_those_who_may(Permission.LOG_TIME)
def timer(request: HttpRequest, number: int) -> HttpResponse:
    """Start, pause or throw away the own timer. Of two that would run, the first is paused, and that is said."""
    panel = panel_of(request, number)
    wish = request.POST.get("do")
    said = ""
    if wish == "pause":
        pause_timer(panel.ticket, by=panel.actor, at=panel.at)
    elif wish == "discard":
        discard_timer(panel.ticket, by=panel.actor, at=panel.at)
    else:
        paused = start_timer(panel.ticket, by=panel.actor, at=panel.at)
        if paused is not None:
            said = _("The timer of %(number)s is paused at %(time)s.") % {
                "number": paused.ticket.number,
                "time": minutes_words(paused.minutes_at(panel.at)),
            }
    return done(request, number, said=said)


def _choices(used: WorkKind | None) -> list[tuple[int, str]]:
    """The kinds that can be chosen, with the one that is used already."""
    kinds = active_kinds()
    return [(kind.pk, kind.label) for kind in (kinds if used is None or used in kinds else [*kinds, used])]


def _sent(request: HttpRequest, entry: TimeEntry | None) -> dict[str, Any]:
    kind = WorkKind.objects.filter(pk=asked_id(request.POST.get("kind"))).first()
    usable = kind if kind and (kind.is_active or (entry and entry.kind_id == kind.pk)) else None
    return {
        "minutes": read_minutes(request.POST.get("spent", "")),
        "done_on": _day(request.POST.get("done_on", "")),
        "kind": usable,
        "note": request.POST.get("note", "").replace("\r\n", "\n"),
        "is_billable": "is_billable" in request.POST,
    }


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError as fault:
        raise CannotLogTime(_("Choose the day it was done on."), field="done_on") from fault
