from django.db import models

from firstline.core.models import StoredFile
from firstline.people.models import Person


class ExportState(models.TextChoices):
    WAITING = "waiting"
    RUNNING = "running"
    READY = "ready"
    REFUSED = "refused"


class Export(models.Model):
    """A list of requests being written into a file for the one who asked. Nobody else gets it."""

    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="+")
    name = models.CharField(max_length=80)
    filter = models.TextField(blank=True)
    order = models.CharField(max_length=20, blank=True)
    columns = models.JSONField(default=list)
    format = models.CharField(max_length=10, choices=[("csv", "CSV"), ("xlsx", "Excel")])
    state = models.CharField(max_length=10, choices=ExportState.choices, default=ExportState.WAITING)
    done = models.PositiveIntegerField(default=0, help_text="requests written so far")
    total = models.PositiveIntegerField(null=True, help_text="requests there were when it began")
    reason = models.CharField(max_length=250, blank=True, help_text="why it was refused")
    file = models.ForeignKey(StoredFile, null=True, on_delete=models.PROTECT, related_name="+")
    asked_at = models.DateTimeField()
    noted_at = models.DateTimeField(null=True, help_text="when its writer last said how far it is")
    ended_at = models.DateTimeField(null=True)

    class Meta:
        db_table = "ticket_export"
        indexes = [
            models.Index(fields=["person", "-id"], name="ticket_export_of_person"),
            models.Index(
                fields=["id"], condition=models.Q(state__in=["waiting", "running"]), name="ticket_export_undone"
            ),
        ]

    @property
    def is_over(self) -> bool:
        return self.state in (ExportState.READY, ExportState.REFUSED)

    @property
    def file_name(self) -> str:
        return f"{self.name}.{self.format}"
