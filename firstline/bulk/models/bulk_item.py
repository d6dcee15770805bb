from django.db import models
from django.db.models import Q

from firstline.bulk.models.bulk_change import BulkChange
from firstline.tickets.models import Ticket


class Outcome(models.TextChoices):
    """What came of one ticket of a change."""

    WAITING = "waiting"
    DONE = "done"
    REFUSED = "refused"
    UNDONE = "undone"
    NOT_UNDONE = "not_undone"


class BulkItem(models.Model):
    """One ticket of a change; `before` is what undoing needs, `reason` why it was refused, in its agent's language."""

    change = models.ForeignKey(BulkChange, on_delete=models.CASCADE, related_name="items", db_index=False)
    ticket = models.ForeignKey(Ticket, on_delete=models.CASCADE, related_name="+")
    outcome = models.CharField(max_length=10, choices=Outcome.choices, default=Outcome.WAITING)
    reason = models.CharField(max_length=300, blank=True)
    before = models.JSONField(default=dict)

    class Meta:
        db_table = "bulk_item"
        constraints = [models.UniqueConstraint(fields=["change", "ticket"], name="bulk_item_once")]
        indexes = [
            models.Index(fields=["change", "id"], condition=Q(outcome="waiting"), name="bulk_item_waiting"),
            models.Index(fields=["change", "outcome", "id"], name="bulk_item_by_outcome"),
        ]
