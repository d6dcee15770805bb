"""Exports don't stay: they hold people's requests in a heap."""

from datetime import datetime, timedelta

from firstline.core.files import drop
from firstline.views.models import Export

KEPT_FOR = timedelta(days=7)


def forget_old_exports(at: datetime) -> None:
    """Delete exports after a week, and their files with them."""
    for export in Export.objects.select_related("file").filter(asked_at__lt=at - KEPT_FOR)[:200]:
        export.delete()
        if export.file and not Export.objects.filter(file=export.file).exists():
            drop(export.file)
