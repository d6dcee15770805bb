from django.db import models
from django.db.models import F, Q

from firstline.tickets.models.ticket import Ticket


class LinkKind(models.TextChoices):
    """How the first ticket of a link stands to the other. The words for it are the faces'."""

    RELATES = "relates"
    DUPLICATES = "duplicates"
    BLOCKS = "blocks"
    CAUSES = "causes"
    SPLIT = "split"


class TicketLink(models.Model):
    """That two tickets have to do with each other. Between the same two there is one link of a kind, whichever way."""

    ticket = models.ForeignKey(Ticket, on_delete=models.CASCADE, related_name="links_out")
    other = models.ForeignKey(Ticket, on_delete=models.CASCADE, related_name="links_in")
    kind = models.CharField(max_length=12, choices=LinkKind.choices)
    made_at = models.DateTimeField()

    class Meta:
        db_table = "ticket_link"
        constraints = [
            models.UniqueConstraint(fields=["ticket", "other", "kind"], name="link_once"),
            models.CheckConstraint(condition=~Q(ticket=F("other")), name="link_to_another"),
        ]
