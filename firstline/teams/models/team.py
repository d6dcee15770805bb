from django.db import models

from firstline.core.names import Named


class Team(Named):
    """People who work together on a kind of request, on one line of support."""

    tier = models.PositiveSmallIntegerField(default=1)
    is_active = models.BooleanField(default=True)

    class Meta:
        db_table = "team"
        ordering = ["tier", "name"]
        constraints = [models.UniqueConstraint(fields=["name"], name="team_name_once")]
