from django.db import models
from django.db.models import Q

from firstline.channels.email.models.mailbox import Mailbox

ROUND_TRIP = "round-trip"
"""The kind of the mail that goes round."""


class RoundTrip(models.Model):
    """A mail that a mailbox sends to itself, to see whether mail really leaves and comes back. It is under way as long
    as it has neither come nor been given up; one at a time."""

    mailbox = models.ForeignKey(Mailbox, on_delete=models.CASCADE, related_name="trips")
    began_at = models.DateTimeField()
    came_at = models.DateTimeField(null=True)
    lost_at = models.DateTimeField(null=True, help_text="when it was given up; it may come all the same")

    class Meta:
        db_table = "round_trip"
        constraints = [
            models.UniqueConstraint(
                fields=["mailbox"], condition=Q(came_at=None, lost_at=None), name="one_round_trip_under_way"
            ),
        ]
        indexes = [models.Index(fields=["mailbox", "began_at"], name="round_trip_by_time")]

    def __str__(self) -> str:
        return f"{self.mailbox_id}/{self.pk}"
