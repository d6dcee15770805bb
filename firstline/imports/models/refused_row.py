from django.db import models

from firstline.imports.models.list_import import ListImport


class RefusedRow(models.Model):
    """A row that was not taken over, as it was sent, and why."""

    list_import = models.ForeignKey(ListImport, on_delete=models.CASCADE, related_name="refused_rows")
    number = models.PositiveIntegerField(help_text="of the row in the file, the head being the first")
    cells = models.JSONField()
    reasons = models.JSONField(help_text="[[field in words, sentence], …]")

    class Meta:
        db_table = "list_import_refused_row"
        ordering = ["number"]
        constraints = [models.UniqueConstraint(fields=["list_import", "number"], name="refused_row_once")]
