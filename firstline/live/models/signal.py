from django.db import models


class Signal(models.Model):
    """A topic to be pushed that no event tells of (somebody came or went). Dropped after a minute."""

    topic = models.CharField(max_length=60)
    at = models.DateTimeField()

    class Meta:
        db_table = "live_signal"
