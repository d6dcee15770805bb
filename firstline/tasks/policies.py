"""Who may see a task, and who may finish it."""

from django.db.models import Exists, OuterRef, QuerySet
from django.utils.translation import gettext as _

from firstline.core.access import Actor
from firstline.core.errors import NotFound
from firstline.core.permissions import Permission
from firstline.tasks.models import Task
from firstline.tickets.policies import sees_notes, visible_to


def visible_tasks(actor: Actor) -> QuerySet[Task]:
    """The tasks of tickets the actor sees: all of them inside the desk, those shown to users outside it."""
    tasks = Task.objects.filter(Exists(visible_to(actor).filter(pk=OuterRef("ticket_id"))))
    return tasks if sees_notes(actor) else tasks.filter(is_public=True)


def access_task(actor: Actor, ticket_id: int, task_id: int) -> Task:
    """The task of this ticket. Raises NotFound, the same for strangers as for no such task."""
    related = ("ticket", "assignee", "team", "done_by")
    found = visible_tasks(actor).select_related(*related).filter(ticket_id=ticket_id, pk=task_id).first()
    if found is None:
        raise NotFound(_("There is no such task."))
    return found


def can_work_on_tasks(actor: Actor) -> bool:
    return actor.can(Permission.TASKS) and sees_notes(actor)


def can_finish(actor: Actor, task: Task) -> bool:
    """The desk, and the user whose task it is."""
    is_own = bool(actor.id) and task.assignee_id == actor.id and task.is_public
    return is_own or can_work_on_tasks(actor)
