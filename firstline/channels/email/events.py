"""What can happen to mailboxes and mails."""

from dataclasses import dataclass
from typing import ClassVar

from firstline.core.events import Event


@dataclass(frozen=True, kw_only=True)
class MailSent(Event):
    """Somebody's copy of an answer was taken by the mail server."""

    kind: ClassVar[str] = "mail:sent"
    mail_id: int
    ticket_id: int
    address: str


@dataclass(frozen=True, kw_only=True)
class MailDelivered(Event):
    """The recipient's server says that somebody's copy has arrived."""

    kind: ClassVar[str] = "mail:delivered"
    mail_id: int
    ticket_id: int
    address: str


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
class MailboxStillCannotSend(Event):
    """For minutes no mail has left a mailbox. Said once, when it is more than a hitch; `reason` in plain words."""

    kind: ClassVar[str] = "mailbox:still-cannot-send"
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
class MailKeyAdded(Event):
    """Somebody stored a key for mail; what is secret in it is in no record."""

    kind: ClassVar[str] = "mailkey:added"
    mailkey_id: int
    method: str
    name: str
    addresses: tuple[str, ...]
    fingerprint: str


@dataclass(frozen=True, kw_only=True)
class MailKeyChanged(Event):
    """Mail that leaves from its addresses is signed with it from now on, or isn't any more."""

    kind: ClassVar[str] = "mailkey:changed"
    mailkey_id: int
    name: str
    signs: bool


@dataclass(frozen=True, kw_only=True)
class MailKeyRemoved(Event):
    kind: ClassVar[str] = "mailkey:removed"
    mailkey_id: int
    method: str
    name: str
    fingerprint: str


@dataclass(frozen=True, kw_only=True)
class MailboxHookRenewed(Event):
    """Its mail services must call new addresses: the old ones are closed."""

    kind: ClassVar[str] = "mailbox:hook-renewed"
    mailbox_id: int


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
class ProviderKept(Event):
    """How a provider knows the desk was entered or changed; of the secret only that it changed."""

    kind: ClassVar[str] = "provider:kept"
    provider_id: int
    name: str
    changes: dict[str, tuple[str, str]]


@dataclass(frozen=True, kw_only=True)
class MailboxConnected(Event):
    """Somebody signed in at the mailbox's provider as `account` and let the desk in."""

    kind: ClassVar[str] = "mailbox:connected"
    mailbox_id: int
    provider: str
    account: str


@dataclass(frozen=True, kw_only=True)
class MailboxDisconnected(Event):
    """What a provider granted for a mailbox was thrown away here."""

    kind: ClassVar[str] = "mailbox:disconnected"
    mailbox_id: int
    account: str


@dataclass(frozen=True, kw_only=True)
class MailboxSignInFailed(Event):
    """The provider lets the desk into a mailbox no more. Said once, when it begins; `reason` in plain words."""

    kind: ClassVar[str] = "mailbox:sign-in-failed"
    mailbox_id: int
    reason: str


@dataclass(frozen=True, kw_only=True)
class MailboxSignInWorksAgain(Event):
    kind: ClassVar[str] = "mailbox:sign-in-works-again"
    mailbox_id: int


@dataclass(frozen=True, kw_only=True)
class MailboxSignInEnds(Event):
    """What lets the desk into a mailbox ends in `days` days, unless somebody does something."""

    kind: ClassVar[str] = "mailbox:sign-in-ends"
    mailbox_id: int
    days: int


@dataclass(frozen=True, kw_only=True)
class RoundTripLost(Event):
    """A mail that a mailbox sent to itself did not come back in time. Said once, until one comes again."""

    kind: ClassVar[str] = "mailbox:round-trip-lost"
    mailbox_id: int


@dataclass(frozen=True, kw_only=True)
class RoundTripCame(Event):
    """After one was lost, a mail that a mailbox sent to itself came back."""

    kind: ClassVar[str] = "mailbox:round-trip-came"
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
    held_for: str = ""


@dataclass(frozen=True, kw_only=True)
class MailDiscarded(Event):
    kind: ClassVar[str] = "mail:discarded"
    mail_id: int


@dataclass(frozen=True, kw_only=True)
class SenderJudged(Event):
    """Somebody allowed or blocked an address or a domain; `verdict` is a code of `Verdict`."""

    kind: ClassVar[str] = "sender:judged"
    sender_id: int
    pattern: str
    verdict: str


@dataclass(frozen=True, kw_only=True)
class SenderForgotten(Event):
    """What was decided about a sender counts no more."""

    kind: ClassVar[str] = "sender:forgotten"
    sender_id: int
    pattern: str


@dataclass(frozen=True, kw_only=True)
class SigningKeyMade(Event):
    """A key pair to sign mail with was made; nothing is signed with it yet."""

    kind: ClassVar[str] = "signing_key:made"
    signing_key_id: int
    domain: str
    selector: str


@dataclass(frozen=True, kw_only=True)
class SigningKeyUsed(Event):
    """Mail of a domain is signed with this key from now on, or no more."""

    kind: ClassVar[str] = "signing_key:used"
    signing_key_id: int
    domain: str
    selector: str
    is_used: bool


@dataclass(frozen=True, kw_only=True)
class SigningKeyDropped(Event):
    kind: ClassVar[str] = "signing_key:dropped"
    signing_key_id: int
    domain: str
    selector: str


@dataclass(frozen=True, kw_only=True)
class BrandKept(Event):
    """Somebody added a brand, or changed its name or look."""

    kind: ClassVar[str] = "brand:kept"
    brand_id: int
    name: str


@dataclass(frozen=True, kw_only=True)
class BrandRemoved(Event):
    """Somebody removed a brand that no mailbox had any more."""

    kind: ClassVar[str] = "brand:removed"
    brand_id: int
    name: str
