from django.db import models
from django.db.models import Q

from firstline.billing.models.work_kind import WorkKind
from firstline.people.models import Person
from firstline.tickets.models import Ticket

LONGEST_MINUTES = 24 * 60


class TimeEntry(models.Model):
    """Time that one person spent on one ticket on one day, in whole minutes. What has been billed stays as it is."""

    ticket = models.ForeignKey(Ticket, on_delete=models.PROTECT, related_name="time_entries", db_index=False)
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="time_entries", db_index=False)
    kind = models.ForeignKey(WorkKind, null=True, on_delete=models.PROTECT, related_name="entries")
    minutes = models.PositiveSmallIntegerField()
    done_on = models.DateField(help_text="in the time zone of whoever did it")
    note = models.TextField(blank=True, help_text="internal: users never read it")
    is_billable = models.BooleanField(default=True)
    logged_at = models.DateTimeField()
    billed_at = models.DateTimeField(null=True)
    client_id = models.UUIDField(null=True, unique=True, help_text="made by the writer's page: sent twice is one")

    class Meta:
        db_table = "time_entry"
        constraints = [
            models.CheckConstraint(condition=Q(minutes__gte=1, minutes__lte=LONGEST_MINUTES), name="time_of_one_day")
        ]
        indexes = [
            models.Index(fields=["ticket", "done_on", "id"], name="time_of_ticket"),
            models.Index(fields=["person", "done_on", "id"], name="time_of_person"),
        ]
