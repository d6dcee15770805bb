"""Where the parts of a multipart begin and end."""

import re
from collections.abc import Iterator
from typing import NamedTuple

_GUESS = re.compile(rb"(?:^|\n)--([^\s\n][^\n]{0,200}?)[ \t\r]*+\n(?=Content-|content-|CONTENT-|\r?\n)")
_MOST_CANDIDATES = 50_000
_BLANKS = b" \t\r"


class Section(NamedTuple):
    """Where a part lies, and whether the delimiter after it is the closing one."""

    start: int
    end: int
    is_closed: bool


class _Delimiter(NamedTuple):
    part_ends: int
    next_begins: int
    closes: bool


def sections(raw: bytes, boundary: bytes, start: int, end: int, most: int) -> list[Section]:
    """List where the parts lie between the delimiters of a boundary, at most one more than `most`."""
    mark = b"--" + boundary
    found = _sections(raw, mark, start, end, most, at_line_start=True)
    return found or _sections(raw, mark, start, end, most, at_line_start=False)


def _sections(raw: bytes, mark: bytes, start: int, end: int, most: int, *, at_line_start: bool) -> list[Section]:
    found: list[Section] = []
    opened: int | None = None
    for delimiter in _delimiters(raw, mark, start, end, at_line_start=at_line_start):
        if opened is not None:
            found.append(Section(opened, max(opened, delimiter.part_ends), delimiter.closes))
        opened = None if delimiter.closes else delimiter.next_begins
        if len(found) > most:
            return found
    if opened is not None and (opened < end or not found):
        found.append(Section(opened, _without_close_at_end(raw, mark, opened, end), is_closed=True))
    return found


def _without_close_at_end(raw: bytes, mark: bytes, start: int, end: int) -> int:
    """Leave out a closing delimiter that the writer put right behind the text: `the end--boundary--`."""
    at = raw.rfind(mark + b"--", max(start, end - len(mark) - 200), end)
    return at if at >= 0 and not raw[at + len(mark) + 2 : end].strip() else end


def _delimiters(raw: bytes, mark: bytes, start: int, end: int, *, at_line_start: bool) -> Iterator[_Delimiter]:
    """Yield the lines that are a delimiter, or only end in one."""
    position = start
    for _ in range(_MOST_CANDIDATES):
        at = raw.find(mark, position, end)
        if at < 0:
            return
        position = at + len(mark)
        if at_line_start and at > start and raw[at - 1] not in b"\r\n":
            continue
        delimiter = _rest_of_line(raw, position, end)
        if delimiter is None:
            continue
        following, closes = delimiter
        yield _Delimiter(_before_line_end(raw, at, start), following, closes)
        position = following


def _rest_of_line(raw: bytes, position: int, end: int) -> tuple[int, bool] | None:
    """Read what follows the boundary on its line; None if more follows than a delimiter has."""
    at = raw.find(b"\n", position, end)
    line_end = at if at >= 0 else end
    rest = raw[position : min(line_end, position + 200)].strip(_BLANKS)
    if rest in {b"", b"--"}:
        return min(line_end + 1, end), rest == b"--"
    if rest.startswith(b"--") and not rest[2:].strip(b"-"):
        return min(line_end + 1, end), True
    return None


def _before_line_end(raw: bytes, at: int, start: int) -> int:
    """Leave out the line end before a delimiter: it belongs to the delimiter."""
    if at > start and raw[at - 1 : at] == b"\n":
        at -= 1
    if at > start and raw[at - 1 : at] == b"\r":
        at -= 1
    return at


def guess_boundary(raw: bytes, start: int, end: int) -> bytes:
    """Find the boundary in use where none, or a wrong one, is declared; empty if nothing looks like one."""
    match = _GUESS.search(raw, max(0, start - 1), min(end, start + 100_000))
    if match is None:
        return b""
    return match[1].removesuffix(b"--") if match[1].endswith(b"--") else match[1]
