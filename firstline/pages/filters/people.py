"""A person's mark in a list: the letters, and a tone that stays the same for the same person."""

import re
import unicodedata
from zlib import crc32

TONES = "abc"


def initials(name: str) -> str:
    """First letters of the first and the last name; two letters of a single one; "?" for nothing.

    >>> initials("Anna Maria Berg")
    'AB'
    """
    local = name.split("@", 1)[0] if "@" in name and " " not in name else name
    parts: list[str] = re.findall(r"[^\W_]+(?:['’\-][^\W_]+)*", unicodedata.normalize("NFC", local))
    if not parts:
        return "?"
    letters = parts[0][:2] if len(parts) == 1 else parts[0][0] + parts[-1][0]
    return letters.upper()[:2]


def avatar_tone(of: object) -> str:
    """`a`, `b` or `c` for a person's id (or name), always the same."""
    return TONES[crc32(str(of).encode()) % len(TONES)]
