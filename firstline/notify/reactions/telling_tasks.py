"""Telling an agent that somebody gave them a task."""

from datetime import date

from babel.dates import format_date
from django.utils import translation
from django.utils.translation import gettext as _

from firstline.channels.email.actions.queue_mail import Letter, queue_mail
from firstline.channels.email.composing.from_where import mailbox_for
from firstline.channels.email.models.outgoing import Auto
from firstline.core.models import LoggedEvent
from firstline.core.permissions import Permission
from firstline.notify.kinds import Kind
from firstline.notify.links import DESK_TICKET, link_with
from firstline.notify.rendering import render
from firstline.notify.restraint import may_write_by_itself
from firstline.notify.speaking import language_for, request_values
from firstline.notify.wording.fill import Value
from firstline.people.models import Person
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
    if task is None or task.assignee is None or not _may_be_told(task.assignee):
        return
    agent, language = task.assignee, language_for(task.assignee)
    with translation.override(language):
        values = request_values(task.ticket, agent, at=logged.at) | {
            "agent.name": Value(logged.actor_name),
            "task.title": Value(task.title),
            "task.due": Value(_due(task.due_on, language)),
            "link": Value(link_with(DESK_TICKET, number=task.ticket_id)),
        }
        said = render(Kind.TASK_GIVEN, language, values)
    queue_mail(
        Letter(
            key=f"{logged.pk}:{agent.pk}:{Kind.TASK_GIVEN}",
            kind=Kind.TASK_GIVEN,
            auto=Auto.GENERATED,
            address=agent.email or "",
            name=agent.name,
            subject=said.subject,
            text=said.text,
            html=said.html,
            language=language,
            mailbox=mailbox_for(task.ticket),
        ),
        at=logged.at,
    )


def _may_be_told(agent: Person) -> bool:
    return agent.is_active and Permission.WORK in agent.role.may and may_write_by_itself(agent)


def _due(day: date | None, language: str) -> str:
    return _("Due %(day)s.") % {"day": format_date(day, "EEEE d MMMM", locale=language)} if day else ""
