from urllib.parse import urlsplit

from django.db import models
from django.utils.translation import gettext_lazy as _

from firstline.core.secrets import SecretField


class Provider(models.TextChoices):
    """Who lets mailboxes in by a sign-in in the browser instead of a password."""

    MICROSOFT = "microsoft", _("Microsoft 365")
    GOOGLE = "google", _("Google")
    OTHER = "other", _("Another provider")


class OAuthClient(models.Model):
    """How a provider knows this desk: one registration there for all mailboxes. The addresses and scopes are kept for
    another provider only; those of Microsoft and Google are known."""

    provider = models.CharField(max_length=10, choices=Provider.choices, unique=True)
    client_id = models.CharField(max_length=250)
    client_secret = SecretField(blank=True)
    secret_ends_on = models.DateField(null=True, help_text="as the provider said when it gave the secret")
    told_end_at = models.DateTimeField(null=True, help_text="how near its end was when somebody was told")
    tenant = models.CharField(max_length=100, blank=True, help_text="Microsoft's; empty: any organisation")
    authorize_url = models.CharField(max_length=500, blank=True)
    token_url = models.CharField(max_length=500, blank=True)
    scopes = models.CharField(max_length=500, blank=True)

    class Meta:
        db_table = "oauth_client"

    def __str__(self) -> str:
        """Microsoft 365, Google, or the name of the other provider's server."""
        host = urlsplit(self.authorize_url).hostname if self.provider == Provider.OTHER else None
        return host or self.get_provider_display()
