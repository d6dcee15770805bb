from django.db import models

from firstline.tickets.models import Ticket


class Kind(models.TextChoices):
    """What the words of an entry are."""

    SUBJECT = "subject"
    MESSAGE = "message"
    NOTE = "note"
    FILE = "file"
    RESOLUTION = "resolution"


class SearchEntry(models.Model):
    """Words of a ticket that can be found. The database itself keeps the index over `text` (see the migrations): a
    tsvector on PostgreSQL, an FTS5 table on SQLite."""

    ticket = models.ForeignKey(Ticket, on_delete=models.CASCADE, related_name="+")
    kind = models.CharField(max_length=10, choices=[(k, k) for k in Kind.values])
    source_id = models.BigIntegerField(help_text="the ticket, message, note or attachment the words are from")
    is_internal = models.BooleanField()
    from_desk = models.BooleanField(default=False, help_text="said by the desk")
    shown_from = models.DateTimeField(null=True, help_text="until then users don't find it; null: at once")
    text = models.TextField()

    class Meta:
        db_table = "search_entry"
        constraints = [models.UniqueConstraint(fields=["kind", "source_id"], name="found_once")]
