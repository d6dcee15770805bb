"""Decides line by line what a person wrote and what they answered to."""

import re
from itertools import pairwise
from typing import Literal, NamedTuple

from firstline.channels.email.reading.quotes.attribution import attribution_ending_at, looks_dated
from firstline.channels.email.reading.quotes.header_block import header_block_at
from firstline.channels.email.reading.quotes.lines import Line
from firstline.channels.email.reading.quotes.separators import is_frame, is_rule, separator
from firstline.channels.email.reading.quotes.stacked_head import stacked_head_at

_LINES_BEFORE_QUOTE = 3
_LINES_OF_ANNOUNCEMENT = 4
_WRAPPED_LINK = re.compile(r"\(https?://[^\s()]{1,1000}\)? ?>?$")
_LONG_ENOUGH_TO_WRAP = 60


class Verdict(NamedTuple):
    """Which lines are the person's own; `found` tells whether anything else was found."""

    own: list[bool]
    found: bool


class _Boundary(NamedTuple):
    """Where something quoted or passed on is announced: lines `start` to `end`, the latter not included."""

    start: int
    end: int
    kind: Literal["attribution", "head", "rest", "forward"]


def scan(lines: list[Line], *, is_forward: bool) -> Verdict:
    """Decide for each line whether it is the person's own. `is_forward`: the subject says it is passed on."""
    own = [True] * len(lines)
    found = _scan_from(lines, 0, own, is_forward=is_forward)
    return Verdict(own, found)


def _scan_from(lines: list[Line], begin: int, own: list[bool], *, is_forward: bool) -> bool:
    boundary = _first_boundary(lines, begin)
    if boundary is None:
        return not is_forward and _drop_quote_at_end(lines, begin, own)
    if boundary.kind == "forward" or is_forward:
        return False
    if boundary.kind == "attribution" and _quote_follows(lines, boundary.end):
        return _drop_quote_after(lines, boundary, own)
    if boundary.kind == "head" and not any(_says_something(line) for line in lines[: boundary.start]):
        return False
    _drop(own, boundary.start, len(lines))
    return True


# ── finding where the quote is announced ─────────────────────────────────────


def _first_boundary(lines: list[Line], begin: int) -> _Boundary | None:
    for index in range(begin, len(lines)):
        line = lines[index]
        boundary = _marked(lines, index)
        if boundary is None and not line.is_blank and not line.is_quoted:
            boundary = _announced(lines, index, begin)
        if boundary:
            return boundary
    return None


def _marked(lines: list[Line], index: int) -> _Boundary | None:
    """Believe what the mail program itself has marked in its HTML."""
    mark = lines[index].mark
    if mark == "forward" or (mark in {"head", "rest", "attribution"} and _passes_on(lines, index)):
        return _Boundary(index, index + 1, "forward")
    if mark == "head":
        return _Boundary(_with_rule_above(lines, index), index + 1, "head")
    if mark == "rest":
        return _Boundary(_with_rule_above(lines, index), index + 1, "rest")
    if mark == "attribution":
        end = index
        while end < len(lines) and lines[end].mark == "attribution":
            end += 1
        return _Boundary(index, end, "attribution")
    return None


def _passes_on(lines: list[Line], index: int) -> bool:
    return any(separator(line.said) == "forward" for line in lines[index : index + _LINES_BEFORE_QUOTE])


def _announced(lines: list[Line], index: int, begin: int) -> _Boundary | None:
    announces = separator(lines[index].said)
    if announces == "forward":
        return _Boundary(index, index + 1, "forward")
    if announces == "original":
        return _Boundary(_with_rule_above(lines, index), index + 1, "head")
    if announces == "reply above" and any(_says_something(line) for line in lines[:index]):
        return _Boundary(_with_rule_above(lines, index), index + 1, "rest")
    if header_block_at(lines, index) or stacked_head_at(lines, index):
        return _Boundary(_with_rule_above(lines, index), index + 1, "head")
    first = attribution_ending_at(lines, index, quote_follows=_quote_follows(lines, index + 1))
    return None if first is None else _Boundary(max(first, begin), index + 1, "attribution")


def _with_rule_above(lines: list[Line], index: int) -> int:
    above = _last_saying(lines, index)
    if above is None or lines[above].is_quoted != lines[index].is_quoted:
        return index
    return above if is_rule(lines[above].said) or is_frame(lines[above].said) else index


def _quote_follows(lines: list[Line], index: int) -> bool:
    for line in lines[index : index + _LINES_BEFORE_QUOTE]:
        if line.is_quoted:
            return True
        if not line.is_blank:
            return False
    return False


# ── taking the quote away ────────────────────────────────────────────────────


def _drop_quote_after(lines: list[Line], boundary: _Boundary, own: list[bool]) -> bool:
    """Take away the attribution and its quote; with answers between the quotes, only what comes last."""
    quoted = [index for index in range(boundary.end, len(lines)) if lines[index].is_quoted]
    if any(_is_answer(lines, *pair) for pair in pairwise(quoted)):
        _drop_quote_at_end(lines, boundary.end, own)
        return True
    tail = quoted[-1] + 1
    _drop(own, boundary.start, tail)
    _scan_from(lines, tail, own, is_forward=False)
    return True


def _is_answer(lines: list[Line], before: int, after: int) -> bool:
    """Tell whether own text stands between two quoted lines, not only the end of one that was wrapped."""
    between = [line for line in lines[before + 1 : after] if _says_something(line)]
    if len(between) != 1:
        return bool(between)
    said = between[0].said
    if _WRAPPED_LINK.match(said) or (said.endswith(":") and "@" in said):
        return False
    is_wrapped_quote = after - before == 2 and len(lines[before].said) >= _LONG_ENOUGH_TO_WRAP
    return not is_wrapped_quote


def _drop_quote_at_end(lines: list[Line], begin: int, own: list[bool]) -> bool:
    """Take away the quote a message ends with, and an attribution in a language nobody taught us."""
    last = _last_saying(lines, len(lines))
    if last is None or not lines[last].is_quoted:
        return False
    while last is not None and last >= begin and lines[last].is_quoted:
        last = _last_saying(lines, last)
    if last is None or last < begin:
        return False
    if _passes_on(lines, last + 1) or not _is_answered_to(lines, last):
        return False
    first = last if looks_dated(lines[last].said) else last + 1
    _drop(own, first, len(lines))
    return True


def _is_answered_to(lines: list[Line], last_own: int) -> bool:
    """Tell a quote of what is answered to from one the person made: by its marks, or by how it is announced."""
    if looks_dated(lines[last_own].said) or not all(line.is_doubtful for line in lines[last_own + 1 :] if line.said):
        return True
    begins = range(last_own + 1, min(last_own + 1 + _LINES_OF_ANNOUNCEMENT, len(lines)))
    return any(
        header_block_at(lines, index)
        or separator(lines[index].said)
        or attribution_ending_at(lines, index, quote_follows=False) is not None
        for index in begins
    )


def _last_saying(lines: list[Line], before: int) -> int | None:
    """Return the last line before an index that isn't blank."""
    for index in range(before - 1, -1, -1):
        if not lines[index].is_blank:
            return index
    return None


def _says_something(line: Line) -> bool:
    return not line.is_blank and not line.is_quoted and line.mark != "signature" and not is_rule(line.said)


def _drop(own: list[bool], start: int, end: int) -> None:
    own[start:end] = [False] * (min(end, len(own)) - start)
