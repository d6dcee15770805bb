"""Putting a category to another place in the tree."""

from datetime import datetime

from django.db import transaction

from firstline.catalogue.actions.keep_category import check_name_free, check_place, lock_tree
from firstline.catalogue.events import CategoryMoved
from firstline.catalogue.models import Category
from firstline.core.access import Actor
from firstline.core.events import record


@transaction.atomic
def move_category(
    category: Category, *, below: Category | None, before: Category | None = None, by: Actor, at: datetime
) -> Category:
    """Put it (and all below it) below `below`, before its child `before` or else as the last there.

    Raises CannotKeepCategory when it would stand below itself, the tree would become too deep, or its name is taken.
    """
    every = lock_tree()
    category = every[category.pk]
    parent = every[below.pk] if below else None
    check_place(category, parent)
    check_name_free(category, category.name, parent)
    neighbours = [one for one in every.values() if one.parent_id == (parent.pk if parent else None) and one != category]
    neighbours.sort(key=lambda one: (one.position, one.label.casefold()))
    place = next((n for n, one in enumerate(neighbours) if before and one.pk == before.pk), len(neighbours))
    category.parent = parent
    _number([*neighbours[:place], category, *neighbours[place:]])
    record(
        CategoryMoved(category_id=category.pk, name=category.name, below=parent.name if parent else ""), by=by, at=at
    )
    return category


def _number(row: list[Category]) -> None:
    for position, category in enumerate(row, start=1):
        category.position = position
    Category.objects.bulk_update(row, ["position", "parent"])
