"""Names of files that come as attachments: decoded, without folders, short enough to be kept."""

import re
import unicodedata
from mimetypes import MimeTypes

from firstline.channels.email.reading.headers import read_head
from firstline.channels.email.reading.limits import MAX_FILENAME_BYTES, Notes
from firstline.channels.email.reading.parts import Part
from firstline.channels.email.reading.words import decode_words

_FOLDERS = re.compile(r"[/\\]++")
_UNWANTED = re.compile("[\x00-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]++")
_DRIVE = re.compile(r"[A-Za-z]:")
_TYPES = MimeTypes()
_EXTENSIONS = {
    "application/ms-tnef": ".dat",
    "image/jpeg": ".jpg",
    "text/calendar": ".ics",
    "text/plain": ".txt",
}
_LONGEST_EXTENSION = 20


def declared_name(part: Part) -> str:
    """Return the file name a part declares, decoded; empty if it declares none."""
    name = part.disposition.named.get("filename") or part.content_type.named.get("name", "")
    return decode_words(name) if name else ""


def file_name(part: Part, notes: Notes) -> str:
    """Return a name for a part that is a file, made from its type if it declares none."""
    return clean_name(declared_name(part)) or _made_up(part, notes)


def clean_name(name: str) -> str:
    """Return the name in NFC, without folders and control characters, at most 200 bytes long."""
    plain = _UNWANTED.sub("", unicodedata.normalize("NFC", name[:2_000]))
    last = _FOLDERS.split(_DRIVE.sub("", plain, count=1) if _DRIVE.match(plain) else plain)[-1]
    return _shortened(last.strip(" \t\"'").lstrip(".").strip())


def _shortened(name: str) -> str:
    """Cut the middle out of a name that is too long, keeping its extension."""
    if len(name.encode("utf-8", "replace")) <= MAX_FILENAME_BYTES:
        return name
    stem, dot, extension = name.rpartition(".")
    if not dot or len(extension) > _LONGEST_EXTENSION:
        stem, extension = name, ""
    ending = f".{extension}" if extension else ""
    room = MAX_FILENAME_BYTES - len(ending.encode("utf-8", "replace"))
    return stem.encode("utf-8", "replace")[:room].decode("utf-8", "ignore").rstrip() + ending


def _made_up(part: Part, notes: Notes) -> str:
    if part.type == "message/rfc822":
        headers, _ = read_head(part.raw, part.start, part.end, notes)
        subject = headers.text("subject").replace("/", "-").replace("\\", "-")[:80]
        return clean_name(f"{subject or 'message'}.eml") or "message.eml"
    if part.type == "application/ms-tnef":
        return "winmail.dat"
    stem = {"image": "picture", "message": "message"}.get(part.type.partition("/")[0], "attachment")
    return stem + (_EXTENSIONS.get(part.type) or _TYPES.guess_extension(part.type) or "")
