"""What FETCH answers about a message."""

import re
import time

from tests.mailserver.stand_ins.commands import Word
from tests.mailserver.stand_ins.maildir import Message

_SECTION = re.compile(
    r"BODY(?P<peek>\.PEEK)?\[(?P<section>[^\]]*)\](?:<(?P<first>\d+)\.(?P<length>\d+)>)?", re.IGNORECASE
)
_OLD_NAMES = {"RFC822": "BODY[]", "RFC822.HEADER": "BODY.PEEK[HEADER]", "RFC822.TEXT": "BODY[TEXT]"}
_GROUPS = {"FAST": ["FLAGS", "INTERNALDATE", "RFC822.SIZE"]}


class UnknownItem(Exception):
    """Something the stand-in can't tell about a message."""


def asked_for(word: Word) -> list[str]:
    """The items of a FETCH; header names in brackets stay with their item."""
    items = [str(item) for item in word] if isinstance(word, list) else [str(word)]
    return [one for item in items for one in _GROUPS.get(item.upper(), [item])]


def marks_as_read(items: list[str]) -> bool:
    """Whether asking for these sets the Seen flag."""
    sections = [_SECTION.fullmatch(_OLD_NAMES.get(item.upper(), item)) for item in items]
    return any(section and not section["peek"] for section in sections)


def answer(message: Message, items: list[str]) -> bytes:
    """The bracketed list that FETCH sends. Raises UnknownItem."""
    return b"(" + b" ".join(_one(message, item) for item in items) + b")"


def _one(message: Message, item: str) -> bytes:
    match item.upper():
        case "UID":
            return b"UID %d" % message.uid
        case "FLAGS":
            return b"FLAGS (%s)" % " ".join(sorted(message.flags)).encode()
        case "RFC822.SIZE":
            return b"RFC822.SIZE %d" % message.size
        case "INTERNALDATE":
            moment = time.strftime("%d-%b-%Y %H:%M:%S +0000", time.gmtime(message.arrived_at))
            return f'INTERNALDATE "{moment}"'.encode()
    return _body(message, item)


def _body(message: Message, item: str) -> bytes:
    section = _SECTION.fullmatch(_OLD_NAMES.get(item.upper(), item))
    if not section:
        raise UnknownItem(item)
    content, name = _part(message.raw, section["section"]), f"BODY[{section['section']}]"
    if section["first"]:
        first = int(section["first"])
        content, name = content[first : first + int(section["length"])], f"{name}<{first}>"
    if item.upper() in _OLD_NAMES:
        name = item.upper()
    return b"%s {%d}\r\n%s" % (name.encode(), len(content), content)


def _part(raw: bytes, section: str) -> bytes:
    headers, gap, text = raw.partition(b"\r\n\r\n")
    match section.upper():
        case "":
            return raw
        case "HEADER":
            return headers + gap
        case "TEXT":
            return text
    if wanted := re.fullmatch(r"HEADER\.FIELDS \((?P<names>[^)]*)\)", section, re.IGNORECASE):
        return _header_lines(headers, set(wanted["names"].lower().split()))
    raise UnknownItem(section)


def _header_lines(headers: bytes, names: set[str]) -> bytes:
    fields = re.split(rb"\r\n(?![ \t])", headers)
    kept = [line for line in fields if line.partition(b":")[0].decode("latin-1").lower() in names]
    return b"".join(line + b"\r\n" for line in kept) + b"\r\n"
