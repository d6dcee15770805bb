"""Runs one server and ends it, with all it started, as soon as whoever wanted it is gone, killed or not.

Called as a script by `program.py`: `keeper.py SECONDS SECONDS FOLDER COMMAND…`. The pipe on standard input is
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
    alone, together, folder, *command = sys.argv[1:]
    signals = _pipe_of_signals(signal.SIGTERM, signal.SIGINT, signal.SIGHUP, signal.SIGCHLD)
    server = subprocess.Popen(command, stdin=subprocess.DEVNULL, process_group=0).pid
    leash_is_cut = told_to_end = False
    while not (leash_is_cut or told_to_end or server in _buried()):
        readable, _, _ = select.select([LEASH, signals], [], [])
        leash_is_cut = LEASH in readable
        # Looked at last: who stops a server sends the signal first and lets go of the leash at once.
        told_to_end = _is_told_to_end(signals)
    _end(server, alone=float(alone), together=float(together))
    if leash_is_cut and not told_to_end:
        shutil.rmtree(folder, ignore_errors=True)


def _adopt_orphans() -> None:
    """What a server leaves behind becomes our child to bury; the init of a container may not do it."""
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(PR_SET_CHILD_SUBREAPER, 1)


def _pipe_of_signals(*numbers: int) -> int:
    heard, told = os.pipe()
    os.set_blocking(told, False)
    os.set_blocking(heard, False)
    signal.set_wakeup_fd(told)
    for number in numbers:
        signal.signal(number, lambda *_: None)
    return heard


def _is_told_to_end(signals: int) -> bool:
    with contextlib.suppress(BlockingIOError):
        return bool(set(os.read(signals, 512)) - {signal.SIGCHLD})
    return False


def _buried() -> set[int]:
    """The children that ended since the last time."""
    ended: set[int] = set()
    with contextlib.suppress(ChildProcessError):
        while (child := os.waitpid(-1, os.WNOHANG)[0]) != 0:
            ended.add(child)
    return ended


def _end(server: int, *, alone: float, together: float) -> None:
    """Ask the server to end, then everything it started, and insist at last; bury them all."""
    for tell, number, seconds in (
        (os.kill, signal.SIGTERM, alone),
        (os.killpg, signal.SIGTERM, together),
        (os.killpg, signal.SIGKILL, SECONDS_TO_DIE),
    ):
        with contextlib.suppress(ProcessLookupError):
            tell(server, number)
        if _all_gone(server, seconds):
            return


def _all_gone(group: int, seconds: float) -> bool:
    """Whether the whole group ended within so many seconds."""
    deadline = time.monotonic() + seconds
    with contextlib.suppress(ProcessLookupError):
        while time.monotonic() < deadline:
            _buried()
            os.killpg(group, 0)
            time.sleep(0.005)
        return False
    return True


if __name__ == "__main__":
    main()
