"""Putting the views beside one's own queues in order. It is nobody else's order, so no event tells of it."""

from django.db import transaction

from firstline.core.access import Actor
from firstline.views.models import SavedView, ViewSeat
from firstline.views.queries import views_beside


@transaction.atomic
def move_view(view: SavedView, *, by: Actor, up: bool) -> None:
    """Move a view one place up or down in the order of `by`; at the end it stays where it is."""
    order = [one.id for one in views_beside(by)]
    if view.pk not in order:
        return
    here = order.index(view.pk)
    there = max(0, min(len(order) - 1, here + (-1 if up else 1)))
    order[here], order[there] = order[there], order[here]
    seats = [ViewSeat(view_id=pk, person_id=by.id, position=place) for place, pk in enumerate(order)]
    ViewSeat.objects.bulk_create(
        seats, update_conflicts=True, unique_fields=["person", "view"], update_fields=["position"]
    )
