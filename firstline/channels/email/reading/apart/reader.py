"""One process that reads messages, one after the other."""

import errno
import os
import signal
import subprocess
import sys
import time
from contextlib import suppress
from pathlib import Path

import firstline
from firstline.channels.email.reading.apart import limits
from firstline.channels.email.reading.apart.answers import LENGTH, OUT_OF_MEMORY, READY, NoAnswer, mail_from
from firstline.channels.email.reading.apart.pipes import Ended, Late, receive, send
from firstline.channels.email.reading.mail import ReadMail

PROGRAM = "firstline.channels.email.reading.apart"

_FOLDERS = [str(Path(firstline.__file__).parents[1]), *filter(None, sys.path)]
_ENVIRONMENT = {"PYTHONPATH": os.pathsep.join(_FOLDERS), "MALLOC_ARENA_MAX": "1"}
"""Nothing of ours: it must not know where the database is, nor the keys."""

_LIMITS_BY_STATUS = {
    -signal.SIGXCPU: "time",
    OUT_OF_MEMORY: "memory",
    -signal.SIGABRT: "memory",  # how what is written in Rust or C++ ends when it gets none
}
_ENDING_SECONDS = 2.0


class Stopped(Exception):
    """Reading this message was stopped; `limit` names why: "time", "memory", or "crash"."""

    def __init__(self, limit: str) -> None:
        super().__init__(limit)
        self.limit = limit


class CannotStartReader(OSError):
    """The machine can't start another process now. No mail is at fault."""

    def __init__(self, why: str) -> None:
        super().__init__(errno.EAGAIN, f"the process that reads mail can't be started: {why}")


class Reader:
    """A process that reads for one thread at a time. Raises CannotStartReader."""

    def __init__(self, program: str = PROGRAM) -> None:
        self.is_usable = False
        try:
            self._process = subprocess.Popen(  # noqa: S603 -- the program is our own
                [sys.executable, "-P", "-m", program],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                env=_ENVIRONMENT,
                bufsize=0,
            )
        except OSError as fault:
            raise CannotStartReader(fault.strerror or str(fault)) from fault
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        self._stdin, self._stdout = self._process.stdin, self._process.stdout
        os.set_blocking(self._stdin.fileno(), False)
        self._await_ready()

    @property
    def pid(self) -> int:
        """Of the process."""
        return self._process.pid

    def read(self, raw: bytes) -> ReadMail:
        """Read a message. Raises Stopped, and is not usable any more then."""
        self.is_usable = False
        until = time.monotonic() + limits.waiting_seconds(len(raw))
        try:
            mail = self._exchange(raw, until)
        except Late:
            self.kill()
            raise Stopped("time") from None
        except NoAnswer:
            self.kill()
            raise Stopped("crash") from None
        except Ended:
            raise Stopped(self._why_it_ended()) from None
        self.is_usable = True
        return mail

    def close(self) -> None:
        """Let it end by itself."""
        self.is_usable = False
        self.let_go()
        try:
            self._process.wait(_ENDING_SECONDS)
        except subprocess.TimeoutExpired:
            self.kill()

    def let_go(self) -> None:
        """Close our ends of the pipes and nothing else: the process ends when nobody holds one any more."""
        for pipe in (self._stdin, self._stdout):
            with suppress(OSError):
                pipe.close()

    def kill(self) -> None:
        """End it at once."""
        self.is_usable = False
        self._process.kill()
        self.let_go()
        self._process.wait()

    def has_ended(self) -> bool:
        """Whether somebody else has ended it."""
        return self._process.poll() is not None

    def _await_ready(self) -> None:
        try:
            said = receive(self._stdout.fileno(), len(READY), until=time.monotonic() + limits.STARTING_SECONDS)
        except (Late, Ended):
            said = bytearray()
        if said != READY:
            self.kill()
            raise CannotStartReader(f"exit status {self._process.returncode}")
        self.is_usable = True

    def _exchange(self, raw: bytes, until: float) -> ReadMail:
        send(self._stdin.fileno(), LENGTH.pack(len(raw)), until=until)
        send(self._stdin.fileno(), raw, until=until)
        size = len(raw)
        return mail_from(
            lambda length: receive(self._stdout.fileno(), length, until=until),
            longest=limits.longest_answer(size),
            longest_files=limits.longest_files(size),
        )

    def _why_it_ended(self) -> str:
        try:
            status = self._process.wait(_ENDING_SECONDS)
        except subprocess.TimeoutExpired:
            status = 0
        self.kill()
        return _LIMITS_BY_STATUS.get(status, "crash")
