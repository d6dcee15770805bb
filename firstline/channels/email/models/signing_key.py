from django.db import models
from django.utils.translation import gettext_lazy as _

from firstline.core.secrets import SecretField


class Algorithm(models.TextChoices):
    """How a signature is made (RFC 6376, RFC 8463)."""

    RSA = "rsa", _("RSA, 2048 bits: every mail server can check it")
    ED25519 = "ed25519", _("Ed25519: short and strong, but not every mail server can check it")


class SigningKey(models.Model):
    """A key pair that mail from a domain is signed with (DKIM). The public half stands in the domain's DNS."""

    domain = models.CharField(max_length=253, help_text="in lower case")
    selector = models.CharField(max_length=63, help_text="the public half stands at selector._domainkey.domain")
    algorithm = models.CharField(max_length=10, choices=Algorithm.choices)
    private_key = SecretField(help_text="PEM for RSA, the seed in base64 for Ed25519")
    public_key = models.TextField(help_text="in base64, as DNS has it")
    is_used = models.BooleanField(default=False, help_text="mail is signed with it")
    made_at = models.DateTimeField()

    class Meta:
        db_table = "signing_key"
        ordering = ["domain", "id"]
        constraints = [models.UniqueConstraint(fields=["domain", "selector"], name="signing_key_by_selector")]

    @property
    def record_name(self) -> str:
        """Where the public half stands in DNS."""
        return f"{self.selector}._domainkey.{self.domain}"

    @property
    def record(self) -> str:
        """What stands there, as one text."""
        return f"v=DKIM1; k={self.algorithm}; p={self.public_key}"
