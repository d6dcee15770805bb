from django.db import models


class Organisation(models.Model):
    """A customer, or a part of the own house."""

    name = models.CharField(max_length=160, unique=True)
    domains = models.JSONField(default=list, blank=True, help_text="mail domains whose people belong here")
    notes = models.TextField(blank=True)
    is_active = models.BooleanField(default=True)
    created_at = models.DateTimeField()

    class Meta:
        db_table = "organisation"
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name
