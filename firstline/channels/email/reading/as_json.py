"""What Firstline makes of a raw message, as one line of JSON holds it (`firstline mail inspect FILE`)."""

from dataclasses import asdict
from typing import Any

from firstline.channels.email.reading.apart.reading import read_apart
from firstline.channels.email.reading.mail import (
    Address,
    Attachment,
    Authentication,
    Bounce,
    Invitation,
    Protection,
    ReadMail,
)


def inspect_line(raw: bytes) -> dict[str, Any]:
    """Read a raw message, as intake does, into plain values for JSON; `auth` is what the topmost Authentication-Results
    says, whoever wrote it. Raises CannotStartReader."""
    return as_json(read_apart(raw))


def as_json(mail: ReadMail) -> dict[str, Any]:
    """Return a read message as plain values for JSON, without the contents of its files.

    Addresses are `[name, address]`, Message-IDs without angle brackets, the date ISO 8601 or null, the language
    ISO 639-1 or empty, `bounce`, `invitation` and `protection` null
    for all that are or have none.
    """
    return {
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
        "auth": _auth(mail.auth),
        "language": mail.language,
        "limits_hit": list(mail.limits_hit),
        "bounce": _bounce(mail.bounce),
        "invitation": _invitation(mail.invitation),
        "protection": _protection(mail.protection),
    }


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


def _auth(auth: Authentication) -> dict[str, str]:
    return {
        "spf": auth.spf,
        "dkim": auth.dkim,
        "dmarc": auth.dmarc,
        "arc": auth.arc,
        "verdict": auth.verdict,
        "by": auth.by,
    }


def _bounce(bounce: Bounce | None) -> dict[str, Any] | None:
    return {"recipients": list(bounce.recipients), "permanent": bounce.permanent} if bounce else None


def _invitation(invitation: Invitation | None) -> dict[str, Any] | None:
    return {**asdict(invitation), "organiser": _addresses((invitation.organiser,))[0]} if invitation else None


def _protection(protection: Protection | None) -> dict[str, Any] | None:
    return {**asdict(protection), "signer": _addresses((protection.signer,))[0]} if protection else None
