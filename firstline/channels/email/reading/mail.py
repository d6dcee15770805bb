"""What reading a message gives: frozen values, safe to keep, compare and pass on."""

from dataclasses import dataclass, field
from datetime import datetime
from typing import Literal

Kind = Literal["message", "auto_reply", "bounce", "list"]
Proof = Literal["pass", "fail", "none"]
Verdict = Literal["verified", "unverified", "failed", "unknown"]
Trace = tuple[tuple[str, str], ...]
"""The fields that servers put on top of a message, the newest first: name in lower case and value."""


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
    """What a mail server says it could not deliver. `permanent` if it will not try again; `reason` in the words of the
    server that refused it, or empty."""

    recipients: tuple[str, ...]
    permanent: bool
    original_message_id: str
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Receipt:
    """What a mail server says it has delivered, or `passed_on` to a server that reports nothing more."""

    recipients: tuple[str, ...]
    original_message_id: str
    passed_on: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Authentication:
    """What a server found out about who sent a message; `by` is its name.

    `aligned` is the domain of the From line where that is proven. `verdict`: `verified` if it is, `failed` if its
    domain says that such a message isn't its own, `unverified` if nothing is proven, `unknown` if no server says
    anything.
    """

    by: str = ""
    spf: Proof = "none"
    dkim: Proof = "none"
    dmarc: Proof = "none"
    arc: Proof = "none"
    aligned: str = ""
    verdict: Verdict = "unknown"


@dataclass(frozen=True, slots=True)
class Protection:
    """How the message is protected: `signed` or `encrypted`, by `S/MIME` or `PGP`.

    `signer` is whom the certificate in the signature names, if one does. Whether the signature is right isn't checked.
    """

    kind: Literal["signed", "encrypted"]
    method: Literal["S/MIME", "PGP"]
    signer: Address = Address("", "")


@dataclass(frozen=True, slots=True)
class Opening:
    """What came of opening an encrypted message with the desk's keys. Reading leaves it out: whoever opens adds it.

    `fingerprint` is of the key that opened it; empty while it is closed, for the reason `fault` (`no_key`, `damaged`,
    `method`, `too_large`, `nested`, `replayed`); `needs` names the keys it is for. `seal` is the same whenever the same
    content comes again. `hides_subject`: the subject was only inside.
    """

    fingerprint: str = ""
    is_signed: bool = False
    hides_subject: bool = False
    fault: str = ""
    needs: tuple[str, ...] = ()
    seal: str = ""


@dataclass(frozen=True, slots=True)
class Invitation:
    """A meeting that the message invites to, changes, cancels or answers (RFC 5546).

    `method` is `request`, `cancel`, `reply`, `counter`, …; `publish` if none is given. `start` and `end` are ISO 8601:
    with an offset; without one where only the sender's clock is known; days only for whole days, `end` the last of
    them. `repeats` is the frequency (`weekly`). `answer` is what a reply says: `accepted`, `declined` or `tentative`.
    """

    method: str
    summary: str
    start: str = ""
    end: str = ""
    where: str = ""
    organiser: Address = Address("", "")
    is_changed: bool = False
    repeats: str = ""
    answer: str = ""


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
    spam_verdicts: tuple[str, ...] = ()
    spam_results: tuple[str, ...] = ()
    spam_actions: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ReadMail:
    """A message as it was understood.

    `text` is always there when anything can be read; made from the HTML if the message has no plain text.
    `html` is the sender's own, not cleaned; empty if there is none. `reply_text` and `reply_html` are what
    the person wrote, without what they answered to and their signature; `quoted_text` and `quoted_html` are
    the rest. `language` is the ISO 639-1 code of what the person wrote, empty when it is too short to say.
    Message-IDs are without angle brackets. `protected_subject` is the subject that stands in the part a signature or
    encryption covers, if that is said to be so. `auth` is what the message itself says about who sent it, to be
    looked at; what is believed is made of `trace` with the name of our own server.
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
    language: str = ""
    attachments: tuple[Attachment, ...] = ()
    kind: Kind = "message"
    bounce: Bounce | None = None
    invitation: Invitation | None = None
    protection: Protection | None = None
    receipt: Receipt | None = None
    protected_subject: str = ""
    opening: Opening | None = None
    hints: Hints = Hints()
    auth: Authentication = Authentication()
    trace: Trace = ()
    problems: tuple[str, ...] = ()
    limits_hit: tuple[str, ...] = ()
