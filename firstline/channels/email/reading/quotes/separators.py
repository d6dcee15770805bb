"""Finds lines that mail programs draw above a quoted or forwarded message."""

import re
from typing import Literal

from firstline.channels.email.reading.quotes.lines import announces_with_arrows
from firstline.channels.email.reading.quotes.phrases import (
    BEGINS_FORWARDED,
    FORWARDED,
    ORIGINAL,
    ORIGINAL_ALONE,
    REPLY_ABOVE,
    WROTE,
)

_FRAMED = re.compile(r"[-_=—–‐‑‒*#~]{2,}+ {0,9}([^\-_=—–‐‑‒*#~].{1,100}?) {0,9}[-_=—–‐‑‒*#~]{2,}:?$")
_RULE = re.compile(r"[-_=—–‐‑‒*]{5,}$")
_LONGEST = 160

Separator = Literal["", "original", "forward", "reply above"]


def separator(said: str) -> Separator:
    """Tell what a line announces: the message answered to, one passed on, or nothing."""
    if not 6 < len(said) <= _LONGEST:
        return ""
    words = said.casefold()
    if any(phrase in words for phrase in REPLY_ABOVE):
        return "reply above"
    if said.endswith(">>>") and announces_with_arrows(said):
        return "original"
    framed = _FRAMED.match(said)
    if framed:
        return _framed(framed[1].casefold())
    return "forward" if words.rstrip(":： ") in BEGINS_FORWARDED else ""


def is_rule(said: str) -> bool:
    """Tell a line drawn across the page."""
    return len(said) <= _LONGEST and _RULE.match(said) is not None


def is_frame(said: str) -> bool:
    """Tell a line that announces something in whatever language: words between dashes, or "Original message" alone."""
    if len(said) > _LONGEST:
        return False
    return _FRAMED.match(said) is not None or (len(said.split()) <= 3 and said.casefold().strip(" :") in ORIGINAL_ALONE)


def _framed(words: str) -> Separator:
    if words.endswith(WROTE):
        return "original"
    if any(phrase in words for phrase in FORWARDED):
        return "forward"
    return "original" if any(phrase in words for phrase in ORIGINAL) else ""
