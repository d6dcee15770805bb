"""Reading the CSV files that real spreadsheets write. No database."""

import csv
import io
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice

from django.utils.translation import gettext as _

from firstline.core.errors import DomainError
from firstline.core.text import printable

SEPARATORS = (";", ",", "\t", "|")
TRIED_LINES = 20
MOST_COLUMNS = 100
LONGEST_CELL = 10_000
ESCAPED = ("'=", "'+", "'-", "'@")
WORKBOOKS = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0")
MARKS = ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"))


class CannotReadList(DomainError):
    code = "cannot_read_list"


@dataclass(frozen=True)
class Line:
    """A row of the file; `number` as spreadsheets count, the head being 1."""

    number: int
    cells: list[str]


@dataclass(frozen=True)
class Sheet:
    """A list: its head, and the rows below that are not empty. Reading them again begins anew."""

    head: list[str]
    text: str
    separator: str

    def lines(self) -> Iterator[Line]:
        """Raises CannotReadList for a row that is none."""
        numbered = enumerate(_records(self.text, self.separator), start=1)
        next(numbered, None)
        for number, cells in numbered:
            if any(cells):
                yield Line(number, cells)


def read_sheet(content: bytes) -> Sheet:
    """The list in a file. Raises CannotReadList, with what to do about it."""
    if content.startswith(WORKBOOKS):
        raise CannotReadList(
            _("This is a workbook, not a list. Save it as CSV in your spreadsheet program and send that."), field="file"
        )
    text = _decoded(content)
    if "\x00" in text or not text.strip():
        raise CannotReadList(_("There is no list in this file. Save it as CSV and send it again."), field="file")
    first, _end, rest = text.partition("\n")
    if first.lower().startswith("sep=") and len(first.strip()) == 5:
        separator, text = first.strip()[4], rest
    else:
        separator = _separator(text)
    head = next(_records(text, separator), [])
    if not any(head) or len(head) > MOST_COLUMNS:
        raise CannotReadList(_("The first row must say what stands in each column."), field="file")
    return Sheet(head, text, separator)


def _decoded(content: bytes) -> str:
    """UTF-8 and UTF-16 where the file says so or is so, else what Windows writes."""
    for mark, charset in MARKS:
        if content.startswith(mark):
            return content.decode(charset, errors="replace")
    for charset in ("utf-8", "cp1252"):
        try:
            return content.decode(charset)
        except UnicodeDecodeError:
            continue
    return content.decode("latin-1")


def _separator(text: str) -> str:
    """The one that cuts the first rows into the most columns, and all into as many as the head."""

    def fit(separator: str) -> tuple[int, int]:
        rows = list(islice(csv.reader(io.StringIO(text), delimiter=separator), TRIED_LINES))
        width = len(rows[0]) if rows else 0
        return sum(len(cells) == width for cells in rows if cells) if width > 1 else 0, width

    try:
        return max(SEPARATORS, key=fit)
    except csv.Error:
        return ","


def _records(text: str, separator: str) -> Iterator[list[str]]:
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator)
    while True:
        try:
            yield [_cell(one) for one in next(reader)]
        except StopIteration:
            return
        except csv.Error as fault:
            sentence = _("Line %(number)s can't be read. Look for a quotation mark that is never closed.")
            raise CannotReadList(sentence % {"number": reader.line_num}, field="file") from fault


def _cell(text: str) -> str:
    """Without what keeps a spreadsheet from taking it for a formula."""
    text = printable(text).strip()[:LONGEST_CELL]
    return text[1:] if text.startswith(ESCAPED) else text
