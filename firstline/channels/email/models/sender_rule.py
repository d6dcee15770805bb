from django.db import models
from django.utils.translation import gettext_lazy as _

from firstline.people.models import Person
from firstline.tickets.models import Ticket


class Verdict(models.TextChoices):
    """What is done with the mail of a sender somebody has decided about."""

    ALLOW = "allow", _("Allow: never held as spam")
    BLOCK = "block", _("Block: always held as spam")


class SenderRule(models.Model):
    """An address or a whole domain whose mail is always, or never, held as spam."""

    pattern = models.CharField(max_length=254, unique=True, help_text="name@domain, or domain alone; in lower case")
    verdict = models.CharField(max_length=10, choices=Verdict.choices)
    ticket = models.ForeignKey(
        Ticket, null=True, on_delete=models.SET_NULL, related_name="+", help_text="where somebody decided so"
    )
    made_by = models.ForeignKey(Person, null=True, on_delete=models.PROTECT, related_name="+")
    made_at = models.DateTimeField()

    class Meta:
        db_table = "sender_rule"
        ordering = ["pattern"]
