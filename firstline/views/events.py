"""What can happen to views and exports."""

from dataclasses import dataclass
from typing import ClassVar

from firstline.core.events import Event


@dataclass(frozen=True, kw_only=True)
class ViewAdded(Event):
    kind: ClassVar[str] = "view:added"
    view_id: int
    name: str
    sharing: str


@dataclass(frozen=True, kw_only=True)
class ViewChanged(Event):
    kind: ClassVar[str] = "view:changed"
    view_id: int
    name: str
    changes: dict[str, tuple[str, str]]


@dataclass(frozen=True, kw_only=True)
class ViewRemoved(Event):
    kind: ClassVar[str] = "view:removed"
    view_id: int
    name: str


@dataclass(frozen=True, kw_only=True)
class ExportAsked(Event):
    kind: ClassVar[str] = "export:asked"
    export_id: int
    name: str
    filter: str
    format: str


@dataclass(frozen=True, kw_only=True)
class ExportMade(Event):
    kind: ClassVar[str] = "export:made"
    export_id: int
    name: str
    rows: int


@dataclass(frozen=True, kw_only=True)
class ExportFetched(Event):
    kind: ClassVar[str] = "export:fetched"
    export_id: int
    name: str
