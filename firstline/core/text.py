"""Words that came from outside, made fit to be shown."""

import re

CONTROLS = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\u202a-\u202e\u2066-\u2069]")
"""Control characters but for line feed and tab, halves of surrogate pairs, and what turns the direction of writing."""


def one_line(text: str, longest: int = 250) -> str:
    """`text` on one line, without control characters, at most `longest` characters (then ending in …)."""
    return shorten(" ".join(printable(text).split()), longest)


def printable(text: str) -> str:
    """`text` without NUL and other control characters, direction overrides included; line breaks and tabs stay."""
    return CONTROLS.sub("", text)


def shorten(text: str, longest: int) -> str:
    return text if len(text) <= longest else text[: longest - 1].rstrip() + "…"
