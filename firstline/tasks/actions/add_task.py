"""Adding a task, and putting a whole checklist on a ticket."""

from datetime import date, datetime, timedelta

from django.db import transaction
from django.db.models import Max
from django.utils import timezone
from django.utils.translation import gettext as _

from firstline.core.access import Actor
from firstline.core.errors import DomainError
from firstline.core.events import record
from firstline.core.permissions import Permission
from firstline.core.text import one_line, printable
from firstline.people.models import Person
from firstline.people.queries import actor_of
from firstline.tasks.events import ChecklistUsed, TaskAdded
from firstline.tasks.models import Checklist, ForWhom, Task
from firstline.teams.models import Team
from firstline.teams.queries import team_ids_of
from firstline.tickets.actions.changing import lock
from firstline.tickets.models import Participant, Ticket
from firstline.tickets.policies import require, visible_to

MOST_TASKS = 100
LONGEST_NOTE = 4000


class CannotAddTask(DomainError):
    code = "cannot_add_task"


def add_task(
    ticket: Ticket,
    *,
    title: str,
    by: Actor,
    at: datetime,
    note: str = "",
    team: Team | None = None,
    assignee: Person | None = None,
    due_on: date | None = None,
    is_public: bool = False,
) -> Task:
    """Add a task below the others. What a user is to do is always shown to them. Raises CannotAddTask, NotAllowed."""
    require(by, Permission.TASKS)
    with transaction.atomic():
        ticket, _before = lock(ticket)
        is_users = check_assignee(ticket, assignee)
        task = Task.objects.create(
            ticket=ticket, title=clean_title(title), note=clean_note(note), position=_next_position(ticket, 1),
            team=team, assignee=assignee, due_on=due_on, is_public=is_public or is_users, added_at=at,
        )  # fmt: skip
        record(
            TaskAdded(
                ticket_id=ticket.pk, task_id=task.pk, title=task.title, assignee_id=task.assignee_id,
                assignee=assignee.name if assignee else "", team=team.name if team else "", due_on=due_on,
                is_shown=task.is_public,
            ),
            by=by,
            at=at,
        )  # fmt: skip
    return task


def use_checklist(ticket: Ticket, checklist: Checklist, *, by: Actor, at: datetime) -> list[Task]:
    """Put the tasks of a checklist on the ticket, below those it has. Raises CannotAddTask, NotAllowed."""
    require(by, Permission.TASKS)
    with transaction.atomic():
        ticket, _before = lock(ticket)
        items = list(checklist.items.select_related("team"))
        if not checklist.is_active or not items:
            raise CannotAddTask(_("This checklist has no tasks that could be used."), field="checklist")
        first, today = _next_position(ticket, len(items)), timezone.localdate(at)
        tasks = [
            Task.objects.create(
                ticket=ticket, title=item.title, position=first + n, team=item.team, added_at=at,
                assignee_id=ticket.requester_id if item.for_whom == ForWhom.USER else None,
                due_on=None if item.days is None else today + timedelta(days=item.days),
                is_public=item.for_whom != ForWhom.DESK,
            )
            for n, item in enumerate(items)
        ]  # fmt: skip
        record(
            ChecklistUsed(
                ticket_id=ticket.pk, checklist_id=checklist.pk, name=checklist.name,
                task_ids=[task.pk for task in tasks], is_shown=any(task.is_public for task in tasks),
            ),
            by=by,
            at=at,
        )  # fmt: skip
    return tasks


def check_assignee(ticket: Ticket, assignee: Person | None) -> bool:
    """Whether it is a user who is to do it. Raises CannotAddTask for whoever doesn't see the ticket."""
    if assignee is None:
        return False
    works_here = Permission.WORK in assignee.role.may
    if not assignee.is_active or not (_sees(assignee, ticket) if works_here else _takes_part(assignee, ticket)):
        raise CannotAddTask(_("%(name)s doesn't see this request.") % {"name": assignee.name}, field="assignee")
    return not works_here


def _sees(agent: Person, ticket: Ticket) -> bool:
    return visible_to(actor_of(agent, team_ids_of(agent.pk))).filter(pk=ticket.pk).exists()


def _takes_part(user: Person, ticket: Ticket) -> bool:
    return Participant.objects.filter(ticket=ticket, person=user).exists()


def clean_title(title: str) -> str:
    if not (title := one_line(title, 200)):
        raise CannotAddTask(_("Say in a few words what is to be done."), field="title")
    return title


def clean_note(note: str) -> str:
    note = printable(note).strip()
    if len(note) > LONGEST_NOTE:
        raise CannotAddTask(_("The note is too long: at most %(n)s letters.") % {"n": LONGEST_NOTE}, field="note")
    return note


def _next_position(ticket: Ticket, more: int) -> int:
    tasks = Task.objects.filter(ticket=ticket)
    if tasks.count() + more > MOST_TASKS:
        raise CannotAddTask(_("A request holds at most %(n)s tasks.") % {"n": MOST_TASKS}, field="title")
    return int(tasks.aggregate(last=Max("position"))["last"] or 0) + 1
