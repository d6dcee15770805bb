"""The worker: one process that runs jobs, the clock's jobs and the loops that watch mailboxes."""

import logging
import os
import signal
import socket
import time
from collections.abc import Callable
from threading import Event as Flag
from threading import Thread

from django.db import OperationalError, close_old_connections

from firstline.core.clock import now
from firstline.core.jobs.runner import run_due_jobs
from firstline.core.models import WorkerPulse
from firstline.core.schedule import Periodic, due, loops

log = logging.getLogger("firstline.worker")

PULSE_SECONDS = 10
IDLE_SECONDS = 0.25


def run_worker(stop: Flag | None = None) -> None:
    """Work until a signal (or `stop`) says to end; what is being done then is finished first."""
    stop = stop or _stopped_by_signals()
    name = f"{socket.gethostname()[:40]}-{os.getpid()}-{int(time.time())}"
    threads = [_thread("clock", lambda: _keep_time(stop, name))]
    threads += [_thread(title, _restarting(title, loop, stop)) for title, loop in loops().items()]
    _pulse(name)
    for thread in threads:
        thread.start()
    _work(stop, name)
    for thread in threads:
        thread.join(timeout=8)
    WorkerPulse.objects.filter(name=name).delete()


def _work(stop: Flag, name: str) -> None:
    while not stop.is_set():
        try:
            found = run_due_jobs(name, stop)
        except OperationalError:
            log.exception("The database did not answer; trying again")
            close_old_connections()
            stop.wait(2)
            continue
        if not found:
            close_old_connections()
            stop.wait(IDLE_SECONDS)


def _keep_time(stop: Flag, name: str) -> None:
    pulsed = 0.0
    while not stop.is_set():
        try:
            if time.monotonic() - pulsed > PULSE_SECONDS:
                _pulse(name)
                pulsed = time.monotonic()
            for periodic in due(now()):
                _run_periodic(periodic)
        except OperationalError:
            log.exception("The database did not answer; trying again")
        close_old_connections()
        stop.wait(1)


def _run_periodic(periodic: Periodic) -> None:
    try:
        periodic.run(now())
    except Exception:
        log.exception("%s failed", periodic.name)


def _pulse(name: str) -> None:
    WorkerPulse.objects.update_or_create(
        name=name, defaults={"seen_at": now()}, create_defaults={"seen_at": now(), "started_at": now()}
    )


def _restarting(title: str, loop: Callable[[Flag], None], stop: Flag) -> Callable[[], None]:
    def keep_running() -> None:
        while not stop.is_set():
            try:
                loop(stop)
            except Exception:
                log.exception("%s stopped; starting it again", title)
            close_old_connections()
            stop.wait(5)

    return keep_running


def _thread(title: str, target: Callable[[], None]) -> Thread:
    return Thread(target=target, name=title, daemon=True)


def _stopped_by_signals() -> Flag:
    stop = Flag()
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, lambda *_: stop.set())
    return stop
