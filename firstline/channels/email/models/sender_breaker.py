from django.db import models


class SenderBreaker(models.Model):
    """A sender whose mails are held because there were too many at once. Kept so that administrators are told once."""

    address = models.CharField(max_length=254, unique=True)
    tripped_at = models.DateTimeField()
    last_at = models.DateTimeField(help_text="when the last mail was held because of it")
    held = models.PositiveIntegerField(default=0, help_text="mails held since it tripped")

    class Meta:
        db_table = "sender_breaker"
