"""What reading a message gives: frozen values, safe to keep, compare and pass on."""

from dataclasses import dataclass, field
from datetime import datetime
from typing import Literal

Kind = Literal["message", "auto_reply", "bounce", "list"]


@dataclass(frozen=True, slots=True)
class Address:
    """A mail address as it came, not checked, with the name written beside it (or an empty one)."""

    name: str
    address: str


@dataclass(frozen=True, slots=True)
class Attachment:
    """A part that is a file, or a picture shown in the text (`inline`)."""

    filename: str
    content_type: str
    size: int
    sha256: str
    inline: bool
    content_id: str
    content: bytes = field(repr=False)


@dataclass(frozen=True, slots=True)
class Bounce:
    """What a mail server says it could not deliver. `permanent` if it will not try again."""

    recipients: tuple[str, ...]
    permanent: bool
    original_message_id: str


@dataclass(frozen=True, slots=True)
class Hints:
    """Fields that intake decides by, each value as text, in order; an empty tuple if the field is missing."""

    auto_submitted: tuple[str, ...] = ()
    auto_response_suppress: tuple[str, ...] = ()
    precedence: tuple[str, ...] = ()
    list_id: tuple[str, ...] = ()
    return_path: tuple[str, ...] = ()
    delivered_to: tuple[str, ...] = ()
    original_to: tuple[str, ...] = ()
    envelope_to: tuple[str, ...] = ()
    authentication_results: tuple[str, ...] = ()
    received: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ReadMail:
    """A message as it was understood.

    `text` is always there when anything can be read; made from the HTML if the message has no plain text.
    `html` is the sender's own, not cleaned; empty if there is none. `reply_text` and `reply_html` are what
    the person wrote, without what they answered to and their signature; `quoted_text` and `quoted_html` are
    the rest. Message-IDs are without angle brackets.
    """

    from_: tuple[Address, ...] = ()
    sender: tuple[Address, ...] = ()
    to: tuple[Address, ...] = ()
    cc: tuple[Address, ...] = ()
    bcc: tuple[Address, ...] = ()
    reply_to: tuple[Address, ...] = ()
    subject: str = ""
    message_id: str = ""
    in_reply_to: str = ""
    references: tuple[str, ...] = ()
    date: datetime | None = None
    text: str = ""
    html: str = ""
    reply_text: str = ""
    quoted_text: str = ""
    reply_html: str = ""
    quoted_html: str = ""
    attachments: tuple[Attachment, ...] = ()
    kind: Kind = "message"
    bounce: Bounce | None = None
    hints: Hints = Hints()
    problems: tuple[str, ...] = ()
    limits_hit: tuple[str, ...] = ()
