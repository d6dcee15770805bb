"""Where categories stand: each with its path, its depth and the words it is found by."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from firstline.catalogue.models import Category


@dataclass(frozen=True)
class Branch:
    """A category with its place in the tree. `height`: how many levels stand below it."""

    category: Category
    depth: int
    path: str
    height: int

    @property
    def words(self) -> str:
        """All it is found by: its path, its names in other languages, its synonyms."""
        return " ".join([self.path, self.category.name, *self.category.translations.values(), *self.category.synonyms])


def branches_of(categories: Iterable[Category]) -> list[Branch]:
    """All of them, each below its parent; one whose parent is not among them is left out."""
    children: dict[int | None, list[Category]] = {}
    for category in categories:
        children.setdefault(category.parent_id, []).append(category)
    return list(_branches(children, None, 0, ""))


def _branches(
    children: dict[int | None, list[Category]], parent: int | None, depth: int, above: str
) -> Iterator[Branch]:
    for category in sorted(children.get(parent, []), key=lambda one: (one.position, one.label.casefold())):
        path = f"{above} › {category.label}" if above else category.label
        below = list(_branches(children, category.pk, depth + 1, path))
        yield Branch(category, depth, path, max((one.depth - depth for one in below), default=0))
        yield from below


@dataclass(frozen=True)
class Spot:
    """A place in the tree: below `below` (None: at the top), before `before` (None: as the last there)."""

    below: Category | None
    before: Category | None


def spot_beside(branches: Sequence[Branch], category: Category, step: str) -> Spot | None:
    """Where a step leads from where the category stands: up, down, in (below the one above it) or out (behind its
    parent). None where it leads nowhere."""
    by_id = {branch.category.pk: branch.category for branch in branches}
    row = [one.category for one in branches if one.category.parent_id == category.parent_id]
    here = row.index(category)
    parent = by_id.get(category.parent_id or 0)
    if step == "up" and here > 0:
        return Spot(parent, row[here - 1])
    if step == "down" and here < len(row) - 1:
        return Spot(parent, row[here + 2] if here + 2 < len(row) else None)
    if step == "in" and here > 0:
        return Spot(row[here - 1], None)
    if step == "out" and parent is not None:
        beside = [one.category for one in branches if one.category.parent_id == parent.parent_id]
        behind = beside[beside.index(parent) + 1 :]
        return Spot(by_id.get(parent.parent_id or 0), behind[0] if behind else None)
    return None
