"""Taking the rows of a list over, some at a time.

Each piece is written together with how far it has come, so that a worker that dies loses nothing and does nothing
twice. Where all rows must be right, all are looked at first, and then written in one transaction.
"""

from collections.abc import Iterator
from datetime import datetime
from itertools import islice

from django.db import transaction
from django.utils.translation import gettext as _

from firstline.core.access import Actor
from firstline.core.events import record
from firstline.imports.events import ImportFinished
from firstline.imports.kinds.kind import Checked, Row, Written
from firstline.imports.models import ImportState, ListImport, RefusedRow
from firstline.imports.reading import CannotReadList
from firstline.imports.rows import Checking, kind_of, rows_of, sheet_of

PIECE = 500
PIECES_AT_ONCE = 4


def go_on(number: int, *, by: Actor, at: datetime) -> bool:
    """Deal with the next rows of an import that has begun. Returns whether there is more to do."""
    taken = ListImport.objects.select_related("file").get(pk=number)
    if not taken.is_running:
        return False
    if not by.can(kind_of(taken).permission):
        return _stop(taken, _("Whoever began this may not do so any more."), by, at)
    try:
        if taken.state == ImportState.WRITING and taken.all_or_nothing:
            return _write_all(taken, by, at)
        return _some_pieces(taken, by, at)
    except (CannotReadList, FileNotFoundError) as fault:
        return _stop(taken, str(fault) if isinstance(fault, CannotReadList) else _("The file is gone."), by, at)


def _some_pieces(taken: ListImport, by: Actor, at: datetime) -> bool:
    checking, rows = Checking(kind_of(taken), taken.columns), rows_of(sheet_of(taken), taken.columns)
    checking.pass_over(rows, taken.position)
    for _piece in range(PIECES_AT_ONCE):
        with transaction.atomic():
            fresh = ListImport.objects.select_for_update(of=("self",)).get(pk=taken.pk)
            if fresh.position != taken.position or fresh.state != taken.state:
                return False  # another worker is at it
            taken = fresh
            if not _next_piece(taken, checking, rows, by, at):
                return _end_of_rows(taken, by, at)
            taken.save()
    return True


def _next_piece(taken: ListImport, checking: Checking, rows: Iterator[Row], by: Actor, at: datetime) -> bool:
    """Whether there was one."""
    piece = list(islice(rows, PIECE))
    checked = checking.check(piece) if piece else []
    wrong = [one for one in checked if one.faults]
    _keep_refused(taken, wrong)
    taken.position += len(piece)
    taken.refused += len(wrong)
    if taken.state == ImportState.WRITING:
        _count(taken, kind_of(taken).write([one for one in checked if not one.faults], by, at))
    return bool(piece)


def _end_of_rows(taken: ListImport, by: Actor, at: datetime) -> bool:
    """What follows when all were looked at: writing them if all had to be right and are, else the end."""
    if taken.state == ImportState.CHECKING and not taken.refused:
        taken.state, taken.position = ImportState.WRITING, 0
        taken.save()
        return True
    _finish(taken, by, at)
    return False


def _write_all(taken: ListImport, by: Actor, at: datetime) -> bool:
    """All in one transaction. Where one has become wrong since it was looked at, all are looked at anew."""
    with transaction.atomic():
        taken = ListImport.objects.select_for_update(of=("self",)).select_related("file").get(pk=taken.pk)
        checking, rows = Checking(kind_of(taken), taken.columns), rows_of(sheet_of(taken), taken.columns)
        while not taken.refused and _next_piece(taken, checking, rows, by, at):
            pass
        if taken.refused:
            transaction.set_rollback(True)
        else:
            _finish(taken, by, at)
    if taken.refused:
        ListImport.objects.filter(pk=taken.pk).update(state=ImportState.CHECKING, position=0)
    return bool(taken.refused)


def _finish(taken: ListImport, by: Actor, at: datetime) -> None:
    taken.state, taken.finished_at = ImportState.DONE, at
    taken.save()
    record(_told(taken), by=by, at=at)


def _stop(taken: ListImport, why: str, by: Actor, at: datetime) -> bool:
    with transaction.atomic():
        taken.state, taken.fault, taken.finished_at = ImportState.STOPPED, why[:300], at
        taken.save(update_fields=["state", "fault", "finished_at"])
        record(_told(taken), by=by, at=at)
    return False


def _told(taken: ListImport) -> ImportFinished:
    return ImportFinished(
        import_id=taken.pk,
        list_of=taken.list_of,
        name=taken.name,
        made=taken.made,
        changed=taken.changed,
        refused=taken.refused,
    )


def _count(taken: ListImport, written: Written) -> None:
    taken.made += written.made
    taken.changed += written.changed
    taken.unchanged += written.unchanged


def _keep_refused(taken: ListImport, wrong: list[Checked]) -> None:
    kind = kind_of(taken)
    RefusedRow.objects.bulk_create(
        RefusedRow(
            list_import=taken,
            number=one.row.number,
            cells=one.row.cells,
            reasons=[[kind.words_of(fault.field), fault.sentence] for fault in one.faults],
        )
        for one in wrong
    )
