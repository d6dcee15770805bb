from django.db import models
from django.utils.translation import gettext_lazy as _

from firstline.people.models import Person


class BulkState(models.TextChoices):
    """How far a change of many tickets is."""

    WORKING = "working", _("Working")
    DONE = "done", _("Done")
    STOPPED = "stopped", _("Stopped")
    UNDOING = "undoing", _("Being undone")
    UNDONE = "undone", _("Undone")


class BulkChange(models.Model):
    """One thing an agent has done to many tickets. `values` are what the verb is given, as JSON keeps them."""

    by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="bulk_changes")
    verb = models.CharField(max_length=20)
    values = models.JSONField(default=dict)
    state = models.CharField(max_length=10, choices=BulkState.choices, default=BulkState.WORKING)
    begun_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True)
    total = models.PositiveIntegerField()
    done = models.PositiveIntegerField(default=0)
    refused = models.PositiveIntegerField(default=0)
    undone = models.PositiveIntegerField(default=0)
    not_undone = models.PositiveIntegerField(default=0)

    class Meta:
        db_table = "bulk_change"
        indexes = [models.Index(fields=["by", "-id"], name="bulk_change_of_person")]

    @property
    def is_running(self) -> bool:
        return self.state in (BulkState.WORKING, BulkState.UNDOING)

    @property
    def share(self) -> int:
        """How much is through, in percent."""
        if self.state == BulkState.UNDOING:
            return 100 * (self.undone + self.not_undone) // max(self.done, 1)
        return 100 * (self.done + self.refused) // max(self.total, 1)
