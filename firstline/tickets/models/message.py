from django.db import models
from django.db.models import Q

from firstline.people.models import Person
from firstline.tickets.models.ticket import Ticket
from firstline.tickets.stages import Channel


class Message(models.Model):
    """Something said in public: by the user, or by the desk to the user. Internal words are a `Note`, which is another
    table, so that no mail and no page for users can hold one by mistake."""

    ticket = models.ForeignKey(Ticket, on_delete=models.PROTECT, related_name="messages")
    author = models.ForeignKey(Person, null=True, on_delete=models.PROTECT, related_name="messages")
    author_name = models.CharField(max_length=200)
    from_desk = models.BooleanField()
    channel = models.CharField(max_length=10, choices=Channel.choices)
    text = models.TextField(help_text="what was said, without quoted rest and signature")
    html = models.TextField(blank=True, help_text="the same, formatted and cleaned; empty when there is only text")
    rest_html = models.TextField(blank=True, help_text="quoted rest and signature, cleaned, folded away")
    recipients = models.JSONField(default=list, help_text="to whom the desk sent it: [{id, name, address, as}]")
    at = models.DateTimeField()
    shown_from = models.DateTimeField(help_text="until then it can be taken back and users don't see it")
    moved_from = models.ForeignKey(Ticket, null=True, on_delete=models.PROTECT, related_name="+", db_index=False)
    withdrawn_at = models.DateTimeField(null=True)
    client_id = models.UUIDField(null=True, unique=True, help_text="made by the sender's page: sent twice is one")

    class Meta:
        db_table = "message"
        indexes = [models.Index(fields=["ticket", "id"], name="message_of_ticket")]
        constraints = [
            models.CheckConstraint(condition=Q(from_desk=True) | Q(recipients=[]), name="only_the_desk_sends")
        ]
