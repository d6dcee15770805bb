"""Message-IDs, kept without their angle brackets everywhere in Firstline."""

import re

from firstline.channels.email.reading.limits import MAX_IDS, Notes

_BRACKETED = re.compile(r"<([^<>]*+)>")
_SPACE = re.compile(r"\s++")
_SEPARATORS = re.compile(r"[\s,;]++")


def read_ids(value: str, notes: Notes) -> tuple[str, ...]:
    """List the Message-IDs in a field in order, without brackets or the spaces that folding left in them."""
    found = [_SPACE.sub("", match[1]) for match in _BRACKETED.finditer(value)]
    if not any(found):
        found = [word.strip("<>\"'") for word in _SEPARATORS.split(value) if _could_be_id(word)]
    found = [message_id for message_id in found if message_id]
    if len(found) > MAX_IDS:
        notes.limit("ids")
        found = found[: MAX_IDS // 2] + found[-MAX_IDS // 2 :]
    return tuple(found)


def read_id(value: str) -> str:
    """Read the one Message-ID of a field, without brackets; empty if there is none."""
    bracketed = next((_SPACE.sub("", match[1]) for match in _BRACKETED.finditer(value)), "")
    return bracketed or value.strip().strip("<>").split(" ", 1)[0].strip()


def _could_be_id(word: str) -> bool:
    return "@" in word or (len(word) > 20 and any(letter.isdigit() for letter in word))
