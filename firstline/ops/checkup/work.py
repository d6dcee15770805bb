"""The worker and its jobs."""

from collections.abc import Iterator
from datetime import datetime, timedelta

from django_tasks.base import TaskResultStatus
from django_tasks_db.models import DBTaskResult

from firstline.core.jobs.runner import SILENT_AFTER
from firstline.core.models import WorkerPulse
from firstline.ops.checkup.findings import Finding, fault, note, well

LATE = timedelta(minutes=5)
RECENT = timedelta(days=1)


def look_at_work(at: datetime) -> Iterator[Finding]:
    alive = WorkerPulse.objects.filter(seen_at__gt=at - SILENT_AFTER).count()
    if alive:
        yield well("A worker is alive." if alive == 1 else f"{alive} workers are alive.")
    else:
        yield fault(
            "No worker is alive: no mail is fetched or sent, nothing happens by the clock.",
            "Start the desk (firstline serve), or a worker alone: firstline worker",
        )
    yield from _late_jobs(at)
    yield from _failed_jobs(at)


def _late_jobs(at: datetime) -> Iterator[Finding]:
    late = DBTaskResult.objects.ready().filter(enqueued_at__lt=at - LATE).exclude(run_after__gt=at - LATE).count()
    if late:
        yield fault(
            f"{late:,} jobs have waited for more than five minutes.", "Start more workers, or read the worker's log."
        )


def _failed_jobs(at: datetime) -> Iterator[Finding]:
    failed = DBTaskResult.objects.filter(status=TaskResultStatus.FAILED, finished_at__gt=at - RECENT)
    count = failed.count()
    if count:
        newest = failed.order_by("-finished_at")[0]
        yield note(
            f"{count:,} jobs failed for good in the last day; the newest was {newest.task_path}.",
            "The reason stands in the worker's log.",
        )
