import uuid

from django.db import models
from django.db.models import Q

from firstline.core.models import StoredFile
from firstline.people.models import Person
from firstline.tickets.models.message import Message
from firstline.tickets.models.note import Note
from firstline.tickets.models.ticket import Ticket


class Attachment(models.Model):
    """A file that came or went with a message, or was put to a note."""

    file = models.ForeignKey(StoredFile, on_delete=models.PROTECT, related_name="attachments")
    name = models.CharField(max_length=200)
    message = models.ForeignKey(Message, null=True, on_delete=models.PROTECT, related_name="attachments")
    note = models.ForeignKey(Note, null=True, on_delete=models.PROTECT, related_name="attachments")
    is_inline = models.BooleanField(default=False, help_text="shown inside the text, not below it")
    content_id = models.CharField(max_length=250, blank=True)

    class Meta:
        db_table = "attachment"
        constraints = [
            models.CheckConstraint(
                condition=Q(message__isnull=True, note__isnull=False) | Q(message__isnull=False, note__isnull=True),
                name="attached_to_one_thing",
            )
        ]


class Upload(models.Model):
    """A file somebody sent while still writing; it becomes an attachment when they send."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4)
    file = models.ForeignKey(StoredFile, on_delete=models.PROTECT, related_name="uploads")
    name = models.CharField(max_length=200)
    person = models.ForeignKey(Person, null=True, on_delete=models.CASCADE, related_name="uploads")
    ticket = models.ForeignKey(Ticket, null=True, on_delete=models.CASCADE, related_name="uploads")
    created_at = models.DateTimeField()

    class Meta:
        db_table = "upload"
