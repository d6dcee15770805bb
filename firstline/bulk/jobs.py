"""A change of many tickets is worked off a second at a time, so that other jobs get their turn in between."""

from firstline.bulk.actions.carry_on import carry_on
from firstline.bulk.events import BulkBegun, BulkUndoing
from firstline.core.clock import now
from firstline.core.jobs import enqueue, job
from firstline.core.models import LoggedEvent

SECONDS = 1.0


@job(retries=12)
def work_off(*, bulk_id: int) -> None:
    """Work for a second; where something is left, another job follows."""
    if carry_on(bulk_id, at=now(), seconds=SECONDS):
        enqueue(work_off, bulk_id=bulk_id)


def begin_working(event: BulkBegun | BulkUndoing, _logged: LoggedEvent) -> None:
    """What follows from beginning one, or from asking to have it undone."""
    enqueue(work_off, bulk_id=event.bulk_id)
