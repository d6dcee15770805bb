"""Taking an export that waits, so that no other worker writes it too."""

from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import Q

from firstline.views.models import Export, ExportState

SILENT_AFTER = timedelta(minutes=3)


@transaction.atomic
def claim_export(*, at: datetime) -> int | None:
    """The id of the export that has waited longest, taken now; or of one whose writer has died over it."""
    died = Q(state=ExportState.RUNNING, noted_at__lt=at - SILENT_AFTER)
    waiting = Export.objects.select_for_update(skip_locked=True).filter(Q(state=ExportState.WAITING) | died)
    export = waiting.order_by("id").first()
    if export is None:
        return None
    Export.objects.filter(pk=export.pk).update(state=ExportState.RUNNING, noted_at=at)
    return export.pk
