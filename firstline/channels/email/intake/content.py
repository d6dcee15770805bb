"""Recognising a mail that is delivered a second time."""

import hashlib
import re

LONGEST_HEADER = 256 * 1024
LASTING = re.compile(
    rb"^(?:from|date|subject|message-id|to|cc)[ \t]*:[^\n]*(?:\n[ \t][^\n]*)*", re.IGNORECASE | re.MULTILINE
)


def content_hash(raw: bytes) -> str:
    """A hash of what stays the same when a mail comes again: its body, and who wrote what to whom and when.

    What relays add on the way is left out, and other ends of lines (pipes have them) make no other mail. The Message-ID
    alone would not do: senders repeat them by mistake.
    """
    header, body = _split(raw)
    found = hashlib.sha256()
    for line in LASTING.findall(header):
        found.update(line.replace(b"\r", b"").strip() + b"\n")
    found.update(b"\n")
    found.update(_with_line_ends_of_mail(body))
    return found.hexdigest()


def _split(raw: bytes) -> tuple[bytes, bytes]:
    ends = [place for blank in (b"\r\n\r\n", b"\n\n") if (place := raw.find(blank, 0, LONGEST_HEADER)) >= 0]
    end = min(ends, default=min(len(raw), LONGEST_HEADER))
    return raw[:end], raw[end:].lstrip(b"\r\n")


def _with_line_ends_of_mail(body: bytes) -> bytes:
    if body.count(b"\n") == body.count(b"\r\n"):
        return body
    return body.replace(b"\r\n", b"\n").replace(b"\n", b"\r\n")
