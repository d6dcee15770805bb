"""Reading the record of what happened."""

from django.db.models import Max

from firstline.core.models import LoggedEvent


def newest_event_id() -> int:
    """The id of the newest event, 0 when nothing has happened yet."""
    newest: int | None = LoggedEvent.objects.aggregate(newest=Max("pk"))["newest"]
    return newest or 0
