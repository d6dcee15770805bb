"""The few processes that read for all threads of this one: started when needed, kept, replaced when they end."""

import atexit
import os
from collections import deque
from collections.abc import Iterator
from contextlib import contextmanager
from threading import Semaphore

from firstline.channels.email.reading.apart.reader import PROGRAM, Reader

MOST = 2
"""So that a mail that takes seconds holds up one mailbox and not all."""


class Readers:
    """Gives out processes, each to one thread at a time."""

    def __init__(self, program: str = PROGRAM) -> None:
        self._program = program
        self._begin()

    @contextmanager
    def one(self) -> Iterator[Reader]:
        """A process that can read; waits while all are busy. Raises CannotStartReader."""
        with self._places:
            reader = self._idle_one() or Reader(self._program)
            try:
                yield reader
            finally:
                self._put_back(reader)

    def close(self) -> None:
        """End those that do nothing. One that still reads ends with whoever waits for it."""
        while self._idle:
            self._idle.pop().close()

    def _begin(self) -> None:
        self._places = Semaphore(MOST)
        self._idle: deque[Reader] = deque()

    def forget(self) -> None:
        """In a copy of this process: its readers are the other's."""
        for reader in self._idle:
            reader.let_go()
        self._begin()

    def _idle_one(self) -> Reader | None:
        while self._idle:
            reader = self._idle.pop()
            if not reader.has_ended():
                return reader
            reader.close()
        return None

    def _put_back(self, reader: Reader) -> None:
        if reader.is_usable:
            self._idle.append(reader)
        else:
            reader.kill()


READERS = Readers()
atexit.register(READERS.close)
os.register_at_fork(after_in_child=READERS.forget)
