"""What a person wrote in a plain text body, and the rest."""

from itertools import groupby
from typing import NamedTuple

from firstline.channels.email.reading.limits import MAX_SCANNED_LINES
from firstline.channels.email.reading.quotes.initials import mark_initials
from firstline.channels.email.reading.quotes.lines import Line, lines_of_text
from firstline.channels.email.reading.quotes.scan import scan
from firstline.channels.email.reading.signatures import signature_lines


class SplitText(NamedTuple):
    """The person's own words, all else (quote and signature), and whether a quote was found."""

    reply: str
    rest: str
    found: bool


def split_text(text: str, *, is_forward: bool) -> SplitText:
    """Part the text of a body. A forwarded message stays with the person's own words."""
    lines = lines_of_text(text, MAX_SCANNED_LINES)
    mark_initials(lines)
    verdict = scan(lines, is_forward=is_forward)
    if not is_forward and (verdict.found or all(verdict.own)):
        _drop_signature(lines, verdict.own)
    pieces = _pieces(text, lines)
    beyond = text[lines[-1].start + len(pieces[-1]) :] if lines else ""
    own, rest = _runs(pieces, verdict.own, wanted=True), _runs(pieces, verdict.own, wanted=False)
    (rest or own).append(beyond)
    return SplitText(_joined(own), _joined(rest), verdict.found)


def _drop_signature(lines: list[Line], own: list[bool]) -> None:
    kept = [index for index, is_own in enumerate(own) if is_own]
    marks = signature_lines([lines[index].said if not lines[index].is_quoted else ">" for index in kept])
    for index, is_signature in zip(kept, marks, strict=True):
        if is_signature:
            own[index] = False


def _pieces(text: str, lines: list[Line]) -> list[str]:
    starts = [line.start for line in lines]
    ends = [*starts[1:], _end_of_line(text, starts[-1])] if starts else []
    return [text[start:end] for start, end in zip(starts, ends, strict=True)]


def _end_of_line(text: str, start: int) -> int:
    end = text.find("\n", start)
    return len(text) if end < 0 else end + 1


def _runs(pieces: list[str], own: list[bool], *, wanted: bool) -> list[str]:
    """Join neighbouring lines that are the person's own, or that aren't."""
    paired = zip(own, pieces, strict=True)
    grouped = groupby(paired, key=lambda pair: pair[0])
    return ["".join(piece for _, piece in run) for is_own, run in grouped if is_own == wanted]


def _joined(runs: list[str]) -> str:
    """Put together what was apart, with a blank line between if both had one there."""
    joined = ""
    blank_before = False
    for run in runs:
        tidied = run.strip("\n").rstrip()
        if not tidied.strip():
            continue
        if joined:
            joined += "\n\n" if blank_before and _begins_blank(run) else "\n"
        joined += tidied
        blank_before = len(run) - len(run.rstrip()) > 1
    return joined


def _begins_blank(run: str) -> bool:
    return not run.partition("\n")[0].strip()
