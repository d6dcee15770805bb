from django.db import models

from firstline.core.models import StoredFile


class Brand(models.Model):
    """A name and a look that the mails of some mailboxes have instead of the desk's own."""

    name = models.CharField(max_length=80, unique=True)
    accent = models.CharField(max_length=7, blank=True, help_text="#rrggbb; empty for the desk's")
    logo = models.ForeignKey(StoredFile, null=True, on_delete=models.PROTECT)

    class Meta:
        db_table = "brand"
        ordering = ["name", "id"]

    def __str__(self) -> str:
        return self.name
