"""Reading mailboxes and the mail that came in."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Literal

from django.db.models import Count, Q

from firstline.channels.email.models import IncomingMail, Mailbox
from firstline.channels.email.models.incoming import MailState
from firstline.channels.email.policies import visible_held, visible_mailboxes
from firstline.core.access import Actor
from firstline.core.kept import Kept
from firstline.core.paging import Page, page_of

SILENT_AFTER = timedelta(minutes=5)

Health = Literal["works", "fails", "silent", "new", "sends only", "off"]


@dataclass(frozen=True)
class MailboxHealth:
    """A mailbox and how it is. `silent`: nobody has looked into it for minutes, so no worker may be running; `new`: it
    has never been looked into. `held` mails wait for a person, `waiting` ones are stored and not filed yet."""

    mailbox: Mailbox
    health: Health
    held: int
    waiting: int


def mailboxes_with_health(actor: Actor, *, at: datetime) -> list[MailboxHealth]:
    """Every mailbox this actor manages, with its state."""
    counted = visible_mailboxes(actor).annotate(
        held=Count("incoming", filter=Q(incoming__state=MailState.HELD)),
        waiting=Count("incoming", filter=Q(incoming__state=MailState.RECEIVED)),
    )
    return [MailboxHealth(m, health_of(m, at=at), held=m.held, waiting=m.waiting) for m in counted]


def health_of(mailbox: Mailbox, *, at: datetime) -> Health:
    if not mailbox.is_active:
        return "off"
    if mailbox.last_error or mailbox.sending_error:
        return "fails"
    if not mailbox.imap_host:
        return "sends only"
    if mailbox.last_success_at is None:
        return "new"
    return "silent" if at - mailbox.last_success_at > SILENT_AFTER else "works"


def is_our_address(address: str) -> bool:
    """Whether mail to this address lands in one of our mailboxes, with or without an extension (+…)."""
    local, _at, domain = address.strip().lower().rpartition("@")
    return f"{local.partition('+')[0]}@{domain}" in our_addresses() or f"{local}@{domain}" in our_addresses()


our_addresses = Kept(lambda: frozenset[str]().union(*(mailbox.addresses for mailbox in Mailbox.objects.all())))
"""The addresses of all mailboxes, those that are switched off too."""


def held_page(actor: Actor, *, after: str = "", size: int = 50) -> Page[IncomingMail]:
    """A page of the mails that wait for this actor to decide, newest first."""
    return page_of(visible_held(actor).select_related("mailbox", "may_belong_to"), ("-id",), after=after, size=size)


def held_count(actor: Actor) -> int:
    return visible_held(actor).count()


def mails_of_messages(message_ids: Iterable[int]) -> dict[int, IncomingMail]:
    """The mails that became these messages, by message: who else was addressed, and the way to the original."""
    mails = IncomingMail.objects.filter(message_id__in=list(message_ids)).select_related("mailbox", "raw")
    return {mail.message_id: mail for mail in mails if mail.message_id}


def mails_of_notes(note_ids: Iterable[int]) -> dict[int, IncomingMail]:
    """The mails of agents that became these notes, by note."""
    mails = IncomingMail.objects.filter(note_id__in=list(note_ids)).select_related("mailbox", "raw")
    return {mail.note_id: mail for mail in mails if mail.note_id}
