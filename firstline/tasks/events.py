"""What can happen to tasks. None of it is public: users see the tasks that are shown to them, not how they came about.

`is_shown` says whether the task is one of those, so that their open pages re-read themselves.
"""

from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from firstline.core.events import Event


@dataclass(frozen=True, kw_only=True)
class TaskAdded(Event):
    kind: ClassVar[str] = "ticket:task-added"
    ticket_id: int
    task_id: int
    title: str
    assignee_id: int | None
    assignee: str
    team: str
    due_on: date | None
    is_shown: bool


@dataclass(frozen=True, kw_only=True)
class ChecklistUsed(Event):
    """Several tasks were added at once."""

    kind: ClassVar[str] = "ticket:checklist-used"
    ticket_id: int
    checklist_id: int
    name: str
    task_ids: list[int]
    is_shown: bool


@dataclass(frozen=True, kw_only=True)
class TaskChanged(Event):
    """`given_to_id` is who has it now where that is somebody else than before."""

    kind: ClassVar[str] = "ticket:task-changed"
    ticket_id: int
    task_id: int
    title: str
    changes: dict[str, tuple[str, str]]
    given_to_id: int | None
    is_shown: bool


@dataclass(frozen=True, kw_only=True)
class TaskDone(Event):
    kind: ClassVar[str] = "ticket:task-done"
    ticket_id: int
    task_id: int
    title: str
    is_shown: bool


@dataclass(frozen=True, kw_only=True)
class TaskReopened(Event):
    kind: ClassVar[str] = "ticket:task-reopened"
    ticket_id: int
    task_id: int
    title: str
    is_shown: bool


@dataclass(frozen=True, kw_only=True)
class TaskRemoved(Event):
    kind: ClassVar[str] = "ticket:task-removed"
    ticket_id: int
    task_id: int
    title: str
    is_shown: bool


@dataclass(frozen=True, kw_only=True)
class TasksOrdered(Event):
    kind: ClassVar[str] = "ticket:tasks-ordered"
    ticket_id: int
    task_ids: list[int]
    is_shown: bool


@dataclass(frozen=True, kw_only=True)
class ChecklistKept(Event):
    kind: ClassVar[str] = "checklist:kept"
    checklist_id: int
    changes: dict[str, tuple[str, str]]
