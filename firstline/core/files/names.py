"""Names of files as strangers give them."""

import unicodedata

LONGEST = 200
UNSEEN = frozenset({"Cc", "Cf", "Cn", "Co", "Cs", "Zl", "Zp"})
"""Categories of Unicode: control characters, what has no letter, ends of lines and paragraphs."""


def safe_name(name: str, *, fallback: str = "file") -> str:
    """`name` fit to be shown, offered for download and mailed: no path, no control characters, on one line, at most 200
    bytes."""
    last = name.replace("\\", "/").rsplit("/", 1)[-1]
    shown = "".join(map(_seen, unicodedata.normalize("NFC", last)))
    shown = shown.strip(" .") or fallback
    return _shortened(shown)


def _seen(letter: str) -> str:
    """Every space is an ordinary one: with another at its end, the name of a program would pass for something else."""
    category = unicodedata.category(letter)
    return " " if category == "Zs" else "" if category in UNSEEN else letter


def _shortened(name: str) -> str:
    if len(name.encode()) <= LONGEST:
        return name
    stem, dot, ending = name.rpartition(".")
    if not dot or len(ending) > 10:
        stem, dot, ending = name, "", ""
    room = LONGEST - len((dot + ending).encode())
    return stem.encode()[:room].decode(errors="ignore") + dot + ending
