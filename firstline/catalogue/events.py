"""What can happen to the catalogue."""

from dataclasses import dataclass
from typing import ClassVar

from firstline.core.events import Event


@dataclass(frozen=True, kw_only=True)
class CategoryKept(Event):
    kind: ClassVar[str] = "category:kept"
    category_id: int
    changes: dict[str, tuple[str, str]]


@dataclass(frozen=True, kw_only=True)
class ProductKept(Event):
    kind: ClassVar[str] = "product:kept"
    product_id: int
    changes: dict[str, tuple[str, str]]
