from datetime import datetime

from django.db import models
from django.db.models import Q
from django.utils import timezone

from firstline.people.models import Person
from firstline.tickets.models import Ticket


class RunningTimer(models.Model):
    """A timer of one agent on one ticket, running or paused, kept here so that every browser shows the same.

    It measures and never books: what it shows is only offered when its agent logs the time.
    """

    ticket = models.ForeignKey(Ticket, on_delete=models.CASCADE, related_name="timers")
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="timers")
    began_at = models.DateTimeField()
    seconds = models.PositiveIntegerField(default=0, help_text="measured before it was last started")
    started_at = models.DateTimeField(null=True, help_text="since when it runs; empty while it is paused")

    class Meta:
        db_table = "running_timer"
        constraints = [
            models.UniqueConstraint(fields=["ticket", "person"], name="timer_once_per_ticket"),
            models.UniqueConstraint(
                fields=["person"], condition=Q(started_at__isnull=False), name="one_running_timer_per_agent"
            ),
        ]

    @property
    def is_running(self) -> bool:
        return self.started_at is not None

    def seconds_at(self, at: datetime) -> int:
        """What it shows then, in whole seconds."""
        running = int((at - self.started_at).total_seconds()) if self.started_at else 0
        return self.seconds + max(0, running)

    def minutes_at(self, at: datetime) -> int:
        """The same in whole minutes, a begun one counted, as it is offered for logging."""
        return -(-self.seconds_at(at) // 60)

    def was_left_running(self, at: datetime) -> bool:
        """Whether it has run over midnight of its agent: then hardly all of it was work."""
        return self.started_at is not None and timezone.localdate(self.started_at) < timezone.localdate(at)
