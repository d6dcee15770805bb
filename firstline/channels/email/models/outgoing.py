from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from firstline.channels.email.models.mailbox import Mailbox
from firstline.core.secrets import SecretField
from firstline.people.models import Person
from firstline.tickets.models import Message, Ticket


class SendState(models.TextChoices):
    QUEUED = "queued", _("Waiting to be sent")
    SENDING = "sending", _("Being sent")
    SENT = "sent", _("Sent")
    FAILED = "failed", _("Not delivered")
    BOUNCED = "bounced", _("Came back")
    CANCELLED = "cancelled", _("Taken back")


class Auto(models.TextChoices):
    """Whether a person or a machine speaks (RFC 3834): written by somebody, answering a mail, or for another reason."""

    NO = ""
    REPLIED = "auto-replied"
    GENERATED = "auto-generated"


class OutgoingMail(models.Model):
    """One mail to one person. What it carries of a conversation is a `Message`; a note has no place in it.

    Everybody an answer goes to gets a mail of their own, that shows all of them and carries their own reply address and
    link. Files are not kept here: they are the message's, and taken from there when it is sent.
    """

    key = models.CharField(max_length=120, unique=True, help_text="why it is sent: the same reason sends once")
    kind = models.CharField(max_length=30)
    auto = models.CharField(max_length=20, choices=Auto.choices, blank=True)
    mailbox = models.ForeignKey(Mailbox, null=True, on_delete=models.PROTECT, related_name="outgoing")
    ticket = models.ForeignKey(Ticket, null=True, on_delete=models.PROTECT, related_name="outgoing_mails")
    message = models.ForeignKey(Message, null=True, on_delete=models.PROTECT, related_name="outgoing_mails")
    person = models.ForeignKey(Person, null=True, on_delete=models.PROTECT, related_name="outgoing_mails")

    from_name = models.CharField(max_length=200, blank=True)
    name = models.CharField(max_length=200, blank=True)
    address = models.CharField(max_length=254, help_text="whom this copy goes to, in lower case")
    to = models.JSONField(default=list, help_text="[[name, address]] as the mail shows it; empty: name and address")
    cc = models.JSONField(default=list, help_text="the same, of the copied")
    language = models.CharField(max_length=10)
    subject = models.CharField(max_length=300)
    text = models.TextField()
    html = models.TextField(blank=True)
    secret = SecretField(blank=True, help_text="stands in the sent mail where PUT_IN_LATER is; gone once it has left")
    header_id = models.CharField(  # noqa: DJ001 -- unique, and many have none
        max_length=250, null=True, unique=True, help_text="its Message-ID, without < >; none as long as no mailbox is"
    )
    service_id = models.CharField(max_length=250, blank=True, help_text="what the service calls it that took it")
    in_reply_to = models.CharField(max_length=250, blank=True)
    references = models.TextField(blank=True, help_text="ids without < >, oldest first, separated by spaces")

    state = models.CharField(max_length=10, choices=SendState.choices, default=SendState.QUEUED)
    created_at = models.DateTimeField()
    due_at = models.DateTimeField(help_text="not tried before")
    give_up_at = models.DateTimeField(help_text="not tried after")
    attempts = models.PositiveSmallIntegerField(default=0)
    claimed_by = models.CharField(max_length=80, blank=True, help_text="the process that is sending it")
    claimed_at = models.DateTimeField(null=True)
    sent_at = models.DateTimeField(null=True)
    delivered_at = models.DateTimeField(null=True, help_text="when the recipient's server said so; most never do")
    last_error = models.TextField(blank=True, help_text="in plain words")

    class Meta:
        db_table = "outgoing_mail"
        constraints = [
            models.CheckConstraint(condition=Q(message=None) | Q(ticket__isnull=False), name="message_with_its_ticket"),
        ]
        indexes = [
            models.Index(fields=["due_at"], condition=Q(state="queued"), name="outgoing_due"),
            models.Index(fields=["claimed_at"], condition=Q(state="sending"), name="outgoing_being_sent"),
            models.Index(fields=["service_id"], condition=~Q(service_id=""), name="outgoing_of_service"),
            models.Index(fields=["ticket", "person"], name="outgoing_of_ticket"),
            models.Index(fields=["sent_at"], condition=Q(state="sent") & ~Q(text=""), name="outgoing_with_words"),
            models.Index(fields=["address", "created_at"], condition=~Q(auto=""), name="outgoing_automatic"),
        ]


PUT_IN_LATER = "\u2060link\u2060"
"""Stands in the text of a kept mail for what only the sent one says."""
