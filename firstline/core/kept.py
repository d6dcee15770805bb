"""Rows that are read by every page and changed by hardly anybody: kept in memory for a moment."""

import time
from collections.abc import Callable
from typing import Any, Generic, TypeVar

T = TypeVar("T")


class Kept(Generic[T]):
    """What `read` returned, read again once it is older than `seconds`, or after `forget`."""

    def __init__(self, read: Callable[[], T], seconds: float = 2.0) -> None:
        self._read = read
        self._seconds = seconds
        self._value: tuple[float, T] | None = None
        _all.append(self)

    def __call__(self) -> T:
        value = self._value
        if value is None or time.monotonic() - value[0] > self._seconds:
            value = self._value = (time.monotonic(), self._read())
        return value[1]

    def forget(self) -> None:
        self._value = None


_all: list["Kept[Any]"] = []


def forget_everything_kept() -> None:
    """Have everything read again: after a restore, and between tests."""
    for kept in _all:
        kept.forget()
