"""Adding and changing products and services."""

from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from firstline.catalogue.events import ProductKept
from firstline.catalogue.models import Product, ProductKind
from firstline.core.access import Actor
from firstline.core.changes import apply_changes
from firstline.core.errors import DomainError
from firstline.core.events import record
from firstline.core.text import one_line


class CannotKeepProduct(DomainError):
    code = "cannot_keep_product"


@transaction.atomic
def add_product(
    *, name: str, by: Actor, at: datetime, kind: str = ProductKind.HARDWARE, description: str = "",
    translations: dict[str, str] | None = None,
) -> Product:  # fmt: skip
    """Add a product or service. Raises CannotKeepProduct when the name is empty or taken."""
    product = Product.objects.create(
        name=_checked_name(name, None),
        kind=kind,
        description=one_line(description),
        translations=translations or {},
    )
    record(ProductKept(product_id=product.pk, changes={"name": ("", product.name)}), by=by, at=at)
    return product


@transaction.atomic
def change_product(product: Product, *, by: Actor, at: datetime, **values: Any) -> Product:
    """Change name, translations, kind, description or is_active. Raises CannotKeepProduct."""
    product = Product.objects.select_for_update().get(pk=product.pk)
    if "name" in values:
        values["name"] = _checked_name(values["name"], product)
    changes = apply_changes(product, values)
    if changes:
        record(ProductKept(product_id=product.pk, changes=changes), by=by, at=at)
    return product


def _checked_name(name: str, product: Product | None) -> str:
    name = one_line(name, 120)
    if not name:
        raise CannotKeepProduct(_("Give it a name."), field="name")
    if Product.objects.exclude(pk=product.pk if product else 0).filter(name__iexact=name).exists():
        raise CannotKeepProduct(_("There is already a product or service with this name."), field="name")
    return name
