"""A mail of which a service gave only the parts, written anew: the same parts give the same bytes."""

import hashlib
from typing import Any

from firstline.channels.email.services.posted import Unreadable


def mail_of(message: Any) -> bytes:
    """The mail as bytes. Its boundaries are made of its content, so that one that is brought again is known.

    Raises Unreadable.
    """
    try:
        mark = _mark(message)
        for number, part in enumerate(part for part in message.walk() if part.is_multipart()):
            part.set_boundary(f"={mark}.{number}")
        return bytes(message.as_bytes())
    except (UnicodeError, LookupError, ValueError, TypeError, AttributeError) as fault:
        raise Unreadable(type(fault).__name__) from fault


def _mark(message: Any) -> str:
    found = hashlib.sha256(str(message["Message-ID"]).encode("utf-8", "replace"))
    for part in message.walk():
        if not part.is_multipart():
            found.update(part.get_payload(decode=True) or b"")
    return found.hexdigest()[:32]
