import secrets

from django.db import models

from firstline.people.models import Person
from firstline.tickets.models.ticket import Ticket


class Part(models.TextChoices):
    REQUESTER = "requester"
    COPIED = "copied"


def new_link_key() -> str:
    return secrets.token_hex(8)


class Participant(models.Model):
    """Somebody outside the desk who takes part in a request: who asked, and who is copied."""

    ticket = models.ForeignKey(Ticket, on_delete=models.PROTECT, related_name="participants")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="participations")
    part = models.CharField(max_length=10, choices=Part.choices)
    link_key = models.CharField(
        max_length=32,
        default=new_link_key,
        help_text="in this person's links to this ticket; a new one ends them",
    )

    class Meta:
        db_table = "participant"
        constraints = [models.UniqueConstraint(fields=["ticket", "person"], name="participant_once")]
        indexes = [models.Index(fields=["person", "-ticket"], name="participant_person")]
