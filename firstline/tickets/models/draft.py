from django.db import models

from firstline.people.models import Person
from firstline.tickets.models.ticket import Ticket


class Draft(models.Model):
    """What somebody was writing when they last stopped."""

    ticket = models.ForeignKey(Ticket, on_delete=models.CASCADE, related_name="drafts")
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="drafts")
    kind = models.CharField(max_length=10, choices=[("answer", "answer"), ("note", "note")])
    html = models.TextField()
    uploads = models.JSONField(default=list)
    saved_at = models.DateTimeField()

    class Meta:
        db_table = "draft"
        constraints = [models.UniqueConstraint(fields=["ticket", "person", "kind"], name="draft_once")]
