from django.db import models

from firstline.core.names import Named


class WorkKind(Named):
    """What sort of work time is spent on: remote help, on site, travel. Administrators name them."""

    position = models.PositiveSmallIntegerField(default=0)
    is_billable = models.BooleanField(default=True, help_text="what an entry of this kind is unless somebody says so")
    is_active = models.BooleanField(default=True)

    class Meta:
        db_table = "work_kind"
        ordering = ["position", "id"]
        constraints = [models.UniqueConstraint(fields=["name"], name="work_kind_name_once")]
