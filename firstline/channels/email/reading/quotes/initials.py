"""Finds quotes marked by the initials of whoever wrote them: `AB> Does it work?`."""

import re

from firstline.channels.email.reading.quotes.lines import Line

_INITIALED = re.compile(r"([^\W\d_]{1,4})(>{1,9}) ?")
_LINES_BELOW = 4


def mark_initials(lines: list[Line]) -> None:
    """Take such lines for quoted ones, where a line that announces a quote stands directly above the first of them."""
    said_by = _initials(lines)
    if not said_by:
        return
    for line in lines:
        match = _initialed(line)
        if match and match[1] == said_by:
            line.is_quoted = True
            line.said = line.said[match.end() :]


def _initials(lines: list[Line]) -> str:
    announced = -_LINES_BELOW
    for index, line in enumerate(lines):
        if line.said.endswith((":", "：")) and any(letter.isdigit() or letter == "@" for letter in line.said):
            announced = index
        match = _initialed(line)
        if match and 0 < index - announced < _LINES_BELOW:
            return match[1]
    return ""


def _initialed(line: Line) -> re.Match[str] | None:
    match = None if line.is_quoted else _INITIALED.match(line.said)
    return match if match and match[1].isupper() else None
