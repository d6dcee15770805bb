"""Following the event log: one thread per process, awake only while somebody listens.

On SQLite commits come one after another, so reading what lies beyond the last id misses nothing, and asking
`PRAGMA data_version` costs next to nothing. On PostgreSQL a row may commit after one with a higher id; there each
committed event announces its own id (a trigger), and exactly those are read.
"""

import logging
import threading
import time
from collections.abc import Iterable

import psycopg
from django.db import close_old_connections, connection
from django.db.models import Max

from firstline.core.events import topics_of
from firstline.core.models import LoggedEvent
from firstline.live.hub import EVERYTHING, Hub
from firstline.live.models import Signal

log = logging.getLogger("firstline.live")

POLL_SECONDS = 0.1
CHANGES_RIGHTS = ("person", "role", "team")


class Tail:
    """Publishes to `hub` what is committed, by whichever process."""

    def __init__(self, hub: Hub) -> None:
        self._hub = hub
        self._lock = threading.Lock()
        self._thread: threading.Thread | None = None

    def wake(self) -> None:
        """Make sure the thread runs; it ends by itself when nobody listens."""
        with self._lock:
            if self._thread is None or not self._thread.is_alive():
                self._thread = threading.Thread(target=self._run, name="live", daemon=True)
                self._thread.start()

    def _run(self) -> None:
        while True:
            try:
                self._follow()
            except Exception:
                log.exception("Lost the event log; trying again")
                close_old_connections()
                time.sleep(1)
                self._hub.publish(frozenset({EVERYTHING}), 0)
            with self._lock:
                if not len(self._hub):
                    connection.close()
                    self._thread = None
                    return

    def _follow(self) -> None:
        if connection.vendor == "postgresql":
            self._follow_announcements()
        else:
            self._follow_commits()

    def _follow_commits(self) -> None:
        event_id, signal_id = _newest()
        version = -1
        while len(self._hub):
            seen = _data_version()
            if seen != version:
                version = seen
                event_id = self._publish_events(LoggedEvent.objects.filter(pk__gt=event_id).order_by("pk"), event_id)
                signal_id = self._publish_signals(Signal.objects.filter(pk__gt=signal_id).order_by("pk"), signal_id)
            time.sleep(POLL_SECONDS)

    def _follow_announcements(self) -> None:
        with psycopg.connect(**connection.get_connection_params(), autocommit=True) as listening:
            listening.execute("LISTEN firstline_event")
            listening.execute("LISTEN firstline_signal")
            while len(self._hub):
                batch = list(listening.notifies(timeout=2.0, stop_after=1))
                batch += list(listening.notifies(timeout=0))
                events = [int(one.payload) for one in batch if one.channel == "firstline_event"]
                signals = [int(one.payload) for one in batch if one.channel == "firstline_signal"]
                if events:
                    self._publish_events(LoggedEvent.objects.filter(pk__in=events).order_by("pk"), 0)
                if signals:
                    self._publish_signals(Signal.objects.filter(pk__in=signals), 0)

    def _publish_events(self, events: Iterable[LoggedEvent], newest: int) -> int:
        for logged in events:
            self._hub.publish(topics_of(logged), logged.pk)
            if logged.subject in CHANGES_RIGHTS:
                self._hub.recheck()
            newest = logged.pk
        return newest

    def _publish_signals(self, signals: Iterable[Signal], newest: int) -> int:
        for signal in signals:
            self._hub.publish(frozenset({signal.topic}), 0)
            newest = signal.pk
        return newest


def _newest() -> tuple[int, int]:
    event = LoggedEvent.objects.aggregate(newest=Max("pk"))["newest"] or 0
    signal = Signal.objects.aggregate(newest=Max("pk"))["newest"] or 0
    return event, signal


def _data_version() -> int:
    """SQLite's own count of commits by other connections."""
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA data_version")
        return int(cursor.fetchone()[0])
