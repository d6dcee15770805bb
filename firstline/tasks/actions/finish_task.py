"""Marking a task as done, by the desk or by the user whose task it is, and as not done after all."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from firstline.core.access import Actor
from firstline.core.errors import NotAllowed
from firstline.core.events import record
from firstline.tasks.actions.change_task import locked
from firstline.tasks.events import TaskDone, TaskReopened
from firstline.tasks.models import Task
from firstline.tasks.policies import can_finish


def finish_task(task: Task, *, by: Actor, at: datetime) -> Task:
    """Say that it is done. Saying it twice changes nothing. Raises NotAllowed, CannotChangeTask when it is gone."""
    with transaction.atomic():
        task = _own(task, by)
        if task.done_at is None:
            task.done_at, task.done_by_id = at, by.id or None
            task.save(update_fields=["done_at", "done_by"])
            record(
                TaskDone(ticket_id=task.ticket_id, task_id=task.pk, title=task.title, is_shown=task.is_public),
                by=by,
                at=at,
            )
    return task


def reopen_task(task: Task, *, by: Actor, at: datetime) -> Task:
    """Say that it is not done after all. Raises the same."""
    with transaction.atomic():
        task = _own(task, by)
        if task.done_at is not None:
            task.done_at, task.done_by = None, None
            task.save(update_fields=["done_at", "done_by"])
            record(
                TaskReopened(ticket_id=task.ticket_id, task_id=task.pk, title=task.title, is_shown=task.is_public),
                by=by,
                at=at,
            )
    return task


def _own(task: Task, by: Actor) -> Task:
    fresh = locked(task)
    if not can_finish(by, fresh):
        raise NotAllowed(_("This is not your task."))
    return fresh
