from django.db import models

from firstline.channels.email.models.mailbox import Mailbox


class HookToken(models.Model):
    """A signature that came with a hook, and what it came with: it counts for that and nothing else."""

    mailbox = models.ForeignKey(Mailbox, on_delete=models.CASCADE, related_name="hook_tokens")
    token_hash = models.CharField(max_length=64)
    content_hash = models.CharField(max_length=64)
    seen_at = models.DateTimeField()

    class Meta:
        db_table = "hook_token"
        constraints = [models.UniqueConstraint(fields=["mailbox", "token_hash"], name="hook_token_once")]
        indexes = [models.Index(fields=["seen_at"], name="hook_token_by_age")]
