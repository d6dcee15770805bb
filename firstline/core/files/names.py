"""Names of files as strangers give them."""

import unicodedata

LONGEST = 200


def safe_name(name: str, *, fallback: str = "file") -> str:
    """`name` fit to be shown and offered for download: no path, no control characters, at most 200 bytes."""
    last = name.replace("\\", "/").rsplit("/", 1)[-1]
    shown = "".join(c for c in unicodedata.normalize("NFC", last) if unicodedata.category(c)[0] != "C")
    shown = shown.strip(" .") or fallback
    return _shortened(shown)


def _shortened(name: str) -> str:
    if len(name.encode()) <= LONGEST:
        return name
    stem, dot, ending = name.rpartition(".")
    if not dot or len(ending) > 10:
        stem, dot, ending = name, "", ""
    room = LONGEST - len((dot + ending).encode())
    return stem.encode()[:room].decode(errors="ignore") + dot + ending
