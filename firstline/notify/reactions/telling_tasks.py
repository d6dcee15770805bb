"""Telling an agent that somebody gave them a task."""

from datetime import date

from babel.dates import format_date
from django.utils.translation import gettext as _

from firstline.core.models import LoggedEvent
from firstline.notify.kinds import Kind
from firstline.notify.wording.fill import Value
from firstline.notify.writing_to_agents import may_be_told, write_to_agent
from firstline.tasks.events import TaskAdded, TaskChanged
from firstline.tasks.models import Task


def tell_task_given(event: TaskAdded | TaskChanged, logged: LoggedEvent) -> None:
    """Tell an agent who was given a task by somebody else, unless it went on to another or is done meanwhile.

    Users are not written to: what they are to do stands in their request.
    """
    given_to = event.assignee_id if isinstance(event, TaskAdded) else event.given_to_id
    if given_to is None or given_to == logged.actor_id:
        return
    related = Task.objects.select_related("ticket__requester", "assignee__role")
    task = related.filter(pk=event.task_id, assignee_id=given_to, done_at=None).first()
    if task is None or task.assignee is None or not may_be_told(task.assignee):
        return
    values = {"agent.name": Value(logged.actor_name), "task.title": Value(task.title)}
    write_to_agent(
        task.assignee,
        Kind.TASK_GIVEN,
        task.ticket,
        of=str(logged.pk),
        at=logged.at,
        more=lambda language: values | {"task.due": Value(_due(task.due_on, language))},
    )


def _due(day: date | None, language: str) -> str:
    return _("Due %(day)s.") % {"day": format_date(day, "EEEE d MMMM", locale=language)} if day else ""
