"""The tasks of an agent, the most pressing first, and those of their teams that nobody has."""

from datetime import date

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy
from django.views.decorators.http import require_GET, require_POST

from firstline.core.clock import now
from firstline.core.errors import NotFound
from firstline.core.permissions import Permission
from firstline.desk.shell import desk_page
from firstline.pages.guard import for_those_who_may
from firstline.pages.said import say_next
from firstline.pages.viewer import viewer
from firstline.tasks.actions.finish_task import finish_task
from firstline.tasks.models import Task
from firstline.tasks.policies import access_task, visible_tasks
from firstline.tasks.queries import own_tasks, team_tasks

Words = str | Promise
GROUPS: "dict[str, Words]" = {
    "late": gettext_lazy("Late"),
    "today": pgettext_lazy("tasks", "Today"),
    "later": gettext_lazy("Later"),
    "some-day": gettext_lazy("Without a day"),
}


@require_GET
@for_those_who_may(Permission.TASKS)
def my_tasks(request: HttpRequest) -> HttpResponse:
    actor, today = viewer(request).actor, timezone.localdate()
    context = {"groups": grouped(own_tasks(actor), today), "of_teams": team_tasks(actor), "today": today}
    return desk_page(request, "desk/todo/tasks.jinja", context, current="my-tasks")


@require_POST
@for_those_who_may(Permission.TASKS)
def done(request: HttpRequest, task: int) -> HttpResponse:
    actor = viewer(request).actor
    ticket_id = visible_tasks(actor).filter(pk=task).values_list("ticket_id", flat=True).first()
    if ticket_id is None:
        raise NotFound(_("There is no such task."))
    finished = finish_task(access_task(actor, ticket_id, task), by=actor, at=now())
    say_next(request, _("Done: %(title)s") % {"title": finished.title})
    return HttpResponseRedirect(reverse("desk:my-tasks"))


def grouped(tasks: list[Task], today: date) -> "list[tuple[str, Words, list[Task]]]":
    """(code, words, tasks) of each group that has any, the most pressing group first."""
    groups: dict[str, list[Task]] = {code: [] for code in GROUPS}
    for task in tasks:
        groups[_group(task.due_on, today)].append(task)
    return [(code, GROUPS[code], found) for code, found in groups.items() if found]


def _group(day: date | None, today: date) -> str:
    if day is None:
        return "some-day"
    return "late" if day < today else "today" if day == today else "later"
