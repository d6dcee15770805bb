from django.db import models

from firstline.channels.email.models.mailbox import Mailbox


class MailboxWatch(models.Model):
    """Which process watches a mailbox now: one at a time. Whoever has not said so for a while has lost it."""

    mailbox = models.OneToOneField(Mailbox, on_delete=models.CASCADE, related_name="watch")
    watcher = models.CharField(max_length=80)
    seen_at = models.DateTimeField()

    class Meta:
        db_table = "mailbox_watch"
