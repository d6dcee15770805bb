"""Putting jobs into the queue. The queue lies in the same database, so a job commits with what caused it."""

from collections.abc import Callable
from datetime import datetime
from typing import Any

from django_tasks import task
from django_tasks.base import Task

_retries: dict[str, int] = {}

Job = Task[Any, Any]


def job(*, retries: int = 5, priority: int = 0) -> Callable[[Callable[..., None]], Job]:
    """Make a module-level function a job. It may run more than once, so it must be idempotent.

    `retries` is how often a failing job is tried again, with growing pauses from 5 s to 6 h.
    """

    def decorate(function: Callable[..., None]) -> Job:
        made: Job = task(priority=priority)(function)
        _retries[made.module_path] = retries
        return made

    return decorate


def enqueue(what: Job, *, run_after: datetime | None = None, **arguments: Any) -> None:
    """Queue a job in the running transaction. `run_after` holds it back until then."""
    (what.using(run_after=run_after) if run_after else what).enqueue(**arguments)


def retries_of(path: str) -> int:
    return _retries.get(path, 0)
