"""Opening in a process of its own: a message can be made to take any amount of memory while it is opened."""

import json
import os
import subprocess
import sys
from collections.abc import Iterable
from dataclasses import asdict
from pathlib import Path
from typing import Literal

import firstline
from firstline.channels.email.opening.outcome import CannotOpen, Opened, OpeningKey
from firstline.channels.email.reading.apart.reader import CannotStartReader

PROGRAM = "firstline.channels.email.opening"
SECONDS = 60.0
"""By the clock; the process counts its seconds of computing itself."""

_FOLDERS = [str(Path(firstline.__file__).parents[1]), *filter(None, sys.path)]
_ENVIRONMENT = {"PYTHONPATH": os.pathsep.join(_FOLDERS), "MALLOC_ARENA_MAX": "1"}


def open_apart(method: Literal["S/MIME", "PGP"], data: bytes, keys: Iterable[OpeningKey]) -> Opened:
    """Open `data` with one of `keys`. Raises CannotOpen, and CannotStartReader where no process can be started."""
    asked = json.dumps({"method": method, "keys": [asdict(key) for key in keys]}).encode()
    try:
        done = subprocess.run(  # noqa: S603 -- the program is our own
            [sys.executable, "-P", "-m", PROGRAM],
            input=asked + b"\n" + data,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env=_ENVIRONMENT,
            timeout=SECONDS,
            check=False,
        )
    except subprocess.TimeoutExpired:
        raise CannotOpen("too_large") from None
    except OSError as fault:
        raise CannotStartReader(fault.strerror or str(fault)) from fault
    return _answer(done.stdout)


def _answer(said: bytes) -> Opened:
    """What it said; a process that was stopped by its limits says nothing."""
    head, line, content = said.partition(b"\n")
    if not line:
        raise CannotOpen("too_large")
    answer = json.loads(head)
    if answer.get("fault"):
        raise CannotOpen(answer["fault"], tuple(answer["needs"]))
    return Opened(content, answer["fingerprint"], answer["seal"])
