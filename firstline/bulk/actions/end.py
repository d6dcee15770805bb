"""Stopping a change of many tickets, and having it undone."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from firstline.bulk.events import BulkStopped, BulkUndoing
from firstline.bulk.models import BulkChange, BulkState
from firstline.core.access import Actor
from firstline.core.errors import DomainError
from firstline.core.events import record


class CannotStop(DomainError):
    code = "cannot_stop_bulk"


class CannotUndoBulk(DomainError):
    code = "cannot_undo_bulk"


def stop(change: BulkChange, *, by: Actor, at: datetime) -> BulkChange:
    """Leave the rest as it is. What is done stays done, and can be undone. Raises CannotStop when nothing is left."""
    with transaction.atomic():
        change = BulkChange.objects.select_for_update().get(pk=change.pk)
        if change.state != BulkState.WORKING:
            raise CannotStop(_("Nothing is left to stop."))
        change.state, change.ended_at = BulkState.STOPPED, at
        change.save(update_fields=["state", "ended_at"])
        record(BulkStopped(bulk_id=change.pk, verb=change.verb, done=change.done), by=by, at=at)
    return change


def undo(change: BulkChange, *, by: Actor, at: datetime) -> BulkChange:
    """Bring back every ticket that was changed and that nobody changed since. Raises CannotUndoBulk while it is being
    worked on, when nothing was done, or when it was undone already."""
    with transaction.atomic():
        change = BulkChange.objects.select_for_update().get(pk=change.pk)
        if change.state not in (BulkState.DONE, BulkState.STOPPED) or not change.done:
            raise CannotUndoBulk(_("There is nothing that could be undone."))
        change.state, change.ended_at = BulkState.UNDOING, None
        change.save(update_fields=["state", "ended_at"])
        record(BulkUndoing(bulk_id=change.pk, verb=change.verb, count=change.done), by=by, at=at)
    return change
