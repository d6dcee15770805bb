from django.db import models
from django.db.models import Q
from django.utils.translation import pgettext_lazy

from firstline.people.models import Person
from firstline.tickets.models import Ticket


class Score(models.TextChoices):
    GOOD = "good", pgettext_lazy("satisfaction", "Good")
    SO_SO = "so-so", pgettext_lazy("satisfaction", "So-so")
    BAD = "bad", pgettext_lazy("satisfaction", "Bad")


class Rating(models.Model):
    """That one user was asked how they were served in one ticket, and what they said. A ticket has one at most."""

    ticket = models.OneToOneField(Ticket, on_delete=models.CASCADE, related_name="rating")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="ratings")
    asked_at = models.DateTimeField()
    asked_because = models.BigIntegerField(null=True, help_text="the event whose mail asks; empty: the portal asked")
    link_key = models.CharField(max_length=32, help_text="random; the links that answer are signed with it")
    score = models.CharField(max_length=10, choices=Score.choices, blank=True)
    comment = models.TextField(blank=True)
    rated_at = models.DateTimeField(null=True)

    class Meta:
        db_table = "rating"
        constraints = [
            models.CheckConstraint(
                condition=Q(score="", rated_at=None) | (~Q(score="") & Q(rated_at__isnull=False)), name="rated_or_not"
            )
        ]
        indexes = [models.Index(fields=["-rated_at", "-id"], condition=~Q(score=""), name="rating_newest")]
