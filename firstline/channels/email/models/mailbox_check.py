from django.db import models

from firstline.channels.email.models.mailbox import Mailbox


class MailboxCheck(models.Model):
    """What the last comparison of a mailbox found: its server, the stored originals and the requests. See
    `intake.reconciling`."""

    mailbox = models.OneToOneField(Mailbox, on_delete=models.CASCADE, related_name="last_check")
    checked_at = models.DateTimeField()
    fault = models.TextField(blank=True, help_text="why the server could not be asked, in plain words")
    on_server = models.PositiveIntegerField(null=True, help_text="mails of the last days there; null: not asked")
    fetched = models.PositiveIntegerField(default=0, help_text="were on the server and missing here; stored now")
    stored = models.PositiveIntegerField(default=0, help_text="mails of the last days here")
    filed_again = models.PositiveIntegerField(default=0, help_text="had waited for an hour; handed to a worker again")
    restored = models.PositiveIntegerField(
        default=0, help_text="originals whose file was gone; the server still had it"
    )
    lost = models.PositiveIntegerField(default=0, help_text="originals whose file is gone")
    held = models.PositiveIntegerField(default=0, help_text="counted as filed and belonged to no request; held now")

    class Meta:
        db_table = "mailbox_check"

    @property
    def is_well(self) -> bool:
        """Whether nothing is left for a person to do."""
        return not (self.fault or self.lost or self.held)
