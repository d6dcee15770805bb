"""Writing CSV that no spreadsheet takes for formulas."""

import csv
import io
from collections.abc import Iterable, Iterator

DANGEROUS = ("=", "+", "-", "@", "\t", "\r")
MARK = "\N{BYTE ORDER MARK}"


def harmless(cell: object) -> str:
    """A cell that is shown as it is: what could begin a formula gets an apostrophe before it."""
    text = str(cell)
    return f"'{text}" if text.startswith(DANGEROUS) else text


def csv_lines(rows: Iterable[Iterable[object]]) -> Iterator[str]:
    """The rows as lines of a file that opens rightly everywhere: marked as UTF-8, with semicolons."""
    yield MARK
    for row in rows:
        line = io.StringIO()
        csv.writer(line, delimiter=";").writerow([harmless(cell) for cell in row])
        yield line.getvalue()
