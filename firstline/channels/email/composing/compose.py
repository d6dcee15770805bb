"""Making a mail of a queued row: headers, text, HTML with its pictures, files."""

from dataclasses import dataclass
from datetime import datetime
from email.message import EmailMessage
from email.utils import format_datetime
from html import escape

from firstline.channels.email.addressing import reply_address
from firstline.channels.email.composing import headers
from firstline.channels.email.composing.brands import brand_of
from firstline.channels.email.composing.enclosures import Enclosures, content_id, enclosures_of
from firstline.channels.email.composing.recipients import sendable
from firstline.channels.email.models import Mailbox, OutgoingMail
from firstline.channels.email.models.outgoing import PUT_IN_LATER, Auto
from firstline.channels.email.models.round_trip import ROUND_TRIP
from firstline.channels.email.signing.signing import signed_bytes
from firstline.core.desk import current_desk
from firstline.core.files.keep import content_of
from firstline.core.html import with_pictures
from firstline.core.models import StoredFile

LOGO = "cid:desk-logo"
"""Where the HTML of a mail shows the logo of the desk, or of a brand."""

ROUND_TRIP_HEADER = "X-Firstline-Round-Trip"

LARGEST_LOGO = 200 * 1024


class CannotBeAddressed(ValueError):
    """The row's address is none that mail can be sent to."""


@dataclass(frozen=True)
class ReadyMail:
    """What is handed over. `domain` is the one of its From; `sender` is empty where nobody is to be told of a bounce;
    `is_international` says that it needs a server which takes addresses beyond ASCII."""

    raw: bytes
    domain: str
    sender: str
    recipient: str
    is_international: bool


def compose(mail: OutgoingMail, mailbox: Mailbox, *, at: datetime) -> ReadyMail:
    """The mail as it leaves from `mailbox`. Raises CannotBeAddressed."""
    recipient = sendable(mail.address)
    if recipient is None:
        raise CannotBeAddressed(mail.address)
    is_international = not recipient.isascii()
    message = EmailMessage(policy=headers.mail_policy(is_international=is_international))
    _write_headers(message, mail, mailbox, recipient, at)
    _write_words(message, mail, _logo_of(mailbox), enclosures_of(mail.message) if mail.message else Enclosures())
    return ReadyMail(
        raw=signed_bytes(message, mailbox.address, at=at),
        domain=mailbox.address.rpartition("@")[2],
        sender="" if mail.auto else mailbox.address,
        recipient=recipient,
        is_international=is_international,
    )


def _write_headers(message: EmailMessage, mail: OutgoingMail, mailbox: Mailbox, recipient: str, at: datetime) -> None:
    brand = brand_of(mailbox)
    desk_name = mailbox.sender_name or (brand.name if brand else current_desk().name)
    from_name = f"{mail.from_name} ({desk_name})" if mail.from_name else desk_name
    message["From"] = headers.addresses([(from_name, mailbox.address)])
    message["To"] = headers.addresses(_shown(mail.to, recipient) or [(mail.name, recipient)])
    if copied := _shown(mail.cc, recipient):
        message["Cc"] = headers.addresses(copied)
    if mail.ticket_id and mail.person_id:
        message["Reply-To"] = headers.addresses([(from_name, _reply_address(mail, mailbox))])
    message["Subject"] = headers.subject(mail.subject)
    message["Date"] = format_datetime(at)
    if mail.header_id:
        message["Message-ID"] = headers.message_ids([mail.header_id])
    if mail.in_reply_to:
        message["In-Reply-To"] = headers.message_ids([mail.in_reply_to])
        message["References"] = headers.message_ids(mail.references.split())
    if mail.kind == ROUND_TRIP:
        message[ROUND_TRIP_HEADER] = mail.secret
    if mail.auto != Auto.NO:
        message["Auto-Submitted"] = mail.auto
        message["X-Auto-Response-Suppress"] = "All"


def _reply_address(mail: OutgoingMail, mailbox: Mailbox) -> str:
    return reply_address(mailbox, mail.ticket_id or 0, mail.person_id or 0)


def _shown(people: list[list[str]], recipient: str) -> list[tuple[str, str]]:
    """Those whose addresses can be written; others' beyond ASCII only where the recipient's is, too."""
    found = [(name, sendable(address)) for name, address in people]
    return [(name, one) for name, one in found if one and (one.isascii() or not recipient.isascii())]


def _logo_of(mailbox: Mailbox) -> StoredFile | None:
    brand = brand_of(mailbox)
    return brand.logo if brand else current_desk().logo


def _write_words(message: EmailMessage, mail: OutgoingMail, logo: StoredFile | None, enclosures: Enclosures) -> None:
    message.set_content(mail.text.replace(PUT_IN_LATER, mail.secret))
    if mail.html:
        _write_html(message, mail.html.replace(PUT_IN_LATER, escape(mail.secret)), logo, enclosures)
    for attachment in [*([] if mail.html else enclosures.inline), *enclosures.files]:
        main, sub = _content_type(attachment.file)
        message.add_attachment(content_of(attachment.file), maintype=main, subtype=sub, filename=attachment.name)


def _write_html(message: EmailMessage, html: str, logo: StoredFile | None, enclosures: Enclosures) -> None:
    names = {f"cid:{one.content_id}": f"cid:{content_id(one.file)}" for one in enclosures.inline}
    message.add_alternative(with_pictures(html, lambda source: names.get(source, source)), subtype="html")
    part = message.get_payload(1)
    assert isinstance(part, EmailMessage), "the HTML was added as the second part"
    shown = {content_id(one.file): one for one in enclosures.inline}
    for name, attachment in shown.items():
        _relate(part, attachment.file, name, attachment.name)
    if LOGO in html and logo is not None:
        _relate(part, logo, LOGO.removeprefix("cid:"), "logo")


def _relate(part: EmailMessage, file: StoredFile, name: str, filename: str) -> None:
    main, sub = _content_type(file)
    part.add_related(
        content_of(file), maintype=main, subtype=sub, cid=f"<{name}>", filename=filename, disposition="inline"
    )


def _content_type(file: StoredFile) -> tuple[str, str]:
    """As it is kept; what mail gives a meaning of its own to (a mail in a mail) travels as plain bytes."""
    main, _slash, sub = file.content_type.partition("/")
    if main in ("message", "multipart") or not sub:
        return "application", "octet-stream"
    return main, sub


def shows_logo(file: StoredFile | None) -> bool:
    """Whether a logo is fit to travel with each mail."""
    return file is not None and file.is_picture and file.size <= LARGEST_LOGO
