from django.db import models

from firstline.approvals.models.approval import How
from firstline.core.names import Named
from firstline.people.models import Person


class ApprovalTemplate(Named):
    """What is often asked, filled in by one click."""

    question = models.TextField()
    how = models.CharField(max_length=10, choices=How.choices, default=How.ALL)
    days = models.PositiveSmallIntegerField(default=7)
    shows_talk = models.BooleanField(default=False)
    asks_manager = models.BooleanField(default=False, help_text="the managers of the requester's organisation")
    people = models.ManyToManyField(Person, related_name="+", db_table="approval_template_person")
    is_active = models.BooleanField(default=True)

    class Meta:
        db_table = "approval_template"
        ordering = ["name"]
