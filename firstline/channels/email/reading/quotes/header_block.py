"""Finds the little head above a quoted message: From, Sent, To, Subject, in any language of `phrases`."""

import re

from firstline.channels.email.reading.quotes.lines import Line
from firstline.channels.email.reading.quotes.phrases import LABELS

_KINDS = {label: kind for kind, labels in LABELS.items() for label in labels}
_COLON = re.compile("[:：]")
_DECORATION = " \t*_|>•·"
_LONGEST_LABEL = 30
_LINES_LOOKED_AT = 14
_MOST_OTHER_LINES = 6


def header_block_at(lines: list[Line], first: int) -> bool:
    """Tell whether the head of a quoted message begins on this line."""
    kind, value = _label(lines[first].said)
    if kind not in {"from", "sent", "to"}:
        return False
    values = _labels_from(lines, first)
    return _is_head(values, starts_with=kind) and (bool(value) or len(values) > 2)


def _labels_from(lines: list[Line], first: int) -> dict[str, str]:
    """Collect the labels from a line on, until something else follows them."""
    values: dict[str, str] = {}
    others = blanks = 0
    for line in lines[first : first + _LINES_LOOKED_AT]:
        if line.is_blank:
            blanks += 1
            if blanks > 1 or len(values) > 2:
                break
            continue
        kind, value = _label(line.said)
        if kind:
            values.setdefault(kind, value)
            blanks = 0
        else:
            others += 1
            if others > _MOST_OTHER_LINES or blanks:
                break
            last = next(reversed(values), "")
            values[last] = f"{values.get(last, '')} {line.said}"[:500]
    return values


def _is_head(values: dict[str, str], *, starts_with: str) -> bool:
    has_address = any("@" in value for value in values.values())
    has_date = any(letter.isdigit() for letter in values.get("sent", ""))
    named = values.keys() - {"copy"}
    if "from" in named and has_date and named & {"to", "subject"}:
        return True
    if {"from", "to", "subject"} <= named:
        return has_address
    if named >= {"from", "sent"} or named >= {"from", "subject"}:
        return has_address and (has_date or "subject" in named)
    return starts_with == "sent" and named >= {"sent", "to"} and has_date and has_address


def _label(said: str) -> tuple[str, str]:
    """Return the kind of label a line begins with, and what follows it."""
    text = said.lstrip(_DECORATION)
    colon = _COLON.search(text, 0, _LONGEST_LABEL + 1)
    if colon is None:
        return "", ""
    label = text[: colon.start()].strip(_DECORATION).casefold()
    return _KINDS.get(label, ""), text[colon.end() :].strip(_DECORATION)
