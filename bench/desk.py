"""The desk that is measured: its processes, started on this machine and ended again, and how much memory they take."""

import os
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path


@contextmanager
def running_desk(*, with_worker: bool = True) -> Iterator["Desk"]:
    """A desk with one web process (and a worker), answering; ended when the block is left."""
    port = _free_port()
    command = ["serve"] if with_worker else ["web"]
    process = subprocess.Popen(
        [sys.executable, "-m", "firstline", *command, "--port", str(port)],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )
    try:
        _wait_for(port)
        yield Desk(port, process.pid)
    finally:
        process.send_signal(signal.SIGTERM)
        try:
            process.wait(15)
        except subprocess.TimeoutExpired:
            os.killpg(process.pid, signal.SIGKILL)


class Desk:
    def __init__(self, port: int, pid: int) -> None:
        self.port = port
        self.pid = pid

    def memory(self) -> dict[str, float]:
        """MiB (PSS: what is shared is counted once) of each process by what it does."""
        found: dict[str, float] = {}
        for pid in self._family():
            with suppress(OSError):
                kilobytes = _pss(pid)
                words = Path(f"/proc/{pid}/cmdline").read_bytes().split(b"\0")
                name = _role(words, is_first=pid == self.pid)
                found[name] = round(found.get(name, 0) + kilobytes / 1024, 1)
        return {**found, "all": round(sum(found.values()), 1)}

    def _family(self) -> list[int]:
        family, unseen = [], [self.pid]
        while unseen:
            pid = unseen.pop()
            family.append(pid)
            for task in Path(f"/proc/{pid}/task").glob("*/children"):
                with suppress(OSError):
                    unseen.extend(int(child) for child in task.read_text().split())
        return family


def _role(words: list[bytes], *, is_first: bool) -> str:
    text = b" ".join(words).decode(errors="replace")
    if is_first:
        return "keeper"
    if "worker" in text:
        return "worker"
    return "web"


def _pss(pid: int) -> int:
    rollup = Path(f"/proc/{pid}/smaps_rollup").read_text()
    return next(int(line.split()[1]) for line in rollup.splitlines() if line.startswith("Pss:"))


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _wait_for(port: int) -> None:
    for _ in range(300):
        with suppress(OSError):
            urllib.request.urlopen(f"http://127.0.0.1:{port}/health/", timeout=2).read()
            return
        time.sleep(0.1)
    raise SystemExit("The desk did not start; look at it with bin/firstline serve.")
