"""A whole desk beside the test: its own data folder and database, and worker processes that can be killed."""

import json
import os
import shutil
import signal
import sqlite3
import subprocess
import sys
import time
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import psycopg

REPOSITORY = Path(__file__).resolve().parent.parent


class RunningDesk:
    """A desk in `folder`, on the SQLite file there, or on a fresh PostgreSQL database of the server named by
    `postgres` (postgres://user@host:port)."""

    def __init__(self, folder: Path, postgres: str = "") -> None:
        self.folder = folder
        self.database = f"{postgres}/firstline_ledger_{os.getpid()}" if postgres else ""
        self.workers: list[subprocess.Popen[bytes]] = []
        self.environment = {
            **{name: value for name, value in os.environ.items() if not name.startswith("FIRSTLINE_")},
            "FIRSTLINE_DATA": str(folder),
            "FIRSTLINE_DATABASE": self.database,
            "DJANGO_SETTINGS_MODULE": "firstline.config.settings",
        }

    # ── coming and going ─────────────────────────────────────────────────────

    def make(self) -> "RunningDesk":
        """Make folder and database ready."""
        self.folder.mkdir(parents=True, exist_ok=True)
        if self.database:
            self._on_server(f'create database "{self._database_name}"')
        self.command("migrate", "--verbosity=0", "--skip-checks")
        return self

    def copy_to(self, folder: Path) -> "RunningDesk":
        """The same desk once more (SQLite only), which is quicker than making another."""
        shutil.copytree(self.folder, folder)
        return RunningDesk(folder)

    def end(self) -> None:
        """End all workers and drop what is not in the folder."""
        for worker in self.workers:
            worker.kill()
            worker.wait()
        if self.database:
            self._on_server(f'drop database if exists "{self._database_name}" with (force)')

    # ── doing things in it ───────────────────────────────────────────────────

    def command(self, *words: str) -> str:
        """What `firstline WORDS` prints."""
        return self._run([sys.executable, "-m", "firstline", *words])

    def act(self, code: str, **values: Any) -> str:
        """Run Python inside the desk, with these values at hand; what it prints."""
        begin = "import django, json, sys; django.setup(); globals().update(json.loads(sys.argv[1]))\n"
        return self._run([sys.executable, "-c", begin + code, json.dumps(values)])

    def start_worker(self) -> subprocess.Popen[bytes]:
        """Start a worker; what it says goes to worker.log in the folder."""
        log = (self.folder / "worker.log").open("ab")
        worker = subprocess.Popen(
            [sys.executable, "-m", "firstline", "worker"],
            cwd=REPOSITORY, env=self.environment, stdout=log, stderr=log, start_new_session=True,
        )  # fmt: skip
        log.close()
        self.workers.append(worker)
        return worker

    def kill(self, worker: subprocess.Popen[bytes]) -> None:
        """End a worker as a power cut would, with everything it started."""
        os.killpg(worker.pid, signal.SIGKILL)
        worker.wait()

    def stop(self, worker: subprocess.Popen[bytes]) -> None:
        """Ask a worker to end, and wait until it has."""
        worker.terminate()
        worker.wait(timeout=20)

    # ── looking at it ────────────────────────────────────────────────────────

    def rows(self, sql: str) -> list[tuple[Any, ...]]:
        if self.database:
            with psycopg.connect(self.database) as connection:
                return connection.execute(sql).fetchall()
        connection = sqlite3.connect(self.folder / "firstline.sqlite3", timeout=20)
        try:
            return connection.execute(sql).fetchall()
        finally:
            connection.close()

    def one(self, sql: str) -> Any:
        return self.rows(sql)[0][0]

    def wait_until(self, sql: str, wanted: Any, seconds: float = 20) -> None:
        """Wait for this answer. Raises TimeoutError with the last one."""
        deadline = time.monotonic() + seconds
        while (found := self.one(sql)) != wanted:
            if time.monotonic() > deadline:
                raise TimeoutError(f"{sql}: {found!r}, not {wanted!r}, after {seconds} s")
            time.sleep(0.05)

    @property
    def log(self) -> str:
        path = self.folder / "worker.log"
        return path.read_text(errors="replace") if path.exists() else ""

    def _run(self, command: list[str]) -> str:
        done = subprocess.run(
            command, cwd=REPOSITORY, env=self.environment, capture_output=True, text=True, check=False
        )
        if done.returncode:
            raise AssertionError(f"{command[-1][:200]} ended with {done.returncode}:\n{done.stderr[-3000:]}")
        return done.stdout

    @property
    def _database_name(self) -> str:
        return urlsplit(self.database).path.lstrip("/")

    def _on_server(self, sql: str) -> None:
        with psycopg.connect(self.database.rsplit("/", 1)[0] + "/postgres", autocommit=True) as connection:
            connection.execute(sql)
