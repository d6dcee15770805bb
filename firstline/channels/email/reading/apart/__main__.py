"""The process that reads: it takes messages on its standard input and gives back what it read, until that ends.

It knows no settings, no keys and no database, can write no file, and is the first to go when memory runs out.
"""

import math
import os
import resource
import signal
import sys
import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import BinaryIO

from firstline.channels.email.reading.apart.answers import LENGTH, OUT_OF_MEMORY, READY, frames_of
from firstline.channels.email.reading.apart.limits import memory, processor_seconds
from firstline.channels.email.reading.mail import ReadMail
from firstline.channels.email.reading.read import read_mail


def serve(read: Callable[[bytes], ReadMail]) -> None:
    """Read messages until there are no more of them. Doesn't return."""
    answers = _answers_alone()
    _give_up_what_is_not_needed()
    answers.write(READY)
    answers.flush()
    try:
        while (head := sys.stdin.buffer.read(LENGTH.size)) and len(head) == LENGTH.size:
            (size,) = LENGTH.unpack(head)
            _limit(size)
            _answer(read, size, answers)
    except BrokenPipeError:
        pass
    except MemoryError:
        os._exit(OUT_OF_MEMORY)
    os._exit(0)


def _answer(read: Callable[[bytes], ReadMail], size: int, answers: BinaryIO) -> None:
    answers.writelines(frames_of(read(sys.stdin.buffer.read(size))))
    answers.flush()


def _answers_alone() -> BinaryIO:
    """Standard output for answers; what anything else prints there goes nowhere."""
    answers = os.fdopen(os.dup(1), "wb")
    os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
    return answers


def _give_up_what_is_not_needed() -> None:
    """A signal meant for the whole desk must not look like a fault of a mail: this ends when the pipe is closed."""
    for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        signal.signal(number, signal.SIG_IGN)
    with suppress(OSError):
        Path("/proc/self/oom_score_adj").write_text("900")
    for limit in (resource.RLIMIT_FSIZE, resource.RLIMIT_CORE):
        resource.setrlimit(limit, (0, 0))


def _limit(size: int) -> None:
    _set(resource.RLIMIT_AS, memory(size))
    _set(resource.RLIMIT_CPU, math.ceil(time.process_time()) + processor_seconds(size))


def _set(limit: int, value: int) -> None:
    _soft, hard = resource.getrlimit(limit)
    resource.setrlimit(limit, (value if hard == resource.RLIM_INFINITY else min(value, hard), hard))


if __name__ == "__main__":
    serve(read_mail)
