"""Tasks of a ticket: adding, changing, ordering and finishing them, and putting a checklist on."""

from datetime import date
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from firstline.core.permissions import Permission
from firstline.desk.tickets.handling import done
from firstline.desk.tickets.page import panel_of
from firstline.desk.tickets.panels import TicketPanel
from firstline.pages.asked import asked_id
from firstline.pages.guard import for_those_who_may
from firstline.people.models import Person
from firstline.tasks.actions.add_task import CannotAddTask, add_task, use_checklist
from firstline.tasks.actions.change_task import change_task, order_tasks, remove_task
from firstline.tasks.actions.finish_task import finish_task, reopen_task
from firstline.tasks.models import Checklist, Task
from firstline.tasks.policies import access_task
from firstline.tasks.queries import active_checklists
from firstline.teams.models import Team
from firstline.teams.queries import active_teams, agents


@require_http_methods(["GET", "POST"])
@for_those_who_may(Permission.TASKS)
def new(request: HttpRequest, number: int) -> HttpResponse:
    panel = panel_of(request, number)
    if request.method == "GET":
        return _form(request, panel, None)
    add_task(panel.ticket, by=panel.actor, at=panel.at, **_sent(request))
    return done(request, number)


@require_http_methods(["GET", "POST"])
@for_those_who_may(Permission.TASKS)
def change(request: HttpRequest, number: int, task: int) -> HttpResponse:
    panel = panel_of(request, number)
    found = access_task(panel.actor, number, task)
    if request.method == "GET":
        return _form(request, panel, found)
    change_task(found, by=panel.actor, at=panel.at, **_sent(request))
    return done(request, number)


@require_POST
@for_those_who_may(Permission.TASKS)
def removal(request: HttpRequest, number: int, task: int) -> HttpResponse:
    panel = panel_of(request, number)
    remove_task(access_task(panel.actor, number, task), by=panel.actor, at=panel.at)
    return done(request, number)


@require_POST
@for_those_who_may(Permission.TASKS)
def done_or_not(request: HttpRequest, number: int, task: int) -> HttpResponse:
    """Done, or with `undo` not done after all."""
    panel = panel_of(request, number)
    act = reopen_task if request.POST.get("undo") else finish_task
    act(access_task(panel.actor, number, task), by=panel.actor, at=panel.at)
    return done(request, number)


@require_POST
@for_those_who_may(Permission.TASKS)
def order(request: HttpRequest, number: int) -> HttpResponse:
    """The order of the tasks, as their numbers with commas between them."""
    panel = panel_of(request, number)
    numbers = [asked_id(one) for one in request.POST.get("order", "").split(",")]
    order_tasks(panel.ticket, numbers, by=panel.actor, at=panel.at)
    return HttpResponse(status=204)


@require_http_methods(["GET", "POST"])
@for_those_who_may(Permission.TASKS)
def checklist(request: HttpRequest, number: int) -> HttpResponse:
    panel = panel_of(request, number)
    if request.method == "GET":
        lists = [(one.pk, one.label) for one in active_checklists()]
        edits = panel.actor.can(Permission.CHECKLISTS)
        return render(request, "desk/tickets/checklist.jinja", {"panel": panel, "lists": lists, "edits": edits})
    chosen = Checklist.objects.filter(pk=asked_id(request.POST.get("checklist")), is_active=True).first()
    if chosen is None:
        raise CannotAddTask(_("Choose a checklist."), field="checklist")
    use_checklist(panel.ticket, chosen, by=panel.actor, at=panel.at)
    return done(request, number)


def _form(request: HttpRequest, panel: TicketPanel, task: Task | None) -> HttpResponse:
    users = [(one.person_id, _("%(name)s (user)") % {"name": one.person.name}) for one in panel.participants]
    people = [(person.pk, person.name) for person in agents()]
    context = {
        "panel": panel,
        "task": task,
        "teams": [(team.pk, team.label) for team in active_teams()],
        "people": people + [user for user in users if user[0] not in dict(people)],
    }
    return render(request, "desk/tickets/task_form.jinja", context)


def _sent(request: HttpRequest) -> dict[str, Any]:
    return {
        "title": request.POST.get("title", ""),
        "note": request.POST.get("note", "").replace("\r\n", "\n"),
        "team": Team.objects.filter(pk=asked_id(request.POST.get("team"))).first(),
        "assignee": Person.objects.select_related("role").filter(pk=asked_id(request.POST.get("assignee"))).first(),
        "due_on": _day(request.POST.get("due_on", "")),
        "is_public": "is_public" in request.POST,
    }


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text) if text else None
    except ValueError as fault:
        raise CannotAddTask(_("Choose a day, or none."), field="due_on") from fault
