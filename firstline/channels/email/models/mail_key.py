from datetime import datetime, timedelta
from typing import ClassVar

from django.db import models

from firstline.core.secrets import SecretField
from firstline.people.models import Person

EXPIRES_SOON = timedelta(days=30)


class KeyKind(models.TextChoices):
    SMIME = "S/MIME"
    PGP = "PGP"


class MailKey(models.Model):
    """A key of one of the desk's addresses: it opens mail that is encrypted for it, and signs mail that leaves.

    `public` is what others may have: certificates in PEM, the own one first, or a public PGP key in armour.
    """

    kind = models.CharField(max_length=10, choices=KeyKind.choices)
    name = models.CharField(max_length=200, help_text="whom it names")
    addresses = models.JSONField(default=list, help_text="those of the desk's addresses it is for, in lower case")
    fingerprint = models.CharField(max_length=64, unique=True, help_text="hexadecimal, in upper case")
    valid_from = models.DateTimeField()
    valid_until = models.DateTimeField(null=True, help_text="empty: without end")
    public = models.TextField()
    private = SecretField()
    passphrase = SecretField(blank=True, help_text="of a PGP key that is kept as it came")
    can_sign = models.BooleanField(default=True)
    signs = models.BooleanField(default=False, help_text="mail that leaves from its addresses")
    added_by = models.ForeignKey(Person, null=True, on_delete=models.PROTECT, related_name="mail_keys_added")
    added_at = models.DateTimeField()

    class Meta:
        db_table = "mail_key"
        ordering: ClassVar[list[str]] = ["name", "id"]

    def __str__(self) -> str:
        return f"{self.kind} {self.fingerprint}"

    @property
    def fingerprint_in_groups(self) -> str:
        """As people compare it, in groups of four."""
        return " ".join(self.fingerprint[at : at + 4] for at in range(0, len(self.fingerprint), 4))

    def is_valid(self, at: datetime) -> bool:
        """Whether others accept it at this moment."""
        return self.valid_from <= at and not self.has_expired(at)

    def has_expired(self, at: datetime) -> bool:
        return self.valid_until is not None and self.valid_until <= at

    def expires_soon(self, at: datetime) -> bool:
        """Whether it is time to get another one."""
        return self.valid_until is not None and not self.has_expired(at) and self.valid_until <= at + EXPIRES_SOON
