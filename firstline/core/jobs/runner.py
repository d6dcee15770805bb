"""Running jobs: claim one, run it, and put a failed one back with a pause."""

import logging
from datetime import datetime, timedelta

from django.db import transaction
from django_tasks.base import TaskResultStatus
from django_tasks_db.models import DBTaskResult

from firstline.core.clock import now
from firstline.core.jobs.queue import retries_of
from firstline.core.models import WorkerPulse

log = logging.getLogger("firstline.jobs")
Queued = DBTaskResult[..., object]

SILENT_AFTER = timedelta(seconds=45)
FINISHED_KEPT_FOR = timedelta(days=2)


def run_next_job(worker: str) -> bool:
    """Run one job that is due. False when there was none."""
    if not DBTaskResult.objects.ready().exists():
        return False
    with transaction.atomic():
        claimed = DBTaskResult.objects.ready().get_locked()
        if claimed is None:
            return False
        claimed.claim(worker)
    _run(claimed)
    return True


def _run(claimed: Queued) -> None:
    try:
        claimed.task.call(*claimed.args_kwargs["args"], **claimed.args_kwargs["kwargs"])
    except Exception as fault:
        log.exception("Job %s failed", claimed.task_path)
        _fail(claimed, fault)
    else:
        claimed.set_successful(None)


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
