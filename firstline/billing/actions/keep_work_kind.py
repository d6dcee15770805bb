"""Adding and changing kinds of work."""

from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from firstline.billing.events import WorkKindKept
from firstline.billing.models import WorkKind
from firstline.core.access import Actor
from firstline.core.changes import apply_changes
from firstline.core.errors import DomainError
from firstline.core.events import record
from firstline.core.permissions import Permission
from firstline.core.text import one_line
from firstline.tickets.policies import require


class CannotKeepWorkKind(DomainError):
    code = "cannot_keep_work_kind"


def add_work_kind(
    *, name: str, by: Actor, at: datetime, is_billable: bool = True, translations: dict[str, str] | None = None
) -> WorkKind:
    """Add a kind of work below the others. Raises CannotKeepWorkKind when the name is empty or taken, NotAllowed."""
    require(by, Permission.CATALOGUE)
    with transaction.atomic():
        kind = WorkKind.objects.create(
            name=_checked_name(name, None),
            is_billable=is_billable,
            translations=translations or {},
            position=WorkKind.objects.count(),
        )
        record(WorkKindKept(work_kind_id=kind.pk, changes={"name": ("", kind.name)}), by=by, at=at)
    return kind


def change_work_kind(kind: WorkKind, *, by: Actor, at: datetime, **values: Any) -> WorkKind:
    """Change name, translations, is_billable or is_active. What is logged keeps its kind. Raises the same."""
    require(by, Permission.CATALOGUE)
    with transaction.atomic():
        kind = WorkKind.objects.select_for_update(of=("self",)).get(pk=kind.pk)
        if "name" in values:
            values["name"] = _checked_name(values["name"], kind)
        changes = apply_changes(kind, values)
        if changes:
            record(WorkKindKept(work_kind_id=kind.pk, changes=changes), by=by, at=at)
    return kind


def _checked_name(name: str, kind: WorkKind | None) -> str:
    name = one_line(name, 120)
    if not name:
        raise CannotKeepWorkKind(_("Give it a name."), field="name")
    if WorkKind.objects.exclude(pk=kind.pk if kind else 0).filter(name__iexact=name).exists():
        raise CannotKeepWorkKind(_("There is already a kind of work with this name."), field="name")
    return name
