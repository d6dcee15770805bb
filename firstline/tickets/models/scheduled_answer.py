from django.db import models
from django.db.models import Q
from django.utils.translation import pgettext_lazy

from firstline.people.models import Person
from firstline.tickets.models.ticket import Ticket


class Then(models.TextChoices):
    """What becomes of the ticket once its answer has left."""

    NOTHING = "", pgettext_lazy("after an answer", "Nothing more")
    WAIT = "wait", pgettext_lazy("after an answer", "Wait for the user")
    SOLVE = "solve", pgettext_lazy("after an answer", "Resolve")


class ScheduledAnswer(models.Model):
    """An answer that leaves later. Until then it is no `Message`, so that no page, search or mail for users can hold
    one by mistake; when its time comes it becomes one, and this row goes."""

    ticket = models.ForeignKey(Ticket, on_delete=models.CASCADE, related_name="scheduled_answers")
    author = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="scheduled_answers")
    text = models.TextField()
    html = models.TextField(blank=True)
    to = models.JSONField(default=list, help_text="ids of the people it is for")
    uploads = models.JSONField(default=list, help_text="ids of the author's uploads that go along")
    then = models.CharField(max_length=10, choices=Then.choices, blank=True)
    written_at = models.DateTimeField()
    leaves_at = models.DateTimeField()
    fault = models.TextField(blank=True, help_text="why it could not leave, in plain words; it waits for somebody then")
    client_id = models.UUIDField(null=True, unique=True, help_text="made by the writer's page: sent twice is one")

    class Meta:
        db_table = "scheduled_answer"
        indexes = [models.Index(fields=["leaves_at"], condition=Q(fault=""), name="scheduled_answer_due")]
