from datetime import date

from django.db import models
from django.db.models import Q

from firstline.people.models import Person
from firstline.teams.models import Team
from firstline.tickets.models import Ticket

UNDONE = Q(done_at__isnull=True)


class Task(models.Model):
    """One thing to be done for a ticket. `is_public`: those who see the request in the portal see the task, too."""

    ticket = models.ForeignKey(Ticket, on_delete=models.CASCADE, related_name="tasks", db_index=False)
    title = models.CharField(max_length=200)
    note = models.TextField(blank=True, help_text="internal: only the title is shown to users")
    position = models.PositiveIntegerField(help_text="its place among the ticket's tasks, the smallest first")
    team = models.ForeignKey(Team, null=True, on_delete=models.PROTECT, related_name="tasks")
    assignee = models.ForeignKey(Person, null=True, on_delete=models.PROTECT, related_name="tasks", db_index=False)
    due_on = models.DateField(null=True)
    is_public = models.BooleanField(default=False)
    added_at = models.DateTimeField()
    done_at = models.DateTimeField(null=True)
    done_by = models.ForeignKey(Person, null=True, on_delete=models.PROTECT, related_name="+", db_index=False)

    class Meta:
        db_table = "task"
        indexes = [
            models.Index(fields=["ticket", "position", "id"], name="task_of_ticket"),
            models.Index(fields=["assignee", "due_on"], condition=UNDONE, name="task_of_assignee"),
            models.Index(fields=["team", "due_on"], condition=UNDONE & Q(assignee=None), name="task_of_team"),
        ]

    @property
    def is_done(self) -> bool:
        return self.done_at is not None

    def is_late(self, today: date) -> bool:
        """Whether its day is over and it isn't done."""
        return self.done_at is None and self.due_on is not None and self.due_on < today
