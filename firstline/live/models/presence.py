from django.db import models

from firstline.people.models import Person
from firstline.tickets.models import Ticket


class Presence(models.Model):
    """Somebody has a ticket open now, and perhaps is answering it."""

    ticket = models.ForeignKey(Ticket, on_delete=models.CASCADE, related_name="+")
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="+")
    is_answering = models.BooleanField(default=False)
    seen_at = models.DateTimeField()

    class Meta:
        db_table = "presence"
        constraints = [models.UniqueConstraint(fields=["ticket", "person"], name="present_once")]
