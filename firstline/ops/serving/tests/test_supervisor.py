"""Real processes, small ones: Python programs that note when they start."""

import os
import signal
import subprocess
import sys
import textwrap
import time
from contextlib import suppress

import pytest

SUPERVISE = """
import sys
from firstline.ops.serving.children import Child
from firstline.ops.serving.supervisor import Supervisor

folder, ready, *programs = sys.argv[1:]
children = [Child(f"child {n}", ["-c", program, folder]) for n, program in enumerate(programs)]
raise SystemExit(Supervisor(children, lambda: ready == "ready").run())
"""
LIVES = """
import os, pathlib, sys, time
pathlib.Path(sys.argv[1], f"started-{os.getpid()}").touch()
time.sleep(60)
"""
DIES = "raise SystemExit(7)"


@pytest.fixture
def supervise(tmp_path):
    running = []

    def start(*programs, ready="ready"):
        asked = [sys.executable, "-c", textwrap.dedent(SUPERVISE), str(tmp_path), ready, *programs]
        running.append(subprocess.Popen(asked, stderr=subprocess.PIPE, text=True))
        return running[-1]

    yield start
    for one in running:
        one.kill()
        one.communicate()


def started(tmp_path, count):
    """The process ids noted so far, once there are `count`."""
    return wait_for(lambda: ids if len(ids := noted(tmp_path)) >= count else None)


def noted(tmp_path):
    by_age = sorted(tmp_path.glob("started-*"), key=lambda path: path.stat().st_mtime_ns)
    return [int(path.name.partition("-")[2]) for path in by_age]


def wait_for(found, seconds=15):
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        if value := found():
            return value
        time.sleep(0.05)
    raise AssertionError("did not happen in time")


def is_alive(process_id):
    with suppress(ProcessLookupError):
        os.kill(process_id, 0)
        return True
    return False


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_ends_all_its_children_when_asked_to_end(supervise, tmp_path, number):
    parent = supervise(LIVES, LIVES)
    children = started(tmp_path, 2)
    parent.send_signal(number)
    assert parent.wait(timeout=15) == 0
    assert [is_alive(child) for child in children] == [False, False]


def test_starts_a_killed_child_again(supervise, tmp_path):
    supervise(LIVES)
    first = started(tmp_path, 1)[0]
    os.kill(first, signal.SIGKILL)
    again = started(tmp_path, 2)[1]
    assert again != first
    assert is_alive(again)


def test_children_end_when_the_parent_is_killed(supervise, tmp_path):
    parent = supervise(LIVES)
    child = started(tmp_path, 1)[0]
    parent.kill()
    parent.wait()
    wait_for(lambda: not is_alive(child))


def test_gives_up_on_a_child_that_never_starts_and_says_so(supervise, tmp_path):
    parent = supervise(DIES, LIVES, ready="never")
    _out, said = parent.communicate(timeout=20)
    assert parent.returncode == 1
    assert "The child 0 could not be started (exit status 7); the reason stands above." in said
    assert [is_alive(child) for child in noted(tmp_path)] == [False]
