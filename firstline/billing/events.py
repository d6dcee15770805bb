"""What can happen to time and timers. Nothing of it is public: users see no time."""

from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from firstline.core.events import Event


@dataclass(frozen=True, kw_only=True)
class TimeLogged(Event):
    kind: ClassVar[str] = "ticket:time-logged"
    ticket_id: int
    entry_id: int
    minutes: int
    done_on: date
    is_billable: bool


@dataclass(frozen=True, kw_only=True)
class TimeChanged(Event):
    """`changes` holds (before, after) of each field, in words; `person` is whose time it is."""

    kind: ClassVar[str] = "ticket:time-changed"
    ticket_id: int
    entry_id: int
    person: str
    changes: dict[str, tuple[str, str]]


@dataclass(frozen=True, kw_only=True)
class TimeRemoved(Event):
    """Keeps what the entry said, because the entry is gone."""

    kind: ClassVar[str] = "ticket:time-removed"
    ticket_id: int
    entry_id: int
    person: str
    minutes: int
    done_on: date
    work_kind: str
    is_billable: bool
    note: str


@dataclass(frozen=True, kw_only=True)
class TimerStarted(Event):
    kind: ClassVar[str] = "timer:started"
    timer_id: int
    ticket_id: int


@dataclass(frozen=True, kw_only=True)
class TimerPaused(Event):
    kind: ClassVar[str] = "timer:paused"
    timer_id: int
    ticket_id: int
    seconds: int


@dataclass(frozen=True, kw_only=True)
class TimerDiscarded(Event):
    """What it had measured was thrown away, not booked."""

    kind: ClassVar[str] = "timer:discarded"
    timer_id: int
    ticket_id: int
    seconds: int


@dataclass(frozen=True, kw_only=True)
class WorkKindKept(Event):
    kind: ClassVar[str] = "work_kind:kept"
    work_kind_id: int
    changes: dict[str, tuple[str, str]]
