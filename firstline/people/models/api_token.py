from datetime import datetime, timedelta

from django.db import models

from firstline.people.models.person import Person


class ApiToken(models.Model):
    """Lets a program act as a person, within scopes and until a date. Only the hash of its secret is kept; by the
    beginning of it people recognise it."""

    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="api_tokens")
    name = models.CharField(max_length=80)
    prefix = models.CharField(max_length=12, unique=True)
    secret_sha256 = models.CharField(max_length=64, unique=True)
    scopes = models.JSONField(default=list)
    created_at = models.DateTimeField()
    ends_at = models.DateTimeField()
    last_used_at = models.DateTimeField(null=True)
    withdrawn_at = models.DateTimeField(null=True)

    class Meta:
        db_table = "api_token"
        ordering = ["-id"]

    @property
    def last_moment(self) -> datetime:
        """It ends as a day ends, and people count that day by its name."""
        return self.ends_at - timedelta(seconds=1)
