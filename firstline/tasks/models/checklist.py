from django.db import models
from django.utils.translation import pgettext_lazy

from firstline.core.names import Named
from firstline.teams.models import Team


class ForWhom(models.TextChoices):
    """Who sees a task that comes from a checklist, and who does it."""

    DESK = "desk", pgettext_lazy("task", "The desk only")
    SHOWN = "shown", pgettext_lazy("task", "The desk, shown to the user")
    USER = "user", pgettext_lazy("task", "The user does it")


class Checklist(Named):
    """Tasks that come up together again and again: a new colleague, a broken laptop."""

    is_active = models.BooleanField(default=True)

    class Meta:
        db_table = "checklist"
        ordering = ["name"]
        constraints = [models.UniqueConstraint(fields=["name"], name="checklist_name_once")]


class ChecklistItem(models.Model):
    """One task of a checklist. `days` after it was put on a ticket the task is due; empty: never."""

    checklist = models.ForeignKey(Checklist, on_delete=models.CASCADE, related_name="items")
    position = models.PositiveSmallIntegerField()
    title = models.CharField(max_length=200)
    days = models.PositiveSmallIntegerField(null=True)
    team = models.ForeignKey(Team, null=True, on_delete=models.PROTECT, related_name="+")
    for_whom = models.CharField(max_length=10, choices=ForWhom.choices, default=ForWhom.DESK)

    class Meta:
        db_table = "checklist_item"
        ordering = ["position", "id"]
