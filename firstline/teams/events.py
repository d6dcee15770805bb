"""What can happen to teams."""

from dataclasses import dataclass
from typing import ClassVar

from firstline.core.events import Event


@dataclass(frozen=True, kw_only=True)
class TeamAdded(Event):
    kind: ClassVar[str] = "team:added"
    team_id: int
    name: str


@dataclass(frozen=True, kw_only=True)
class TeamChanged(Event):
    kind: ClassVar[str] = "team:changed"
    team_id: int
    changes: dict[str, tuple[str, str]]
