from django.db import models

from firstline.core.names import Named

MOST_LEVELS = 4


class Category(Named):
    """What a request is about, in a tree of at most four levels. It is found by its synonyms too."""

    parent = models.ForeignKey("self", null=True, blank=True, on_delete=models.PROTECT, related_name="children")
    synonyms = models.JSONField(default=list, blank=True, help_text="other words people say for it")
    position = models.PositiveIntegerField(
        default=0, help_text="among its neighbours; those alike stand by their names"
    )
    is_active = models.BooleanField(default=True)

    class Meta:
        db_table = "category"
        ordering = ["name"]
        constraints = [
            models.UniqueConstraint(fields=["parent", "name"], name="category_name_once", nulls_distinct=False)
        ]
