"""What can happen to a change of many tickets."""

from dataclasses import dataclass
from typing import ClassVar

from firstline.core.events import Event


@dataclass(frozen=True, kw_only=True)
class BulkBegun(Event):
    """`verb` is a code of `verbs.VERBS`; `count` is how many tickets it is about."""

    kind: ClassVar[str] = "bulk:begun"
    bulk_id: int
    verb: str
    count: int


@dataclass(frozen=True, kw_only=True)
class BulkStopped(Event):
    """Its agent stopped it before it was through; what was done stays done."""

    kind: ClassVar[str] = "bulk:stopped"
    bulk_id: int
    verb: str
    done: int


@dataclass(frozen=True, kw_only=True)
class BulkEnded(Event):
    """Nothing is left to do; after being undone, `done` are those that were brought back."""

    kind: ClassVar[str] = "bulk:ended"
    bulk_id: int
    verb: str
    done: int
    refused: int
    was_undoing: bool


@dataclass(frozen=True, kw_only=True)
class BulkUndoing(Event):
    """Its agent asked to have undone what was done to `count` tickets."""

    kind: ClassVar[str] = "bulk:undoing"
    bulk_id: int
    verb: str
    count: int
