from django.db import models

from firstline.people.models import Person
from firstline.views.models.saved_view import SavedView


class ViewSeat(models.Model):
    """A view beside one person's queues: its place among the others, and how many requests it held when last counted.

    Counting is done by a worker for those who have looked lately, so that a page only reads this row.
    """

    view = models.ForeignKey(SavedView, on_delete=models.CASCADE, related_name="seats")
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="+")
    position = models.PositiveSmallIntegerField(null=True, help_text="none: after those put in order, by name")
    number = models.PositiveSmallIntegerField(null=True, help_text="none: not counted yet, or its filter has a fault")
    counted_at = models.DateTimeField(null=True)
    counted_event = models.BigIntegerField(default=0, help_text="the newest event when it was counted")
    wanted_at = models.DateTimeField(null=True, help_text="when this person last had it on a page")

    class Meta:
        db_table = "view_seat"
        constraints = [models.UniqueConstraint(fields=["person", "view"], name="view_seat_once")]
        indexes = [models.Index(fields=["wanted_at"], name="view_seat_wanted")]
