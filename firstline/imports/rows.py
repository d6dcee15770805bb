"""The rows of a list as its columns were matched to fields, checked in pieces."""

from collections.abc import Iterator, Sequence
from itertools import islice

from django.utils.translation import gettext as _

from firstline.core.files.keep import content_of
from firstline.imports.kinds import KINDS
from firstline.imports.kinds.kind import Checked, Fault, Kind, Row
from firstline.imports.models import ListImport
from firstline.imports.reading import Line, Sheet, read_sheet


def sheet_of(taken: ListImport) -> Sheet:
    return read_sheet(content_of(taken.file))


def rows_of(sheet: Sheet, columns: Sequence[str]) -> Iterator[Row]:
    """Each row with what stands in it by field."""
    return (_row(line, columns) for line in sheet.lines())


def _row(line: Line, columns: Sequence[str]) -> Row:
    pairs = zip(columns, line.cells, strict=False)
    return Row(line.number, {name: cell for name, cell in pairs if name and cell}, line.cells)


class Checking:
    """Checks row after row, and knows which row said the same before."""

    def __init__(self, kind: Kind, columns: Sequence[str]) -> None:
        self._kind, self._width = kind, len(columns)
        self._first: dict[str, int] = {}

    def pass_over(self, rows: Iterator[Row], count: int) -> None:
        """Take note of rows that were dealt with before."""
        for row in islice(rows, count):
            self._first.setdefault(self._kind.key(row.values), row.number)

    def check(self, rows: Sequence[Row]) -> list[Checked]:
        checked = self._kind.check(rows)
        for one in checked:
            found = {fault.field for fault in one.faults if fault.field}
            one.faults = [*(fault for fault in self._faults_of_form(one.row) if fault.field not in found), *one.faults]
        return checked

    def _faults_of_form(self, row: Row) -> Iterator[Fault]:
        for field in self._kind.fields:
            if field.is_needed and not row.values.get(field.name):
                yield Fault(field.name, _("This is missing."))
        if any(row.cells[self._width :]):
            yield Fault("", _("The row has more cells than the head has columns."))
        key = self._kind.key(row.values)
        first = self._first.setdefault(key, row.number)
        if key and first != row.number:
            yield Fault("", _("Row %(number)s of the file is about the same.") % {"number": first})


def kind_of(taken: ListImport) -> Kind:
    return KINDS[taken.list_of]
