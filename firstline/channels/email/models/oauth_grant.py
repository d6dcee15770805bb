from django.db import models

from firstline.channels.email.models.mailbox import Mailbox
from firstline.channels.email.models.oauth_client import OAuthClient
from firstline.core.secrets import SecretField


class OAuthGrant(models.Model):
    """That somebody has let the desk into a mailbox by signing in at its provider. The access token lasts about an hour
    and is renewed with the refresh token; whoever renews says so first, because some providers give a new refresh token
    each time and take the old one only once."""

    mailbox = models.OneToOneField(Mailbox, on_delete=models.CASCADE, related_name="grant")
    client = models.ForeignKey(OAuthClient, on_delete=models.PROTECT, related_name="grants")
    account = models.CharField(max_length=254, blank=True, help_text="who signed in, as the provider says")
    access_token = SecretField(blank=True)
    access_ends_at = models.DateTimeField()
    refresh_token = SecretField()
    refresh_ends_at = models.DateTimeField(null=True, help_text="where the provider says so")
    granted_at = models.DateTimeField()
    renewed_at = models.DateTimeField(null=True)

    last_error = models.TextField(blank=True, help_text="why it could not be renewed, in plain words")
    failing_since = models.DateTimeField(null=True, help_text="since when nobody is let in with it")
    next_try_at = models.DateTimeField(null=True, help_text="after a failure: not renewed before")
    renewer = models.CharField(max_length=32, blank=True, help_text="a mark of whoever is renewing it")
    renewer_until = models.DateTimeField(null=True, help_text="whoever renews it has given up by then")
    told_end_at = models.DateTimeField(null=True, help_text="how near its end was when somebody was told")

    class Meta:
        db_table = "oauth_grant"

    def __str__(self) -> str:
        return self.account
