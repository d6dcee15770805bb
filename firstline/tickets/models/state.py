from django.db import models

from firstline.core.names import Named
from firstline.tickets.stages import Stage


class State(Named):
    """An own name for a place on one of the fixed stages, so that measures survive any renaming."""

    stage = models.CharField(max_length=20, choices=Stage.choices)
    position = models.PositiveSmallIntegerField(default=0)
    is_first = models.BooleanField(default=False, help_text="where a request lands that comes to this stage by itself")
    is_active = models.BooleanField(default=True)

    class Meta:
        db_table = "state"
        ordering = ["position", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["stage"], condition=models.Q(is_first=True), name="one_first_state_per_stage"
            )
        ]
