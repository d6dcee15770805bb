"""Writing the file of an export. Runs in a worker, and may be run again."""

import logging
from datetime import datetime
from tempfile import TemporaryFile

from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import override

from firstline.core.clock import now
from firstline.core.desk import current_desk
from firstline.core.errors import DomainError
from firstline.core.events import record
from firstline.core.files import keep_written
from firstline.core.jobs.giving_way import give_way
from firstline.core.models import StoredFile
from firstline.tickets.filters import Asking, parse
from firstline.tickets.queries import tickets_of
from firstline.views.asking import asking_as
from firstline.views.events import ExportMade
from firstline.views.exporting.columns import columns_of
from firstline.views.exporting.rows import pieces_of
from firstline.views.exporting.writers import TYPES, writer_for
from firstline.views.models import Export, ExportState
from firstline.views.policies import require_export

log = logging.getLogger("firstline.views")


def make_export(export_id: int, *, at: datetime) -> None:
    """Write all requests of the filter that the asking person may see now. Refuses it where they may not export any
    more, or where its filter has come to mean nothing."""
    export = Export.objects.select_related("person__role").filter(pk=export_id).first()
    if export is None or export.is_over:
        return
    with override(export.person.language or current_desk().language):
        asking = asking_as(export.person, at)
        try:
            file, rows = _written(export, asking)
        except DomainError as refusal:
            _end(export, ExportState.REFUSED, reason=str(refusal)[:250])
            return
        except Exception:
            log.exception("Export %s could not be written", export.pk)
            _end(export, ExportState.REFUSED, reason=_("The file could not be written. Ask for it again later."))
            return
    with transaction.atomic():
        _end(export, ExportState.READY, file=file, done=rows)
        record(ExportMade(export_id=export.pk, name=export.name, rows=rows), by=asking.actor, at=now())


def _written(export: Export, asking: Asking) -> tuple[StoredFile, int]:
    if not export.person.is_active:
        raise DomainError(_("This account is closed."))
    require_export(asking.actor)
    tickets = tickets_of(asking, parse(export.filter))
    _note(export, total=tickets.count(), done=0)
    columns, done = columns_of(export.columns), 0
    with TemporaryFile() as stream:
        writer = writer_for(export.format, stream, columns, asking.zone)
        for piece, names in pieces_of(tickets, export.order):
            for ticket in piece:
                writer.row([column.cell(ticket, names) for column in columns])
            done += len(piece)
            _note(export, done=done)
            give_way()
        writer.close()
        return keep_written(stream, at=asking.at, content_type=TYPES[export.format]), done


def _note(export: Export, **values: object) -> None:
    Export.objects.filter(pk=export.pk).update(noted_at=now(), **values)


def _end(export: Export, state: ExportState, **values: object) -> None:
    _note(export, state=state, ended_at=now(), **values)
