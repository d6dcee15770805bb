from django.db import models

from firstline.core.names import Named


class Category(Named):
    """What a request is about, in a tree of any depth."""

    parent = models.ForeignKey("self", null=True, blank=True, on_delete=models.PROTECT, related_name="children")
    is_active = models.BooleanField(default=True)

    class Meta:
        db_table = "category"
        ordering = ["name"]
        constraints = [
            models.UniqueConstraint(fields=["parent", "name"], name="category_name_once", nulls_distinct=False)
        ]
