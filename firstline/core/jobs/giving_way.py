"""What somebody waits for goes first in a process that does many things at once."""

import time
from collections.abc import Iterator
from contextlib import contextmanager
from threading import Lock

PAUSE_SECONDS = 0.01
"""Between two jobs while something goes first. Short: seventy jobs a second are still done."""


class _First:
    """How many threads go first now."""

    def __init__(self) -> None:
        self._lock, self.count = Lock(), 0

    def add(self, more: int) -> None:
        with self._lock:
            self.count += more


_first = _First()


@contextmanager
def going_first() -> Iterator[None]:
    """Have jobs of this process give way until this ends: a mail is registered before another is confirmed."""
    _first.add(1)
    try:
        yield
    finally:
        _first.add(-1)


def give_way() -> None:
    """Pause for a moment while something goes first."""
    if _first.count:
        time.sleep(PAUSE_SECONDS)
