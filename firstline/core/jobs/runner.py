"""Running jobs: claim some, run them, and put failed ones back with a pause."""

import logging
import time
from datetime import datetime, timedelta
from threading import Event as Flag

from django.db import transaction
from django_tasks.base import TaskResultStatus
from django_tasks_db.models import DBTaskResult

from firstline.core.clock import now
from firstline.core.jobs.giving_way import give_way
from firstline.core.jobs.queue import retries_of
from firstline.core.models import WorkerPulse

log = logging.getLogger("firstline.jobs")
Queued = DBTaskResult[..., object]

MOST_CLAIMED = 20
LONGEST_CLAIM_SECONDS = 0.5
SILENT_AFTER = timedelta(seconds=45)
FINISHED_KEPT_FOR = timedelta(days=2)


def run_due_jobs(worker: str, stop: Flag | None = None) -> int:
    """Claim some jobs that are due, run them one after the other, and return how many were run.

    What has not begun after half a second, or when `stop` is set, is given back: other workers may have time for it.
    """
    claimed = _claimed(worker)
    began, done = time.monotonic(), list[Queued]()
    try:
        for number, one in enumerate(claimed):
            if number and (time.monotonic() - began > LONGEST_CLAIM_SECONDS or (stop is not None and stop.is_set())):
                _give_back(claimed[number:])
                return number
            give_way()
            if _succeeded(one):
                done.append(one)
    finally:
        _finish(done)
    return len(claimed)


def _claimed(worker: str) -> list[Queued]:
    if not DBTaskResult.objects.ready().exists():
        return []
    with transaction.atomic():
        free = DBTaskResult.objects.ready().select_for_update(skip_locked=True)
        claimed = list(free[:MOST_CLAIMED])
        _mark_running(claimed, worker)
    return claimed


def _mark_running(claimed: list[Queued], worker: str) -> None:
    """One statement for all that were never tried, which nearly all are: naming each row's own values is slow."""
    began = now()
    for one in claimed:
        one.status, one.started_at, one.worker_ids = TaskResultStatus.RUNNING, began, [*one.worker_ids, worker]
    anew = [one.pk for one in claimed if len(one.worker_ids) == 1]
    DBTaskResult.objects.filter(pk__in=anew).update(
        status=TaskResultStatus.RUNNING, started_at=began, worker_ids=[worker]
    )
    again = [one for one in claimed if len(one.worker_ids) > 1]
    DBTaskResult.objects.bulk_update(again, ["status", "started_at", "worker_ids"])


def _give_back(claimed: list[Queued]) -> None:
    for one in claimed:
        one.status, one.worker_ids = TaskResultStatus.READY, one.worker_ids[:-1]
    DBTaskResult.objects.bulk_update(claimed, ["status", "worker_ids"])


def _succeeded(claimed: Queued) -> bool:
    try:
        claimed.task.call(*claimed.args_kwargs["args"], **claimed.args_kwargs["kwargs"])
    except Exception as fault:
        log.exception("Job %s failed", claimed.task_path)
        _fail(claimed, fault)
        return False
    return True


def _finish(done: list[Queued]) -> None:
    if done:
        finished = DBTaskResult.objects.filter(pk__in=[one.pk for one in done])
        finished.update(
            status=TaskResultStatus.SUCCESSFUL,
            finished_at=now(),
            return_value=None,
            exception_class_path="",
            traceback="",
        )


def _fail(claimed: Queued, fault: Exception) -> None:
    claimed.set_failed(fault)
    tries = len(claimed.worker_ids)
    if tries <= retries_of(claimed.task_path):
        claimed.status = TaskResultStatus.READY
        claimed.run_after = now() + pause_before_try(tries)
        claimed.save(update_fields=["status", "run_after"])


def pause_before_try(tries: int) -> timedelta:
    """How long to wait after `tries` failures: 5 s, 15 s, 45 s, … up to six hours."""
    return min(timedelta(seconds=5 * 3 ** min(tries - 1, 10)), timedelta(hours=6))


def take_back_lost_jobs(at: datetime) -> int:
    """Put jobs back whose worker died while running them. Returns how many."""
    alive = set(WorkerPulse.objects.filter(seen_at__gt=at - SILENT_AFTER).values_list("name", flat=True))
    lost = [
        claimed.pk
        for claimed in DBTaskResult.objects.running().only("pk", "worker_ids")
        if not alive.intersection(claimed.worker_ids[-1:])
    ]
    return DBTaskResult.objects.running().filter(pk__in=lost).update(status=TaskResultStatus.READY)


def forget_finished_jobs(at: datetime) -> None:
    """Drop jobs that succeeded a while ago; failed ones stay for a person to see."""
    DBTaskResult.objects.successful().filter(finished_at__lt=at - FINISHED_KEPT_FOR).delete()
