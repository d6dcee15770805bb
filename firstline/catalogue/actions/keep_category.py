"""Adding and changing categories."""

from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from firstline.catalogue.events import CategoryKept
from firstline.catalogue.models import Category
from firstline.core.access import Actor
from firstline.core.changes import apply_changes
from firstline.core.errors import DomainError
from firstline.core.events import record
from firstline.core.text import one_line


class CannotKeepCategory(DomainError):
    code = "cannot_keep_category"


@transaction.atomic
def add_category(
    *,
    name: str,
    by: Actor,
    at: datetime,
    parent: Category | None = None,
    translations: dict[str, str] | None = None,
) -> Category:
    """Add a category below `parent`. Raises CannotKeepCategory when the name is empty or taken there."""
    category = Category(parent=parent, translations=translations or {})
    category.name = _checked_name(category, name, parent)
    category.save()
    record(CategoryKept(category_id=category.pk, changes={"name": ("", category.name)}), by=by, at=at)
    return category


@transaction.atomic
def change_category(category: Category, *, by: Actor, at: datetime, **values: Any) -> Category:
    """Change name, translations, parent or is_active. Raises CannotKeepCategory; a category can't be below itself."""
    category = Category.objects.select_for_update(of=("self",)).get(pk=category.pk)
    parent = values.get("parent", category.parent)
    _refuse_circle(category, parent)
    values["name"] = _checked_name(category, values.get("name", category.name), parent)
    changes = apply_changes(category, values)
    if changes:
        record(CategoryKept(category_id=category.pk, changes=changes), by=by, at=at)
    return category


def _refuse_circle(category: Category, parent: Category | None) -> None:
    above = parent
    while above is not None:
        if above.pk == category.pk:
            raise CannotKeepCategory(_("A category can't stand below itself."), field="parent")
        above = above.parent


def _checked_name(category: Category, name: str, parent: Category | None) -> str:
    name = one_line(name, 120)
    if not name:
        raise CannotKeepCategory(_("Give the category a name."), field="name")
    if Category.objects.exclude(pk=category.pk or 0).filter(name__iexact=name, parent=parent).exists():
        raise CannotKeepCategory(_("There is already a category with this name here."), field="name")
    return name
