"""Resolving a ticket that may still have open tasks: that is asked about first, never overlooked."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import ngettext

from firstline.core.access import Actor
from firstline.core.errors import DomainError
from firstline.tasks.models import Task
from firstline.tickets.actions.changing import lock
from firstline.tickets.actions.resolve import resolve
from firstline.tickets.models import State, Ticket


class TasksAreOpen(DomainError):
    code = "tasks_are_open"


def resolve_ticket(
    ticket: Ticket, *, resolution: str, by: Actor, at: datetime, in_spite_of_tasks: bool, tell_user: bool = True,
    state: State | None = None,
) -> Ticket:  # fmt: skip
    """Resolve it. Raises TasksAreOpen when there are open tasks and nobody said that they don't matter; what `resolve`
    raises, too."""
    with transaction.atomic():
        lock(ticket)
        if not in_spite_of_tasks:
            refuse_open_tasks(ticket)
        return resolve(ticket, resolution=resolution, by=by, at=at, tell_user=tell_user, state=state)


def refuse_open_tasks(ticket: Ticket) -> None:
    """Raises TasksAreOpen when something is still to be done."""
    count = Task.objects.filter(ticket=ticket, done_at=None).count()
    if count:
        sentence = ngettext(
            "%(n)s task is still open. Finish it, or say under “Resolve” that it doesn't matter.",
            "%(n)s tasks are still open. Finish them, or say under “Resolve” that they don't matter.",
            count,
        )
        raise TasksAreOpen(sentence % {"n": count})
