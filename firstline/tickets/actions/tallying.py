"""Keeping the counts beside the queues small and true."""

from datetime import datetime

from django.db import transaction
from django.db.models import Count, Max, Sum

from firstline.tickets.models import Tally, Ticket


def fold_tallies(_at: datetime | None = None) -> None:
    """Fold the rows of the tally into one per place."""
    newest = Tally.objects.aggregate(newest=Max("id"))["newest"]
    if newest is None:
        return
    with transaction.atomic():
        rows = Tally.objects.select_for_update().filter(pk__lte=newest)
        ids = [row.pk for row in rows]
        sums = list(
            Tally.objects.filter(pk__in=ids).values("team_id", "assignee_id", "stage").annotate(sum=Sum("delta"))
        )
        Tally.objects.filter(pk__in=ids).delete()
        Tally.objects.bulk_create(
            Tally(team_id=s["team_id"], assignee_id=s["assignee_id"], stage=s["stage"], delta=s["sum"])
            for s in sums
            if s["sum"]
        )


def recount() -> None:
    """Make the tally anew from the tickets themselves."""
    with transaction.atomic():
        Tally.objects.all().delete()
        places = Ticket.objects.values("team_id", "assignee_id", "stage").annotate(count=Count("id"))
        Tally.objects.bulk_create(
            Tally(team_id=p["team_id"], assignee_id=p["assignee_id"], stage=p["stage"], delta=p["count"])
            for p in places
        )
