from django.db import models

from firstline.people.models import Person
from firstline.tickets.models.ticket import Ticket


class Note(models.Model):
    """Something said among those who work on the request. Never shown or sent to users."""

    ticket = models.ForeignKey(Ticket, on_delete=models.PROTECT, related_name="notes")
    author = models.ForeignKey(Person, null=True, on_delete=models.PROTECT, related_name="notes")
    author_name = models.CharField(max_length=200)
    text = models.TextField()
    html = models.TextField(blank=True)
    at = models.DateTimeField()
    client_id = models.UUIDField(null=True, unique=True)

    class Meta:
        db_table = "note"
        indexes = [models.Index(fields=["ticket", "id"], name="note_of_ticket")]
