"""Who speaks: a person, a program, a mail server, or a mailing list."""

import re

from firstline.channels.email.reading.auto_replies import is_automatic
from firstline.channels.email.reading.bounces.read import read_bounce
from firstline.channels.email.reading.headers import Headers
from firstline.channels.email.reading.limits import Notes
from firstline.channels.email.reading.mail import Address, Bounce, Kind
from firstline.channels.email.reading.parts import Part

_LIST_SENDER = re.compile(r"\bowner-|-(?:owner|bounces|request|admin)(?:\+[^@]{0,100})?@", re.IGNORECASE)
_LIST_FIELDS = ("list-id", "list-post", "mailing-list", "x-mailman-version", "x-beenthere")


def kind_of(root: Part, sender: tuple[Address, ...], text: str, notes: Notes) -> tuple[Kind, Bounce | None]:
    """Return what kind of message it is, and the bounce if it is one."""
    bounce = read_bounce(root, sender, text, notes)
    if bounce is not None:
        return "bounce", bounce
    if _is_list(root.headers) and not _is_reply_of_a_program(root, text):
        return "list", None
    return ("auto_reply" if is_automatic(root, text) else "message"), None


def _is_list(headers: Headers) -> bool:
    if headers.first("x-list-administrivia").lower() == "yes":
        return False
    if any(name in headers for name in _LIST_FIELDS) or _is_advertising(headers):
        return True
    precedence = headers.first("precedence").lower()
    is_sent_by_list = "list-unsubscribe" in headers or _LIST_SENDER.search(headers.first("sender")) is not None
    return precedence == "list" or (precedence == "bulk" and is_sent_by_list)


def _is_advertising(headers: Headers) -> bool:
    """Tell a mail that can be unsubscribed from by one click: only senders to many offer that (RFC 8058)."""
    return "list-unsubscribe" in headers and "list-unsubscribe-post" in headers


def _is_reply_of_a_program(root: Part, text: str) -> bool:
    """Tell a program's message among a list's own: there `Precedence: bulk` says nothing."""
    if root.headers.first("precedence").lower() in {"bulk", "junk"}:
        return root.headers.first("auto-submitted").lower().startswith("auto-replied")
    return is_automatic(root, text)
