"""Words that came from outside, made fit to be shown."""

import unicodedata

KEPT_CONTROLS = "\n\t"


def one_line(text: str, longest: int = 250) -> str:
    """`text` on one line, without control characters, at most `longest` characters (then ending in …)."""
    return shorten(" ".join(printable(text).split()), longest)


def printable(text: str) -> str:
    """`text` without NUL and other control characters, direction overrides included; line breaks and tabs stay."""
    return "".join(c for c in text if c in KEPT_CONTROLS or not _is_control(c))


def shorten(text: str, longest: int) -> str:
    return text if len(text) <= longest else text[: longest - 1].rstrip() + "…"


def _is_control(character: str) -> bool:
    return (
        unicodedata.category(character) in ("Cc", "Cs")
        or character in "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
    )
