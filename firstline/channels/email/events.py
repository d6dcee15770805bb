"""What can happen to mailboxes and mails."""

from dataclasses import dataclass
from typing import ClassVar

from firstline.core.events import Event


@dataclass(frozen=True, kw_only=True)
class MailNotDelivered(Event):
    """A mail about a ticket did not get through: it was refused or given up, or it `came_back` after it was sent."""

    kind: ClassVar[str] = "ticket:mail-not-delivered"
    ticket_id: int
    mail_id: int
    message_id: int | None
    name: str
    address: str
    reason: str
    came_back: bool


@dataclass(frozen=True, kw_only=True)
class MailSentAgain(Event):
    """Somebody had a mail sent again that did not get through."""

    kind: ClassVar[str] = "ticket:mail-sent-again"
    ticket_id: int
    mail_id: int
    address: str


@dataclass(frozen=True, kw_only=True)
class AddressUnreachable(Event):
    """Mail to an address came back for good; nothing more is sent there until somebody says so."""

    kind: ClassVar[str] = "address:unreachable"
    address_id: int
    address: str
    reason: str


@dataclass(frozen=True, kw_only=True)
class AddressUsedAgain(Event):
    """Somebody said that an address works again."""

    kind: ClassVar[str] = "address:used-again"
    address_id: int
    address: str


@dataclass(frozen=True, kw_only=True)
class MailboxCannotSend(Event):
    """No mail leaves a mailbox any more. Said once, when it begins; `reason` in plain words."""

    kind: ClassVar[str] = "mailbox:cannot-send"
    mailbox_id: int
    reason: str


@dataclass(frozen=True, kw_only=True)
class MailboxSendsAgain(Event):
    kind: ClassVar[str] = "mailbox:sends-again"
    mailbox_id: int
