"""Reading imports: what the rows of a list would become, and what was refused."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice

from django.utils.translation import gettext as _

from firstline.imports.kinds.kind import Checked, Kind
from firstline.imports.models import ImportState, ListImport, RefusedRow
from firstline.imports.rows import Checking, kind_of, rows_of, sheet_of

SHOWN_ROWS = 20


@dataclass(frozen=True)
class Preview:
    """The head of a list and its first rows, with what is wrong with them."""

    head: list[str]
    rows: list[Checked]

    @property
    def wrong(self) -> list[Checked]:
        return [one for one in self.rows if one.faults]

    def fault_in(self, one: Checked, field: str) -> str:
        return next((fault.sentence for fault in one.faults if field and fault.field == field), "")


def preview_of(taken: ListImport) -> Preview:
    """Raises CannotReadList."""
    sheet = sheet_of(taken)
    rows = list(islice(rows_of(sheet, taken.columns), SHOWN_ROWS))
    return Preview(sheet.head, Checking(kind_of(taken), taken.columns).check(rows))


def refused_lines(taken: ListImport) -> Iterator[list[str]]:
    """The refused rows as a list of their own, with a column that says why."""
    yield [*sheet_of(taken).head, _("Row"), _("Why it was refused")]
    width = len(taken.columns)
    for row in RefusedRow.objects.filter(list_import=taken).iterator(chunk_size=1000):
        cells = [*row.cells[:width], *[""] * (width - len(row.cells))]
        yield [*cells, str(row.number), reasons_in_words(row)]


def reasons_in_words(row: RefusedRow) -> str:
    return " ".join(f"{field}: {sentence}" if field else sentence for field, sentence in row.reasons)


def imports_of(kind: Kind, most: int = 10) -> list[ListImport]:
    """The newest that have begun."""
    begun = ListImport.objects.filter(list_of=kind.code).exclude(state=ImportState.PREPARED)
    return list(begun.select_related("by").order_by("-id")[:most])
