"""Reading tasks and checklists."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Q, QuerySet

from firstline.core.access import Actor
from firstline.core.prepared import Prepared
from firstline.tasks.models import Checklist, Task
from firstline.tasks.policies import can_work_on_tasks, visible_tasks
from firstline.tickets.models import Ticket

MOST_SHOWN = 300


@dataclass(frozen=True)
class Todo:
    """The tasks of one ticket, in order."""

    tasks: list[Task]

    @property
    def done(self) -> int:
        return sum(task.is_done for task in self.tasks)

    @property
    def undone(self) -> int:
        return len(self.tasks) - self.done

    def late(self, today: date) -> int:
        return sum(task.is_late(today) for task in self.tasks)


@dataclass(frozen=True)
class OwnCount:
    """How many tasks somebody has to do, and whether one of them is for today or late."""

    undone: int = 0
    is_due: bool = False


def tasks_on(ticket: Ticket, actor: Actor) -> Todo:
    """The tasks of a ticket that the actor may see."""
    return Todo(_on_ticket(actor, ticket_id=ticket.pk))


def own_tasks(actor: Actor) -> list[Task]:
    """What the actor has to do, the most pressing first; what has no day comes last."""
    return _pressing(visible_tasks(actor).filter(assignee_id=actor.id, done_at=None))


def team_tasks(actor: Actor) -> list[Task]:
    """What somebody in the actor's teams has to do and nobody has taken."""
    return _pressing(visible_tasks(actor).filter(team_id__in=actor.team_ids, assignee=None, done_at=None))


def own_count(actor: Actor, today: date) -> OwnCount:
    """The same as `own_tasks`, counted, for every page."""
    if not can_work_on_tasks(actor):
        return OwnCount()
    days = _own_days(actor, person_id=actor.id)
    return OwnCount(len(days), any(day is not None and day <= today for day in days))


def active_checklists() -> list[Checklist]:
    return list(Checklist.objects.filter(is_active=True))


def _pressing(tasks: QuerySet[Task]) -> list[Task]:
    mine = tasks.filter(ticket__is_spam=False).select_related("ticket__requester", "team", "assignee")
    with_day = mine.exclude(due_on=None).order_by("due_on", "id")[:MOST_SHOWN]
    without = mine.filter(due_on=None).order_by("id")[:MOST_SHOWN]
    return [*with_day, *without][:MOST_SHOWN]


def _tasks_on_ticket(actor: Actor, ticket_id: int) -> QuerySet[Task]:
    tasks = visible_tasks(actor).filter(ticket_id=ticket_id)
    return tasks.select_related("assignee__role", "team", "done_by").order_by("position", "id")


def _own_days_of(actor: Actor, person_id: int) -> "QuerySet[Task, date | None]":
    own = visible_tasks(actor).filter(Q(assignee_id=person_id), done_at=None, ticket__is_spam=False)
    return own.values_list("due_on", flat=True)[:MOST_SHOWN]


_on_ticket = Prepared(_tasks_on_ticket)
_own_days = Prepared(_own_days_of)
