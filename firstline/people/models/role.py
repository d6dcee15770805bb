from django.db import models

from firstline.core.access import Reach
from firstline.core.names import Named


class Role(Named):
    """What somebody may see and do. The four that Firstline brings can be changed, but not removed."""

    code = models.SlugField(max_length=40, unique=True)
    reach = models.CharField(max_length=20, choices=[(r.value, r.value) for r in Reach], default=Reach.OWN)
    may = models.JSONField(default=list)
    is_builtin = models.BooleanField(default=False)

    class Meta:
        db_table = "role"
        ordering = ["id"]
