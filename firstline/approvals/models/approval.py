from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from firstline.people.models import Person
from firstline.tickets.models import Ticket


class How(models.TextChoices):
    """Whose word is needed."""

    IN_ORDER = "in_order", _("All of them, one after the other")
    ALL = "all", _("All of them, at once")
    ANY = "any", _("Any one of them is enough")


class Outcome(models.TextChoices):
    OPEN = "open", pgettext_lazy("approval", "Waiting for an answer")
    APPROVED = "approved", pgettext_lazy("approval", "Approved")
    REFUSED = "refused", pgettext_lazy("approval", "Not approved")
    WITHDRAWN = "withdrawn", pgettext_lazy("approval", "Withdrawn")


class Approval(models.Model):
    """A question about one request that others answer with yes or no. At most one is open for each request."""

    ticket = models.ForeignKey(Ticket, on_delete=models.CASCADE, related_name="approvals")
    question = models.TextField()
    how = models.CharField(max_length=10, choices=How.choices)
    shows_talk = models.BooleanField(
        default=False, help_text="those who are asked may read what was said in public until then"
    )
    outcome = models.CharField(max_length=10, choices=Outcome.choices, default=Outcome.OPEN)
    asked_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="approvals_asked")
    asked_at = models.DateTimeField()
    due_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True)

    class Meta:
        db_table = "approval"
        constraints = [
            models.UniqueConstraint(
                fields=["ticket"], condition=Q(outcome=Outcome.OPEN.value), name="one_open_approval_per_ticket"
            ),
            models.CheckConstraint(
                condition=Q(outcome=Outcome.OPEN.value, ended_at=None)
                | (~Q(outcome=Outcome.OPEN.value) & Q(ended_at__isnull=False)),
                name="approval_ends_when_it_is_decided",
            ),
        ]

    @property
    def is_open(self) -> bool:
        return self.outcome == Outcome.OPEN
