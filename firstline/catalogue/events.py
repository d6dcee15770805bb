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
class CategoryMoved(Event):
    """It stands at another place; `below` is the name of its parent, empty for the top."""

    kind: ClassVar[str] = "category:moved"
    category_id: int
    name: str
    below: str


@dataclass(frozen=True, kw_only=True)
class CategoryRemoved(Event):
    """`is_retired`: it stays for the requests that have it, and can't be chosen any more."""

    kind: ClassVar[str] = "category:removed"
    category_id: int
    name: str
    is_retired: bool


@dataclass(frozen=True, kw_only=True)
class ProductKept(Event):
    kind: ClassVar[str] = "product:kept"
    product_id: int
    changes: dict[str, tuple[str, str]]


@dataclass(frozen=True, kw_only=True)
class AssetAdded(Event):
    kind: ClassVar[str] = "asset:added"
    asset_id: int
    tag: str
    name: str


@dataclass(frozen=True, kw_only=True)
class AssetChanged(Event):
    """`changes` is {field: (before, after)}; the state as its code, others in words."""

    kind: ClassVar[str] = "asset:changed"
    asset_id: int
    tag: str
    changes: dict[str, tuple[str, str]]


@dataclass(frozen=True, kw_only=True)
class AssetRetired(Event):
    kind: ClassVar[str] = "asset:retired"
    asset_id: int
    tag: str
    state_before: str
