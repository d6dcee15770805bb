"""One process that `firstline serve` keeps alive."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from contextlib import suppress
from threading import Thread

# glibc gives each thread a heap of its own; two are enough for ours and keep the process small.
SMALL = {"MALLOC_ARENA_MAX": "2"}


class Child:
    """A Python program of ours, started in a process group of its own so that nothing of it outlives it."""

    def __init__(self, title: str, words: list[str]) -> None:
        self.title = title
        self.tries = 0
        self._words = words
        self._process: subprocess.Popen[bytes] | None = None
        self._started_at = 0.0

    def start(self, tell_end: Callable[["Child"], None]) -> None:
        """Start it; `tell_end(self)` is called from a thread when it has ended."""
        tied = [sys.executable, "-m", "firstline.ops.serving.tied", str(os.getpid())]
        self._started_at = time.monotonic()
        self._process = subprocess.Popen(  # noqa: S603 -- the program is our own
            [*tied, sys.executable, *self._words], env={**SMALL, **os.environ}, start_new_session=True
        )
        Thread(target=self._watch, args=(self._process, tell_end), daemon=True).start()

    def _watch(self, process: "subprocess.Popen[bytes]", tell_end: Callable[["Child"], None]) -> None:
        process.wait()
        _signal_group(process.pid, signal.SIGKILL)
        tell_end(self)

    @property
    def is_running(self) -> bool:
        return self._process is not None and self._process.poll() is None

    @property
    def lived_seconds(self) -> float:
        return time.monotonic() - self._started_at

    @property
    def how_it_ended(self) -> str:
        code = self._process.returncode if self._process else None
        return f"signal {-code}" if code is not None and code < 0 else f"exit status {code}"

    def ask_to_end(self) -> None:
        if self._process is not None and self.is_running:
            self._process.terminate()

    def kill(self) -> None:
        """End it and everything it started, at once."""
        if self._process is not None and self.is_running:
            _signal_group(self._process.pid, signal.SIGKILL)


def _signal_group(leader: int, number: signal.Signals) -> None:
    with suppress(ProcessLookupError, PermissionError):
        os.killpg(leader, number)
