"""Open tasks stand against resolving a ticket: that is asked about first, never overlooked."""

from collections.abc import Collection

from django.utils.translation import ngettext

from firstline.core.errors import DomainError
from firstline.tasks.models import Task
from firstline.tickets.models import Ticket

CODE = "tasks"


class TasksAreOpen(DomainError):
    code = "tasks_are_open"


def refuse_open_tasks(ticket: Ticket, in_spite_of: Collection[str]) -> None:
    """Raises TasksAreOpen when something is still to be done and nobody said that it doesn't matter."""
    count = 0 if CODE in in_spite_of else Task.objects.filter(ticket=ticket, done_at=None).count()
    if count:
        sentence = ngettext(
            "%(n)s task is still open. Finish it, or say under “Resolve” that it doesn't matter.",
            "%(n)s tasks are still open. Finish them, or say under “Resolve” that they don't matter.",
            count,
        )
        raise TasksAreOpen(sentence % {"n": count})
