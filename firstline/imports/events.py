"""What can happen to the import of a list."""

from dataclasses import dataclass
from typing import ClassVar

from firstline.core.events import Event


@dataclass(frozen=True, kw_only=True)
class ImportStarted(Event):
    kind: ClassVar[str] = "import:started"
    import_id: int
    list_of: str
    name: str


@dataclass(frozen=True, kw_only=True)
class ImportFinished(Event):
    """How many rows became something new, changed something, and were refused."""

    kind: ClassVar[str] = "import:finished"
    import_id: int
    list_of: str
    name: str
    made: int
    changed: int
    refused: int
