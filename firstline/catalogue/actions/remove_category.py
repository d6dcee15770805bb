"""Removing a category; one that is in use is retired instead."""

from datetime import datetime

from django.db import transaction
from django.db.models import ProtectedError

from firstline.catalogue.events import CategoryRemoved
from firstline.catalogue.models import Category
from firstline.core.access import Actor
from firstline.core.events import record


@transaction.atomic
def remove_category(category: Category, *, by: Actor, at: datetime) -> bool:
    """Returns whether it is gone. A category with requests or others below it stays, and can't be chosen any more."""
    category = Category.objects.select_for_update(of=("self",)).get(pk=category.pk)
    number, is_gone = category.pk, True
    try:
        with transaction.atomic():
            category.delete()
    except ProtectedError:
        is_gone = False
        Category.objects.filter(pk=number).update(is_active=False)
    record(CategoryRemoved(category_id=number, name=category.name, is_retired=not is_gone), by=by, at=at)
    return is_gone
