from django.db import models

from firstline.people.models import Person
from firstline.tickets.models.ticket import Ticket


class Seen(models.Model):
    """Up to when somebody has read a ticket."""

    ticket = models.ForeignKey(Ticket, on_delete=models.CASCADE, related_name="+")
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="+")
    seen_at = models.DateTimeField()

    class Meta:
        db_table = "seen"
        constraints = [models.UniqueConstraint(fields=["person", "ticket"], name="seen_once")]
