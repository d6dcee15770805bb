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


@dataclass(frozen=True, kw_only=True)
class MailboxAdded(Event):
    kind: ClassVar[str] = "mailbox:added"
    mailbox_id: int
    name: str
    address: str


@dataclass(frozen=True, kw_only=True)
class MailboxChanged(Event):
    """`changes` is {field: (before, after)}; of a password only that it changed."""

    kind: ClassVar[str] = "mailbox:changed"
    mailbox_id: int
    changes: dict[str, tuple[str, str]]


@dataclass(frozen=True, kw_only=True)
class MailboxFailed(Event):
    """Its mail can't be fetched any more. Said once, when it begins; `reason` in plain words."""

    kind: ClassVar[str] = "mailbox:failed"
    mailbox_id: int
    reason: str


@dataclass(frozen=True, kw_only=True)
class MailboxRecovered(Event):
    kind: ClassVar[str] = "mailbox:recovered"
    mailbox_id: int


@dataclass(frozen=True, kw_only=True)
class SenderHeldBack(Event):
    """Somebody wrote so many mails in a short time that the rest wait for a person. Said once per flood."""

    kind: ClassVar[str] = "mailbox:sender-held-back"
    mailbox_id: int
    address: str


@dataclass(frozen=True, kw_only=True)
class MailHeld(Event):
    """A mail waits for a person; `held_for` is a code of `HeldFor`."""

    kind: ClassVar[str] = "mail:held"
    mail_id: int
    held_for: str
    may_belong_to_id: int | None = None


@dataclass(frozen=True, kw_only=True)
class MailFiled(Event):
    """A person decided about a held mail: it became a new request, or went to one that was there."""

    kind: ClassVar[str] = "mail:filed"
    mail_id: int
    ticket_id: int
    is_new: bool


@dataclass(frozen=True, kw_only=True)
class MailDiscarded(Event):
    kind: ClassVar[str] = "mail:discarded"
    mail_id: int
