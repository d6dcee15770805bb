"""Finds the little head above a quoted message: From, Sent, To, Subject, in any language of `phrases`."""

import re
from typing import NamedTuple

from firstline.channels.email.reading.quotes.lines import Line
from firstline.channels.email.reading.quotes.phrases import DATES, LABELS

_KINDS = {label: kind for kind, labels in LABELS.items() for label in labels}
_COLON = re.compile("[:：]")
_DECORATION = " \t*_|>•·"
_LONGEST_LABEL = 30
_LINES_LOOKED_AT = 14
_MOST_OTHER_LINES = 6
_LONGEST_VALUE = 500
_TIME = re.compile(r"\d[:.h]\d\d")


class Head(NamedTuple):
    """The head of a message that is quoted or passed on: what stands beside which label (`from`, `sent`, `to`, `copy`,
    `subject`), and the line after it."""

    values: dict[str, str]
    end: int


def head_at(lines: list[Line], first: int, *, is_announced: bool = False) -> Head | None:
    """The head that begins on this line, if one does. Below an announcement it may begin with any label."""
    begins = bool(_label(lines[first].said)[0]) if is_announced else header_block_at(lines, first)
    if not begins:
        return None
    values: dict[str, str] = {}
    end = first
    for index in range(first, min(first + _LINES_LOOKED_AT, len(lines))):
        kind, value = _label(lines[index].said)
        if kind and kind not in values:
            values[kind] = value
            end = index + 1
        elif (lines[index].is_blank and len(values) > 2) or not _goes_on(lines[index]):
            break
        elif values:
            last = next(reversed(values))
            values[last] = f"{values[last]} {lines[index].said}"[:_LONGEST_VALUE]
            end = index + 1 if lines[index].said else end
    return Head(values, end)


def header_block_at(lines: list[Line], first: int) -> bool:
    """Tell whether the head of a quoted message begins on this line."""
    kind, value = _label(lines[first].said)
    if kind not in {"from", "sent", "to"}:
        return False
    values = _labels_from(lines, first)
    has_many = bool(value) or len(values) > 2
    return has_many and (
        _is_head(values, starts_with=kind) or ({"from", "sent", "to"} <= values.keys() and _says_sent(lines, first))
    )


def _says_sent(lines: list[Line], first: int) -> bool:
    """Whether one of the labels can only be that of a mail."""
    labels = [
        line.said.partition(":")[0].strip(_DECORATION).casefold() for line in lines[first : first + _LINES_LOOKED_AT]
    ]
    return any(_KINDS.get(label) == "sent" and label not in DATES for label in labels)


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
            values[last] = f"{values.get(last, '')} {line.said}"[:_LONGEST_VALUE]
    return values


def _goes_on(line: Line) -> bool:
    """Whether a line may be the rest of the one above: nothing, or more addresses."""
    return line.is_blank or "@" in line.said


def _is_head(values: dict[str, str], *, starts_with: str) -> bool:
    has_address = any("@" in value for value in values.values())
    has_date = any(letter.isdigit() for letter in values.get("sent", ""))
    named = values.keys() - {"copy"}
    if "from" in named and has_date and ("subject" in named or ("to" in named and (has_address or _has_time(values)))):
        return True
    if {"from", "to", "subject"} <= named:
        return has_address
    if named >= {"from", "sent"} or named >= {"from", "subject"}:
        return has_address and (has_date or "subject" in named)
    return starts_with == "sent" and named >= {"sent", "to"} and has_date and has_address


def _has_time(values: dict[str, str]) -> bool:
    return _TIME.search(values["sent"]) is not None


def _label(said: str) -> tuple[str, str]:
    """Return the kind of label a line begins with, and what follows it."""
    text = said.lstrip(_DECORATION)
    colon = _COLON.search(text, 0, _LONGEST_LABEL + 1)
    if colon is None:
        return "", ""
    label = text[: colon.start()].strip(_DECORATION).casefold()
    return _KINDS.get(label, ""), text[colon.end() :].strip(_DECORATION)
