"""Adding and changing categories."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from django.db import transaction
from django.db.models import Max
from django.utils.translation import gettext as _

from firstline.catalogue.events import CategoryKept
from firstline.catalogue.models import Category
from firstline.catalogue.models.category import MOST_LEVELS
from firstline.catalogue.tree import branches_of
from firstline.core.access import Actor
from firstline.core.changes import apply_changes
from firstline.core.errors import DomainError
from firstline.core.events import record
from firstline.core.text import one_line

MOST_SYNONYMS = 40
LONGEST_SYNONYM = 60


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
    synonyms: Iterable[str] = (),
) -> Category:
    """Add a category below `parent`, as the last there. Raises CannotKeepCategory when the name is empty or taken
    there, or the tree would become too deep."""
    category = Category(parent=parent, translations=translations or {}, synonyms=_checked_synonyms(synonyms))
    category.name = _checked_name(category, name, parent)
    check_place(category, parent)
    last = Category.objects.filter(parent=parent).aggregate(last=Max("position"))["last"]
    category.position = last + 1 if last else 0
    category.save()
    record(CategoryKept(category_id=category.pk, changes={"name": ("", category.name)}), by=by, at=at)
    return category


@transaction.atomic
def change_category(category: Category, *, by: Actor, at: datetime, **values: Any) -> Category:
    """Change name, translations, synonyms, parent or is_active. Raises CannotKeepCategory; a category can't be below
    itself."""
    category = lock_tree()[category.pk]
    parent = values.get("parent", category.parent)
    if parent != category.parent:
        check_place(category, parent)
    if "synonyms" in values:
        values["synonyms"] = _checked_synonyms(values["synonyms"])
    values["name"] = _checked_name(category, values.get("name", category.name), parent)
    changes = apply_changes(category, values)
    if changes:
        record(CategoryKept(category_id=category.pk, changes=changes), by=by, at=at)
    return category


def lock_tree() -> dict[int, Category]:
    """All categories, locked: where one may stand depends on where the others do."""
    rows = Category.objects.select_for_update(of=("self",)).order_by("pk")
    return {category.pk: category for category in rows}


def check_place(category: Category, parent: Category | None) -> None:
    """Raises CannotKeepCategory when it would stand below itself, or the tree would become too deep."""
    levels, above = 1, parent
    while above is not None:
        if above.pk == category.pk:
            raise CannotKeepCategory(_("A category can't stand below itself."), field="parent")
        levels, above = levels + 1, above.parent
    below = {branch.category.pk: branch.height for branch in branches_of(Category.objects.all())}
    if levels + below.get(category.pk, 0) > MOST_LEVELS:
        raise CannotKeepCategory(_("The tree can be four levels deep, not more."), field="parent")


def _checked_synonyms(words: Iterable[str]) -> list[str]:
    """Each once, whatever its case, in the order they were given."""
    cleaned = (one_line(word, LONGEST_SYNONYM) for word in words)
    return list({word.casefold(): word for word in cleaned if word}.values())[:MOST_SYNONYMS]


def _checked_name(category: Category, name: str, parent: Category | None) -> str:
    name = one_line(name, 120)
    if not name:
        raise CannotKeepCategory(_("Give the category a name."), field="name")
    check_name_free(category, name, parent)
    return name


def check_name_free(category: Category, name: str, parent: Category | None) -> None:
    """Raises CannotKeepCategory when another category there is called so."""
    if Category.objects.exclude(pk=category.pk or 0).filter(name__iexact=name, parent=parent).exists():
        raise CannotKeepCategory(_("There is already a category with this name here."), field="name")
