"""What pages show of a change of many tickets."""

from django.db.models import QuerySet

from firstline.bulk.models import BulkChange, BulkItem, Outcome
from firstline.core.access import Actor
from firstline.tickets.policies import visible_to

MOST_SHOWN = 200


def refusals(change: BulkChange, actor: Actor) -> QuerySet[BulkItem]:
    """The tickets that were not changed (or not brought back) and why, as far as the actor may still see them."""
    outcomes = (Outcome.REFUSED, Outcome.NOT_UNDONE)
    items = BulkItem.objects.filter(change=change, outcome__in=outcomes, ticket__in=visible_to(actor))
    return items.select_related("ticket").order_by("id")[:MOST_SHOWN]
