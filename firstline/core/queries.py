"""Reading the record of what happened, and whether anybody works."""

from datetime import datetime

from firstline.core.jobs.runner import SILENT_AFTER
from firstline.core.models import LoggedEvent, WorkerPulse
from firstline.core.prepared import Prepared


def newest_event_id() -> int:
    """The id of the newest event, 0 when nothing has happened yet."""
    return _newest.first() or 0


def working_since(at: datetime) -> datetime | None:
    """Since when a worker that is alive at `at` has been working without a break; None when none is alive."""
    alive = WorkerPulse.objects.filter(seen_at__gt=at - SILENT_AFTER)
    return alive.order_by("started_at").values_list("started_at", flat=True).first()


_newest = Prepared(lambda: LoggedEvent.objects.order_by("-pk").values_list("pk", flat=True)[:1])
