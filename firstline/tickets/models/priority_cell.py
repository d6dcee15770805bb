from django.db import models

from firstline.tickets.stages import Level, Priority


class PriorityCell(models.Model):
    """One cell of the matrix: this impact with this urgency is this priority."""

    impact = models.PositiveSmallIntegerField(choices=Level.choices)
    urgency = models.PositiveSmallIntegerField(choices=Level.choices)
    priority = models.PositiveSmallIntegerField(choices=Priority.choices)

    class Meta:
        db_table = "priority_cell"
        constraints = [models.UniqueConstraint(fields=["impact", "urgency"], name="priority_cell_once")]
