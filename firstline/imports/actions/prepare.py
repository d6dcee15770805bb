"""Taking a file in, matching its columns to fields, and starting to take its rows over."""

from collections.abc import Sequence
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from firstline.core.access import Actor
from firstline.core.errors import DomainError
from firstline.core.events import record
from firstline.core.files import keep
from firstline.core.text import one_line
from firstline.imports.events import ImportStarted
from firstline.imports.kinds.kind import Kind
from firstline.imports.models import ImportState, ListImport
from firstline.imports.policies import require_kind
from firstline.imports.reading import read_sheet
from firstline.imports.rows import kind_of

LARGEST = 25_000_000
MOST_ROWS = 100_000


class CannotImport(DomainError):
    code = "cannot_import"


def prepare_import(kind: Kind, content: bytes, name: str, *, by: Actor, at: datetime) -> ListImport:
    """Keep the file, with its columns guessed. Raises CannotImport, CannotReadList, NotAllowed."""
    require_kind(by, kind)
    if len(content) > LARGEST:
        raise CannotImport(_("The file is too large. Divide it into parts of at most 25 MB."), field="file")
    sheet = read_sheet(content)
    total = sum(1 for _line in sheet.lines())
    if not total:
        raise CannotImport(_("There are no rows below the head."), field="file")
    if total > MOST_ROWS:
        raise CannotImport(_("The list has more than 100,000 rows. Divide it into parts."), field="file")
    with transaction.atomic():
        return ListImport.objects.create(
            list_of=kind.code,
            name=one_line(name, 200),
            file=keep(content, at=at),
            columns=kind.guess(sheet.head),
            total=total,
            by_id=by.id,
            created_at=at,
        )


def choose_columns(taken: ListImport, columns: Sequence[str], *, by: Actor) -> ListImport:
    """Say which field each column goes into. Raises CannotImport when one is chosen twice, or it has begun."""
    kind = kind_of(taken)
    require_kind(by, kind)
    chosen = [name if kind.field(name) else "" for name in columns]
    twice = next((name for name in chosen if name and chosen.count(name) > 1), "")
    if twice:
        sentence = _("Two columns go into “%(field)s”. Leave one of them out.")
        raise CannotImport(sentence % {"field": kind.words_of(twice)}, field=twice)
    with transaction.atomic():
        taken = _locked(taken)
        if len(chosen) != len(taken.columns):
            raise CannotImport(_("The columns are not those of the file. Reload the page."))
        taken.columns = chosen
        taken.save(update_fields=["columns"])
    return taken


def start_import(taken: ListImport, *, all_or_nothing: bool, by: Actor, at: datetime) -> ListImport:
    """Begin to take the rows over. Raises CannotImport when a column that is needed is missing, or it has begun."""
    kind = kind_of(taken)
    require_kind(by, kind)
    with transaction.atomic():
        taken = _locked(taken)
        missing = [str(field.label) for field in kind.fields if field.is_needed and field.name not in taken.columns]
        if missing:
            sentence = _("Say which column holds: %(fields)s.") % {"fields": ", ".join(missing)}
            raise CannotImport(sentence, field="columns")
        taken.all_or_nothing = all_or_nothing
        taken.state = ImportState.CHECKING if all_or_nothing else ImportState.WRITING
        taken.by_id = by.id
        taken.save(update_fields=["all_or_nothing", "state", "by"])
        record(ImportStarted(import_id=taken.pk, list_of=taken.list_of, name=taken.name), by=by, at=at)
    return taken


def _locked(taken: ListImport) -> ListImport:
    fresh = ListImport.objects.select_for_update(of=("self",)).get(pk=taken.pk)
    if fresh.state != ImportState.PREPARED:
        raise CannotImport(_("This list is being taken over already."))
    return fresh
