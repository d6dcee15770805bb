"""Runs one server and ends it, with all it started, as soon as whoever wanted it is gone, killed or not.

Called as a script by `program.py`: `keeper.py SECONDS_OF_PATIENCE FOLDER COMMAND…`. The pipe on standard input is
the leash: it closes by itself when the process at its other end dies, so not even `kill -9` of a test run leaves a
server behind, nor the folder it lived in.
"""

import contextlib
import ctypes
import os
import select
import shutil
import signal
import subprocess
import sys
import time

SECONDS_TO_DIE = 5.0
LEASH = 0
PR_SET_CHILD_SUBREAPER = 36


def main() -> None:
    _adopt_orphans()
    patience, folder, *command = sys.argv[1:]
    signals = _pipe_of_signals(signal.SIGTERM, signal.SIGINT, signal.SIGHUP, signal.SIGCHLD)
    server = subprocess.Popen(command, stdin=subprocess.DEVNULL, process_group=0).pid
    leash_is_cut = told_to_end = False
    while not (leash_is_cut or told_to_end or server in _buried()):
        readable, _, _ = select.select([LEASH, signals], [], [])
        told_to_end = signals in readable and bool(set(os.read(signals, 512)) - {signal.SIGCHLD})
        leash_is_cut = LEASH in readable
    _end(server, float(patience))
    if leash_is_cut and not told_to_end:
        shutil.rmtree(folder, ignore_errors=True)


def _adopt_orphans() -> None:
    """What a server leaves behind becomes our child to bury; the init of a container may not do it."""
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(PR_SET_CHILD_SUBREAPER, 1)


def _pipe_of_signals(*numbers: int) -> int:
    heard, told = os.pipe()
    os.set_blocking(told, False)
    signal.set_wakeup_fd(told)
    for number in numbers:
        signal.signal(number, lambda *_: None)
    return heard


def _buried() -> set[int]:
    """The children that ended since the last time."""
    ended: set[int] = set()
    with contextlib.suppress(ChildProcessError):
        while (child := os.waitpid(-1, os.WNOHANG)[0]) != 0:
            ended.add(child)
    return ended


def _end(group: int, patience: float) -> None:
    """Ask the server and what it started to end, insist after so many seconds, and bury them all."""
    for number, seconds in ((signal.SIGTERM, patience), (signal.SIGKILL, SECONDS_TO_DIE)):
        deadline = time.monotonic() + seconds
        with contextlib.suppress(ProcessLookupError):
            os.killpg(group, number)
            while time.monotonic() < deadline:
                _buried()
                os.killpg(group, 0)
                time.sleep(0.005)


if __name__ == "__main__":
    main()
