"""Reading the catalogue."""

from dataclasses import dataclass

from django.db.models import QuerySet

from firstline.catalogue.models import Category, Product


@dataclass(frozen=True)
class Branch:
    """A category with its place in the tree."""

    category: Category
    depth: int
    path: str


def active_products() -> QuerySet[Product]:
    return Product.objects.filter(is_active=True)


def category_tree(*, with_inactive: bool = False) -> list[Branch]:
    """All categories, each below its parent, in the order of their names."""
    categories = Category.objects.all() if with_inactive else Category.objects.filter(is_active=True)
    children: dict[int | None, list[Category]] = {}
    for category in categories:
        children.setdefault(category.parent_id, []).append(category)
    return list(_branches(children, None, 0, ""))


def _branches(children: dict[int | None, list[Category]], parent: int | None, depth: int, path: str) -> list[Branch]:
    found: list[Branch] = []
    for category in sorted(children.get(parent, []), key=lambda one: one.label.casefold()):
        here = f"{path} › {category.label}" if path else category.label
        found.append(Branch(category=category, depth=depth, path=here))
        found.extend(_branches(children, category.pk, depth + 1, here))
    return found
