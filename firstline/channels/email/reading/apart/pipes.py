"""Sending and receiving through a pipe until a moment by the monotonic clock."""

import os
import select
import time

_MOST_AT_ONCE = 1024 * 1024


class Late(Exception):
    """The moment came first."""


class Ended(Exception):
    """The other side has closed the pipe."""


def send(pipe: int, data: bytes, *, until: float) -> None:
    """Write everything. The pipe must not block. Raises Late and Ended."""
    rest = memoryview(data)
    while rest:
        _wait(pipe, select.POLLOUT, until)
        try:
            rest = rest[os.write(pipe, rest[:_MOST_AT_ONCE]) :]
        except BlockingIOError:
            continue
        except BrokenPipeError:
            raise Ended from None


def receive(pipe: int, size: int, *, until: float) -> bytearray:
    """Read exactly `size` bytes. Raises Late and Ended."""
    data = bytearray(size)
    rest = memoryview(data)
    while rest:
        _wait(pipe, select.POLLIN, until)
        got = os.readv(pipe, [rest[:_MOST_AT_ONCE]])
        if not got:
            raise Ended
        rest = rest[got:]
    return data


def _wait(pipe: int, event: int, until: float) -> None:
    poll = select.poll()
    poll.register(pipe, event)
    left = until - time.monotonic()
    if left <= 0 or not poll.poll(left * 1000):
        raise Late
