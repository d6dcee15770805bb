"""What Firstline makes of a raw message, as one line of JSON holds it (`firstline mail inspect FILE`)."""

from typing import Any

from firstline.channels.email.reading.mail import Address, Attachment, ReadMail
from firstline.channels.email.reading.read import read_mail


def inspect_line(raw: bytes) -> dict[str, Any]:
    """Read a raw message into plain values for JSON.

    Addresses are `[name, address]`, Message-IDs without angle brackets, the date ISO 8601 or null. `bounce`
    is there only for bounces.
    """
    return as_json(read_mail(raw))


def as_json(mail: ReadMail) -> dict[str, Any]:
    """Return a read message as plain values for JSON, without the contents of its files."""
    shown: dict[str, Any] = {
        "from": _addresses(mail.from_),
        "to": _addresses(mail.to),
        "cc": _addresses(mail.cc),
        "reply_to": _addresses(mail.reply_to),
        "subject": mail.subject,
        "message_id": mail.message_id,
        "in_reply_to": mail.in_reply_to,
        "references": list(mail.references),
        "date": mail.date.isoformat() if mail.date else None,
        "text": mail.text,
        "html": mail.html,
        "reply_text": mail.reply_text,
        "attachments": [_attachment(attachment) for attachment in mail.attachments],
        "kind": mail.kind,
        "limits_hit": list(mail.limits_hit),
    }
    if mail.bounce:
        shown["bounce"] = {"recipients": list(mail.bounce.recipients), "permanent": mail.bounce.permanent}
    return shown


def _addresses(addresses: tuple[Address, ...]) -> list[list[str]]:
    return [[address.name, address.address] for address in addresses]


def _attachment(attachment: Attachment) -> dict[str, Any]:
    return {
        "filename": attachment.filename,
        "content_type": attachment.content_type,
        "size": attachment.size,
        "sha256": attachment.sha256,
        "inline": attachment.inline,
    }
