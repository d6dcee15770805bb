from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from firstline.channels.email.models.mailbox import Mailbox
from firstline.core.models import StoredFile
from firstline.people.models import Person
from firstline.tickets.models import Message, Note, Ticket


class MailState(models.TextChoices):
    RECEIVED = "received", _("Stored, not filed yet")
    FILED = "filed", _("Filed")
    HELD = "held", _("Needs a look")
    DISCARDED = "discarded", _("Discarded")
    DUPLICATE = "duplicate", _("Came a second time")


class HeldFor(models.TextChoices):
    """Why a mail waits for a person to decide."""

    MAY_BELONG = "may_belong", _("It answers a request its sender takes no part in")
    OUR_OWN = "our_own", _("It comes from one of our own addresses")
    VERIFICATION = "verification", _("It asks to confirm an address or carries a one-time code")
    MACHINE = "machine", _("A machine wrote it and it belongs to no request")
    TOO_MANY = "too_many", _("Its sender wrote too many mails in ten minutes")
    SPAM = "spam", _("It looks like spam")
    NO_SENDER = "no_sender", _("It doesn't say who sent it")
    FAILED = "failed", _("It could not be filed")


class Verdict(models.TextChoices):
    """Whether our server found that a mail comes from the domain in its From line."""

    VERIFIED = "verified", _("Proven")
    UNVERIFIED = "unverified", _("Not proven")
    FAILED = "failed", _("Disproven")
    UNKNOWN = "unknown", _("Nobody looked")


class IncomingMail(models.Model):
    """A mail that came: stored raw before anything else, then filed, or held for a person. Its row is never deleted."""

    mailbox = models.ForeignKey(Mailbox, on_delete=models.PROTECT, related_name="incoming")
    uid_validity = models.BigIntegerField(help_text="of IMAP; below 0 it stands for a POP3 account, 0: handed over")
    uid = models.BigIntegerField(help_text="of IMAP; else a number made of the UIDL of POP3, or by chance")
    raw = models.ForeignKey(StoredFile, on_delete=models.PROTECT, related_name="mails")
    content_hash = models.CharField(max_length=64, help_text="of all that stays the same when it is delivered again")
    arrived_at = models.DateTimeField(help_text="at the mail server")
    received_at = models.DateTimeField(help_text="stored here")
    is_told = models.BooleanField(default=False, help_text="the server was told that we have it")

    state = models.CharField(max_length=10, choices=MailState.choices, default=MailState.RECEIVED)
    held_for = models.CharField(max_length=20, choices=HeldFor.choices, blank=True)
    detail = models.TextField(blank=True, help_text="what went wrong, for those who run the desk")
    tries = models.PositiveSmallIntegerField(default=0)
    duplicate_of = models.ForeignKey("self", null=True, on_delete=models.PROTECT, related_name="duplicates")
    may_belong_to = models.ForeignKey(Ticket, null=True, on_delete=models.PROTECT, related_name="mails_to_look_at")

    header_id = models.CharField(max_length=250, blank=True, help_text="its Message-ID, without < >")
    references = models.TextField(blank=True, help_text="ids without < >, oldest first, separated by spaces")
    from_address = models.CharField(max_length=254, blank=True)
    from_name = models.CharField(max_length=200, blank=True)
    subject = models.CharField(max_length=250, blank=True)
    kind = models.CharField(max_length=12, blank=True, help_text="message, auto_reply, bounce, list or receipt")
    verdict = models.CharField(max_length=12, choices=Verdict.choices, blank=True)
    proof = models.JSONField(default=dict, help_text="{spf, dkim, dmarc, arc, aligned, by, newest}, newest: whose word")
    resembles = models.JSONField(default=dict, help_text="{what, of}: whom its sender may be taken for")
    forward_of = models.JSONField(default=dict, help_text="{name, address, by}: whose words a colleague (by) passed on")
    invitation = models.JSONField(default=dict, help_text="the meeting it is about, as `reading.mail.Invitation`")
    protection = models.JSONField(default=dict, help_text="how it is signed or encrypted, as `reading.mail.Protection`")
    seal = models.CharField(
        max_length=64, blank=True, help_text="of what was encrypted and opened: the same when it is sent again"
    )
    addressed = models.JSONField(default=list, help_text="[{name, address, as}], as: to, cc or reply_to")

    ticket = models.ForeignKey(Ticket, null=True, on_delete=models.PROTECT, related_name="mails")
    message = models.OneToOneField(Message, null=True, on_delete=models.PROTECT, related_name="mail")
    note = models.OneToOneField(Note, null=True, on_delete=models.PROTECT, related_name="mail")
    filed_at = models.DateTimeField(null=True)
    decided_by = models.ForeignKey(Person, null=True, on_delete=models.PROTECT, related_name="mails_decided")

    class Meta:
        db_table = "incoming_mail"
        constraints = [
            models.UniqueConstraint(fields=["mailbox", "uid_validity", "uid"], name="mail_once_by_uid"),
            models.UniqueConstraint(
                fields=["mailbox", "content_hash"], condition=Q(duplicate_of=None), name="mail_once_by_content"
            ),
        ]
        indexes = [
            models.Index(fields=["seal"], condition=~Q(seal=""), name="mail_by_seal"),
            models.Index(fields=["header_id"], condition=~Q(header_id=""), name="mail_by_header_id"),
            models.Index(fields=["from_address", "arrived_at"], name="mail_of_sender"),
            models.Index(fields=["received_at"], condition=Q(state="received"), name="mail_to_file"),
            models.Index(fields=["-id"], condition=Q(state="held"), name="mail_held"),
            models.Index(fields=["mailbox"], condition=Q(is_told=False), name="mail_to_tell"),
        ]
