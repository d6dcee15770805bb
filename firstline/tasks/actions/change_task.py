"""Changing, removing and ordering tasks."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from firstline.core.access import Actor
from firstline.core.changes import apply_changes
from firstline.core.errors import DomainError
from firstline.core.events import record
from firstline.core.permissions import Permission
from firstline.tasks.actions.add_task import check_assignee, clean_note, clean_title
from firstline.tasks.events import TaskChanged, TaskRemoved, TasksOrdered
from firstline.tasks.models import Task
from firstline.tickets.actions.changing import lock
from firstline.tickets.models import Ticket
from firstline.tickets.policies import require


class CannotChangeTask(DomainError):
    code = "cannot_change_task"


def change_task(task: Task, *, by: Actor, at: datetime, **values: Any) -> Task:
    """Set title, note, team, assignee, due_on or is_public. Raises CannotChangeTask when it is gone, CannotAddTask for
    what no task may say, NotAllowed."""
    require(by, Permission.TASKS)
    if "title" in values:
        values["title"] = clean_title(values["title"])
    if "note" in values:
        values["note"] = clean_note(values["note"])
    with transaction.atomic():
        task = locked(task)
        had, was_shown = task.assignee_id, task.is_public
        assignee = values.get("assignee", task.assignee)
        if check_assignee(task.ticket, assignee):
            values["is_public"] = True
        changes = apply_changes(task, values)
        if changes:
            given_to = task.assignee_id if task.assignee_id != had else None
            record(
                TaskChanged(
                    ticket_id=task.ticket_id, task_id=task.pk, title=task.title, changes=changes,
                    given_to_id=given_to, is_shown=task.is_public or was_shown,
                ),
                by=by,
                at=at,
            )  # fmt: skip
    return task


def remove_task(task: Task, *, by: Actor, at: datetime) -> None:
    """Take a task away. Raises CannotChangeTask when it is gone already, NotAllowed."""
    require(by, Permission.TASKS)
    with transaction.atomic():
        task = locked(task)
        removed = TaskRemoved(ticket_id=task.ticket_id, task_id=task.pk, title=task.title, is_shown=task.is_public)
        task.delete()
        record(removed, by=by, at=at)


def order_tasks(ticket: Ticket, numbers: Sequence[int], *, by: Actor, at: datetime) -> None:
    """Put the tasks of a ticket into this order; those that are not named stay behind them. Raises NotAllowed."""
    require(by, Permission.TASKS)
    with transaction.atomic():
        ticket, _before = lock(ticket)
        tasks = list(Task.objects.filter(ticket=ticket).order_by("position", "id"))
        place = {number: n for n, number in enumerate(numbers)}
        wanted = sorted(tasks, key=lambda task: place.get(task.pk, len(place)))
        if [task.pk for task in wanted] == [task.pk for task in tasks]:
            return
        for n, task in enumerate(wanted, start=1):
            task.position = n
        Task.objects.bulk_update(wanted, ["position"])
        is_shown = any(task.is_public for task in wanted)
        record(TasksOrdered(ticket_id=ticket.pk, task_ids=[t.pk for t in wanted], is_shown=is_shown), by=by, at=at)


def locked(task: Task) -> Task:
    """The task as it is in the database now. Raises CannotChangeTask when somebody has removed it."""
    related = Task.objects.select_related("ticket", "assignee__role", "team")
    fresh = related.select_for_update(of=("self",)).filter(pk=task.pk).first()
    if fresh is None:
        raise CannotChangeTask(_("Somebody has removed this task."))
    return fresh
