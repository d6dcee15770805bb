"""The parts of a message that are files."""

import hashlib
import re
from urllib.parse import unquote

from firstline.channels.email.reading.limits import Notes
from firstline.channels.email.reading.mail import Attachment
from firstline.channels.email.reading.names import file_name
from firstline.channels.email.reading.parts import Part

_REFERRED = re.compile(r"cid:([^\s\"'<>()]{1,300})", re.IGNORECASE)


def read_attachments(parts: list[Part], html: str, notes: Notes) -> tuple[Attachment, ...]:
    """Read the parts as files. Those that the HTML shows, or that ask to be shown, are inline."""
    shown = {unquote(match[1]).strip() for match in _REFERRED.finditer(html)}
    return tuple(_attachment(part, shown, notes) for part in parts)


def _attachment(part: Part, shown: set[str], notes: Notes) -> Attachment:
    content = part.content(notes)
    return Attachment(
        filename=file_name(part, notes),
        content_type=part.type,
        size=len(content),
        sha256=hashlib.sha256(content).hexdigest(),
        inline=_is_inline(part, shown),
        content_id=part.content_id,
        content=content,
    )


def _is_inline(part: Part, shown: set[str]) -> bool:
    if part.content_id and part.content_id in shown:
        return True
    return part.disposition.value == "inline" and part.type.startswith("image/")
