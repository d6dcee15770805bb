from django.db import models


class UnreachableAddress(models.Model):
    """An address whose mail came back for good. Nothing is sent there until somebody says it works again."""

    address = models.CharField(max_length=254, unique=True, help_text="in lower case")
    reason = models.TextField(help_text="in plain words, or as the other server said it")
    found_at = models.DateTimeField()

    class Meta:
        db_table = "unreachable_address"
