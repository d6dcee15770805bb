"""Things that happen by the clock, and loops that run as long as a worker lives."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from threading import Event as Flag

from firstline.core.models import PeriodicRun


@dataclass(frozen=True)
class Periodic:
    name: str
    every: timedelta
    run: Callable[[datetime], object]


_periodic: list[Periodic] = []
_loops: dict[str, Callable[[Flag], None]] = {}


def every(interval: timedelta, name: str, run: Callable[[datetime], object]) -> None:
    """Have `run(at)` called about every `interval`, by one worker at a time. Called in `config/schedule.py` only."""
    _periodic.append(Periodic(name=name, every=interval, run=run))


def always(name: str, loop: Callable[[Flag], None]) -> None:
    """Have `loop(stop)` run in a thread of each worker until `stop` is set. Called in `config/schedule.py` only."""
    _loops[name] = loop


def loops() -> dict[str, Callable[[Flag], None]]:
    return dict(_loops)


def due(at: datetime) -> list[Periodic]:
    """The periodic jobs this worker is to run now; asking claims them."""
    return [periodic for periodic in _periodic if _claim(periodic, at)]


def _claim(periodic: Periodic, at: datetime) -> bool:
    _, first = PeriodicRun.objects.get_or_create(name=periodic.name, defaults={"began_at": at})
    claimed = PeriodicRun.objects.filter(name=periodic.name, began_at__lte=at - periodic.every)
    return first or claimed.update(began_at=at) == 1
