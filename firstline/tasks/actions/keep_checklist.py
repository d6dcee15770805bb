"""Adding and changing checklists. Tasks that came from one stay as they are."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from firstline.core.access import Actor
from firstline.core.changes import apply_changes
from firstline.core.errors import DomainError
from firstline.core.events import record
from firstline.core.permissions import Permission
from firstline.core.text import one_line
from firstline.tasks.events import ChecklistKept
from firstline.tasks.models import Checklist, ChecklistItem, ForWhom
from firstline.teams.models import Team
from firstline.tickets.policies import require

MOST_ITEMS = 50
LONGEST_DAYS = 366


class CannotKeepChecklist(DomainError):
    code = "cannot_keep_checklist"


@dataclass(frozen=True)
class Item:
    """One task as it is entered."""

    title: str
    days: int | None = None
    team: Team | None = None
    for_whom: str = ForWhom.DESK


def add_checklist(
    *, name: str, items: Sequence[Item], by: Actor, at: datetime, translations: dict[str, str] | None = None
) -> Checklist:
    """Add a checklist with its tasks, in this order. Raises CannotKeepChecklist, NotAllowed."""
    require(by, Permission.CHECKLISTS)
    with transaction.atomic():
        checklist = Checklist.objects.create(name=_checked_name(name, None), translations=translations or {})
        said = _put_items(checklist, items)
        changes = {"name": ("", checklist.name), "items": ("", said)}
        record(ChecklistKept(checklist_id=checklist.pk, changes=changes), by=by, at=at)
    return checklist


def change_checklist(
    checklist: Checklist, *, name: str, items: Sequence[Item], is_active: bool, by: Actor, at: datetime,
    translations: dict[str, str] | None = None,
) -> Checklist:  # fmt: skip
    """Change name and tasks, or whether it can be used. Raises the same."""
    require(by, Permission.CHECKLISTS)
    with transaction.atomic():
        checklist = Checklist.objects.select_for_update(of=("self",)).get(pk=checklist.pk)
        values = {"name": _checked_name(name, checklist), "is_active": is_active, "translations": translations or {}}
        changes = apply_changes(checklist, values)
        before = _in_words(checklist)
        after = _put_items(checklist, items)
        if before != after:
            changes["items"] = (before, after)
        if changes:
            record(ChecklistKept(checklist_id=checklist.pk, changes=changes), by=by, at=at)
    return checklist


def _put_items(checklist: Checklist, items: Sequence[Item]) -> str:
    if not items:
        raise CannotKeepChecklist(_("A checklist needs at least one task."), field="title_0")
    if len(items) > MOST_ITEMS:
        raise CannotKeepChecklist(_("A checklist holds at most %(n)s tasks.") % {"n": MOST_ITEMS})
    checklist.items.all().delete()
    for n, item in enumerate(items):
        title = one_line(item.title, 200)
        if not title:
            raise CannotKeepChecklist(_("Say in a few words what is to be done."), field=f"title_{n}")
        if item.days is not None and not 0 <= item.days <= LONGEST_DAYS:
            raise CannotKeepChecklist(_("A task is due within a year."), field=f"days_{n}")
        ChecklistItem.objects.create(
            checklist=checklist, position=n, title=title, days=item.days, team=item.team, for_whom=item.for_whom
        )
    return _in_words(checklist)


def _in_words(checklist: Checklist) -> str:
    said = [
        " / ".join(str(part) for part in (item.title, item.days, item.team.name if item.team else "", item.for_whom))
        for item in checklist.items.select_related("team")
    ]
    return "; ".join(said)


def _checked_name(name: str, checklist: Checklist | None) -> str:
    name = one_line(name, 120)
    if not name:
        raise CannotKeepChecklist(_("Give it a name."), field="name")
    if Checklist.objects.exclude(pk=checklist.pk if checklist else 0).filter(name__iexact=name).exists():
        raise CannotKeepChecklist(_("There is already a checklist with this name."), field="name")
    return name
