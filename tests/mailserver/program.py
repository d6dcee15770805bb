"""A server program: how it is started, known to answer, and stopped."""

import contextlib
import socket
import subprocess
import sys
import time
from dataclasses import dataclass, field
from pathlib import Path

KEEPER = Path(__file__).with_name("keeper.py")
REPOSITORY = Path(__file__).resolve().parents[2]
HOST = "127.0.0.1"


class CannotStart(Exception):
    """A server ended, or did not answer in time; the message holds the end of its log."""


@dataclass
class Program:
    """One server on loopback: its command runs in the foreground and listens on `ports` once it is ready.

    `folder` is where it lives; it goes with the server if the process that started it is killed.
    `patience` is how many seconds what it started may work on after the server was asked to end, and how many more
    once everything was asked.
    """

    name: str
    command: list[str]
    ports: tuple[int, ...]
    folder: Path
    log: Path
    patience: tuple[float, float] = (0, 3)
    _keeper: subprocess.Popen[bytes] | None = field(default=None, repr=False)

    def start(self, *, seconds: float = 15) -> None:
        """Start unless it runs, and return when every port answers. Raises CannotStart."""
        if self._keeper:
            return
        with self.log.open("ab") as log:
            self._keeper = subprocess.Popen(
                [sys.executable, "-S", "-E", str(KEEPER), *map(str, self.patience), str(self.folder), *self.command],
                stdin=subprocess.PIPE,
                stdout=log,
                stderr=log,
                cwd=REPOSITORY,
                start_new_session=True,
            )
        try:
            self._wait_until_it_answers(seconds)
        except CannotStart:
            self.stop()
            raise

    def stop(self) -> None:
        """End the server and everything it started; return when they are gone."""
        if self._keeper:
            self._keeper.terminate()
            self._keeper.communicate()
            self._keeper = None

    @property
    def is_running(self) -> bool:
        return self._keeper is not None and self._keeper.poll() is None

    def _wait_until_it_answers(self, seconds: float) -> None:
        deadline = time.monotonic() + seconds
        waiting = list(self.ports)
        while waiting:
            if not self.is_running:
                raise CannotStart(f"{self.name} ended at once:\n{self._end_of_log()}")
            if time.monotonic() > deadline:
                raise CannotStart(f"{self.name} does not answer on {waiting}:\n{self._end_of_log()}")
            waiting = [port for port in waiting if not answers(port)]
            if waiting:
                time.sleep(0.01)

    def _end_of_log(self) -> str:
        return self.log.read_text(errors="replace")[-2000:]


def answers(port: int) -> bool:
    """Whether something listens on this port of loopback."""
    with contextlib.suppress(OSError), socket.create_connection((HOST, port), timeout=1):
        return True
    return False
