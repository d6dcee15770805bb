from typing import ClassVar

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from firstline.channels.email.models.brand import Brand
from firstline.channels.email.models.mail_service import MailService, Region
from firstline.core.secrets import SecretField
from firstline.teams.models import Team


class Security(models.TextChoices):
    """How the way to a mail server is encrypted."""

    SSL = "ssl", _("TLS from the start")
    STARTTLS = "starttls", _("STARTTLS")
    NONE = "none", _("Not encrypted")


class WayIn(models.TextChoices):
    """How its mail comes to us."""

    IMAP = "imap", _("It is fetched by IMAP")
    POP3 = "pop3", _("It is fetched by POP3")
    NONE = "none", _("Nothing is fetched: a mail server hands it over")
    SERVICE = "service", _("A mail service hands it over (HTTP)")


FETCHED = (WayIn.IMAP, WayIn.POP3)
"""The ways in by which the desk looks for mail itself."""


class WayOut(models.TextChoices):
    """What becomes of mail that is sent from it."""

    SMTP = "smtp", _("Send it through a mail server")
    SERVICE = "service", _("Send it through a mail service (HTTP)")
    FOLDER = "folder", _("Keep it in a folder and send nothing, for trying out")


class AfterTaking(models.TextChoices):
    """What becomes of a mail on the server once it is stored here."""

    SEEN = "seen", _("Mark it as read and leave it where it is")
    MOVE = "move", _("Move it to another folder")
    DELETE = "delete", _("Delete it")


class SignIn(models.TextChoices):
    """How the desk is let into a mailbox: by a password, or by what somebody granted at a provider (a `Provider`)."""

    PASSWORD = "password", _("With user name and password")
    MICROSOFT = "microsoft", _("By signing in at Microsoft 365")
    GOOGLE = "google", _("By signing in at Google")
    OTHER = "other", _("By signing in at another provider (OAuth 2)")


class Mailbox(models.Model):
    """An address of the desk: where its mail is fetched, how answers leave, and which team it leads to."""

    name = models.CharField(max_length=120)
    address = models.CharField(max_length=254, unique=True, help_text="in lower case")
    aliases = models.JSONField(default=list, blank=True, help_text="other addresses whose mail lands here, lower case")
    team = models.ForeignKey(Team, null=True, blank=True, on_delete=models.PROTECT, related_name="mailboxes")
    language = models.CharField(max_length=10, blank=True, help_text="of those who write here; empty: the desk's")
    brand = models.ForeignKey(Brand, null=True, on_delete=models.PROTECT, related_name="mailboxes")
    sender_name = models.CharField(max_length=120, blank=True, help_text="as recipients see it; empty: the desk's name")
    is_active = models.BooleanField(default=True)
    is_default = models.BooleanField(default=False, help_text="requests that came in no mailbox are answered from here")
    uses_plus_addresses = models.BooleanField(default=True, help_text="the server delivers name+token@ to name@")

    sign_in = models.CharField(max_length=10, choices=SignIn.choices, default=SignIn.PASSWORD)
    way_in = models.CharField(max_length=10, choices=WayIn.choices, default=WayIn.IMAP)
    imap_host = models.CharField(max_length=250, blank=True, help_text="of POP3 too; empty: nothing is fetched")
    imap_port = models.PositiveIntegerField(default=993)
    imap_security = models.CharField(max_length=10, choices=Security.choices, default=Security.SSL)
    imap_user = models.CharField(max_length=250, blank=True)
    imap_password = SecretField(blank=True)
    imap_folder = models.CharField(max_length=250, default="INBOX")
    in_service = models.CharField(max_length=20, choices=MailService.choices, blank=True)
    in_signing_key = SecretField(blank=True, help_text="by which its service signs the mail it hands over")
    hook_secret = SecretField(blank=True, help_text="stands in the addresses that its services call")
    trusts_spam_marks = models.BooleanField(default=False, help_text="its server marks spam in the head of mails")
    after_taking = models.CharField(max_length=10, choices=AfterTaking.choices, default=AfterTaking.SEEN)
    taken_folder = models.CharField(max_length=250, default="Firstline", help_text="where a taken mail is moved")

    way_out = models.CharField(max_length=10, choices=WayOut.choices, default=WayOut.SMTP)
    smtp_host = models.CharField(max_length=250, blank=True, help_text="empty: the default mailbox's way out")
    smtp_port = models.PositiveIntegerField(default=587)
    smtp_security = models.CharField(max_length=10, choices=Security.choices, default=Security.STARTTLS)
    smtp_user = models.CharField(max_length=250, blank=True)
    smtp_password = SecretField(blank=True)
    out_service = models.CharField(max_length=20, choices=MailService.choices, blank=True)
    out_region = models.CharField(max_length=10, choices=Region.choices, blank=True)
    out_key = SecretField(blank=True, help_text="the service's API key")
    out_second_key = SecretField(blank=True, help_text="what some services want beside it")
    out_signing_key = SecretField(blank=True, help_text="by which its service signs what it tells of sent mail")
    asks_for_receipts = models.BooleanField(default=False, help_text="the recipients' servers are asked to say so")
    checks_certificates = models.BooleanField(default=True, help_text="off only for servers in one's own house")

    trusted_server = models.CharField(
        max_length=250, blank=True, help_text="whose word on who sent a mail is believed (Authentication-Results)"
    )
    trusts_colleagues = models.BooleanField(
        default=False, help_text="only the own house can write here, so that a colleague's address is proof enough"
    )

    watched_since = models.DateTimeField(null=True, help_text="first connection; older mail that was read stays out")
    uid_validity = models.BigIntegerField(null=True, help_text="of the folder, as the server last said")
    last_uid = models.BigIntegerField(default=0, help_text="every mail up to this number was looked at")
    last_success_at = models.DateTimeField(null=True)
    last_error = models.TextField(blank=True, help_text="in plain words; empty while all is well")
    failing_since = models.DateTimeField(null=True)
    sending_error = models.TextField(blank=True, help_text="in plain words; empty while mail can leave")
    cannot_send_since = models.DateTimeField(null=True)
    outage_told_at = models.DateTimeField(null=True, help_text="when administrators were told that mail can't leave")
    has_round_trips = models.BooleanField(default=False, help_text="sends itself a mail every few minutes")
    round_trips_lost_since = models.DateTimeField(null=True, help_text="no such mail has come back since it left then")

    class Meta:
        db_table = "mailbox"
        ordering = ["name"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["is_default"], condition=Q(is_default=True), name="one_default_mailbox"),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def addresses(self) -> frozenset[str]:
        """Every address whose mail lands here."""
        return frozenset([self.address, *self.aliases])

    @property
    def is_watched(self) -> bool:
        """Whether mail is fetched from it."""
        return self.is_active and bool(self.imap_host) and self.way_in in FETCHED

    @property
    def signs_in_at_provider(self) -> bool:
        """Whether it is opened by what a provider granted; user names are then accounts, passwords are not used."""
        return self.sign_in != SignIn.PASSWORD

    @property
    def has_way_out(self) -> bool:
        """Whether mail can leave by itself; without, it takes the default mailbox's way."""
        return self.way_out != WayOut.SMTP or bool(self.smtp_host)

    @property
    def is_called(self) -> bool:
        """Whether a mail service calls addresses of ours for it."""
        return self.way_in == WayIn.SERVICE or self.way_out == WayOut.SERVICE
