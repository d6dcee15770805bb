from django.db import models

from firstline.core.models import StoredFile
from firstline.people.models import Person


class ImportState(models.TextChoices):
    """The words are for programs: pages say what is going on in sentences."""

    PREPARED = "prepared"
    CHECKING = "checking"
    WRITING = "writing"
    DONE = "done"
    STOPPED = "stopped"


class ListImport(models.Model):
    """One list that somebody sent, and how far taking it over has come."""

    list_of = models.CharField(max_length=20, help_text="the code of its kind")
    name = models.CharField(max_length=200, help_text="of the file")
    file = models.ForeignKey(StoredFile, on_delete=models.PROTECT, related_name="+")
    columns = models.JSONField(default=list, help_text="the field each column goes into, empty for none")
    all_or_nothing = models.BooleanField(default=False)
    state = models.CharField(max_length=10, choices=ImportState.choices, default=ImportState.PREPARED)
    fault = models.CharField(max_length=300, blank=True, help_text="why it was stopped, in a sentence")
    total = models.PositiveIntegerField(help_text="rows below the head")
    position = models.PositiveIntegerField(default=0, help_text="rows dealt with so far")
    made = models.PositiveIntegerField(default=0)
    changed = models.PositiveIntegerField(default=0)
    unchanged = models.PositiveIntegerField(default=0)
    refused = models.PositiveIntegerField(default=0)
    by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    created_at = models.DateTimeField()
    finished_at = models.DateTimeField(null=True)

    class Meta:
        db_table = "list_import"
        indexes = [models.Index(fields=["list_of", "-id"], name="list_import_of_kind")]

    @property
    def is_running(self) -> bool:
        return self.state in (ImportState.CHECKING, ImportState.WRITING)

    @property
    def is_over(self) -> bool:
        return self.state in (ImportState.DONE, ImportState.STOPPED)
