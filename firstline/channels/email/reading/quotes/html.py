"""What a person wrote in an HTML body, and the rest."""

from typing import NamedTuple

from firstline.channels.email.reading.quotes.html_lines import lines_of_html
from firstline.channels.email.reading.quotes.lines import Line
from firstline.channels.email.reading.quotes.scan import scan
from firstline.channels.email.reading.signatures import signature_lines

_MOST_CHARACTERS = 1_000_000


class SplitHtml(NamedTuple):
    """The HTML of the person's own words, and of all else; whether a quote was found; the signature's lines.

    Both are pieces of the source: tags may be left open or closed twice, as `clean_html` expects.
    """

    reply: str
    rest: str
    found: bool
    signature: list[str]


def split_html(html: str, *, is_forward: bool) -> SplitHtml:
    """Part the HTML of a body. A forwarded message stays with the person's own words."""
    if not html or len(html) > _MOST_CHARACTERS:
        return SplitHtml(html, "", found=False, signature=[])
    lines = lines_of_html(html)
    verdict = scan(lines, is_forward=is_forward)
    signature = _drop_signature(lines, verdict.own) if _may_drop(verdict.own, verdict.found, is_forward) else []
    pieces = _pieces(html, lines)
    reply = "".join(piece for piece, is_own in zip(pieces, verdict.own, strict=True) if is_own)
    rest = "".join(piece for piece, is_own in zip(pieces, verdict.own, strict=True) if not is_own)
    return SplitHtml(reply if lines else html, rest, verdict.found, signature)


def _may_drop(own: list[bool], found: bool, is_forward: bool) -> bool:  # noqa: FBT001
    return not is_forward and (found or all(own))


def _drop_signature(lines: list[Line], own: list[bool]) -> list[str]:
    kept = [index for index, is_own in enumerate(own) if is_own]
    marks = signature_lines([lines[index].said for index in kept])
    dropped = [
        index
        for index, is_signature in zip(kept, marks, strict=True)
        if is_signature or lines[index].mark == "signature"
    ]
    if not any(lines[index].said for index in set(kept) - set(dropped)):
        return []
    for index in dropped:
        own[index] = False
    return [lines[index].said for index in dropped if lines[index].said]


def _pieces(html: str, lines: list[Line]) -> list[str]:
    """Cut the source where the lines begin; what stands before the first belongs to it."""
    if not lines:
        return []
    starts = [0, *(line.start for line in lines[1:])]
    ends = [*starts[1:], len(html)]
    return [html[start:end] for start, end in zip(starts, ends, strict=True)]
