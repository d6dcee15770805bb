"""Asking for a list of requests as a file."""

from collections.abc import Iterable
from datetime import datetime

from django.db import transaction
from django.db.models import QuerySet
from django.utils.translation import gettext as _

from firstline.core.access import Actor
from firstline.core.errors import DomainError
from firstline.core.events import record
from firstline.core.files import safe_name
from firstline.core.text import one_line
from firstline.tickets.filters import FilterFault, parse, written
from firstline.tickets.queries import orders_of
from firstline.views.events import ExportAsked, ExportFetched
from firstline.views.exporting.columns import COLUMNS
from firstline.views.exporting.writers import TYPES
from firstline.views.models import Export, ExportState
from firstline.views.policies import require_export

MOST_AT_ONCE = 3


class CannotExport(DomainError):
    code = "cannot_export"


@transaction.atomic
def ask_export(
    *,
    name: str,
    filter: str,  # noqa: A002 -- what it is called everywhere
    file_format: str,
    by: Actor,
    at: datetime,
    order: str = "",
    columns: Iterable[str] = (),
) -> Export:
    """Have all requests of a filter that `by` may see written into a file, by a worker.

    Raises CannotExport for a filter or format that makes no sense and when three are being made already, NotAllowed.
    """
    require_export(by)
    if file_format not in TYPES:
        raise CannotExport(_("Choose CSV or Excel."), field="format")
    if _running(by).count() >= MOST_AT_ONCE:
        raise CannotExport(_("Wait until one of your exports is ready, then ask for the next."))
    try:
        tree = parse(filter)
    except FilterFault as fault:
        raise CannotExport(fault.message, field="filter") from fault
    export = Export.objects.create(
        person_id=by.id,
        name=safe_name(one_line(name, 60)) or "export",
        filter=written(tree),
        order=order if order in orders_of(tree) else orders_of(tree)[0],
        columns=[code for code in COLUMNS if code in set(columns)],
        format=file_format,
        asked_at=at,
    )
    event = ExportAsked(export_id=export.pk, name=export.name, filter=export.filter, format=file_format)
    record(event, by=by, at=at)
    return export


def note_fetched(export: Export, *, by: Actor, at: datetime) -> None:
    """Put it on record that a file with people's requests left the desk."""
    with transaction.atomic():
        record(ExportFetched(export_id=export.pk, name=export.name), by=by, at=at)


def _running(by: Actor) -> QuerySet[Export]:
    return Export.objects.filter(person_id=by.id, state__in=[ExportState.WAITING, ExportState.RUNNING])
