"""A PostgreSQL of the test's own, which may be crashed."""

import os
import shutil
import socket
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory


def programs() -> Path | None:
    """Where PostgreSQL's own programs lie on this machine; None where it isn't installed."""
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin/pg_ctl"))
    if found:
        return found[-1].parent
    on_path = shutil.which("pg_ctl")
    return Path(on_path).parent if on_path else None


class OwnPostgres:
    """One cluster in a temporary folder, on a free port of this machine only."""

    def __init__(self, folder: Path, port: int) -> None:
        self._data, self._port = folder / "cluster", port
        self.address = f"postgres://postgres@127.0.0.1:{port}"

    @classmethod
    @contextmanager
    def started(cls) -> Iterator["OwnPostgres"]:
        """Run it until the end of the block."""
        with TemporaryDirectory(prefix="firstline-postgres-") as name:
            folder = Path(name)
            folder.chmod(0o777)
            server = cls(folder, _free_port())
            server._make()
            server._control("start", "-w")
            try:
                yield server
            finally:
                server._control("stop", "-m", "immediate")

    def crash(self) -> None:
        """End it as a power cut would, and start it again: it recovers from its log."""
        self._control("restart", "-m", "immediate", "-w")

    def _make(self) -> None:
        self._run("initdb", "-D", str(self._data), "-U", "postgres", "-A", "trust")

    def _control(self, verb: str, *words: str) -> None:
        options = f"-h 127.0.0.1 -p {self._port} -k {self._data}"
        self._run("pg_ctl", "-D", str(self._data), "-s", "-l", str(self._data / "log"), "-o", options, verb, *words)

    def _run(self, program: str, *words: str) -> None:
        where = programs()
        assert where is not None, "PostgreSQL is not installed"
        as_owner = ["runuser", "-u", "postgres", "--"] if os.geteuid() == 0 else []
        subprocess.run(
            [*as_owner, str(where / program), *words], check=True, stdout=subprocess.DEVNULL, cwd=self._data.parent
        )


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])
