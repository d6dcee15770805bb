from django.core.serializers.json import DjangoJSONEncoder
from django.db import models


class LoggedEvent(models.Model):
    """One thing that happened. Written once by `core.events.record`, never changed."""

    kind = models.CharField(max_length=60)
    at = models.DateTimeField()
    actor_kind = models.CharField(max_length=10)
    actor_id = models.BigIntegerField(null=True)
    actor_name = models.CharField(max_length=200)
    subject = models.CharField(max_length=30)
    subject_id = models.BigIntegerField()
    public = models.BooleanField(default=False)
    data = models.JSONField(default=dict, encoder=DjangoJSONEncoder)

    class Meta:
        db_table = "event"
        indexes = [
            models.Index(fields=["subject", "subject_id", "id"], name="event_of_subject"),
            models.Index(fields=["actor_id", "id"], name="event_of_actor"),
        ]
