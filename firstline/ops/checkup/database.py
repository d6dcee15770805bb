"""The database: does it answer, has it the shape this program needs, does its clock agree with ours?"""

from collections.abc import Iterator
from datetime import datetime, timedelta

from django.db import Error, connection

from firstline.core.models import LoggedEvent
from firstline.ops.checkup.findings import Finding, fault, well
from firstline.ops.readiness import migrations_missing

TOLERATED = timedelta(seconds=30)


def look_at_database(at: datetime) -> Iterator[Finding]:
    try:
        kind = _kind()
    except Error as gone:
        yield fault(
            f"The database does not answer: {_first_line(gone)}",
            "Look whether it runs and whether FIRSTLINE_DATABASE (now and for the service) names it.",
        )
        return
    if migrations_missing():
        yield fault(f"{kind} answers, but lags behind this program.", "Run: firstline set-up")
        return
    yield well(f"{kind} answers and is up to date.")
    yield from _journal()
    yield from _clocks_apart(at)
    yield from _record_and_clock(at)


def _kind() -> str:
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            cursor.execute("SELECT sqlite_version()")
            return f"SQLite {cursor.fetchone()[0]}"
        cursor.execute("SHOW server_version")
        return f"PostgreSQL {cursor.fetchone()[0].split()[0]}"


def _journal() -> Iterator[Finding]:
    """Without its write-ahead log SQLite makes readers wait for writers; network drives don't allow it."""
    if connection.vendor != "sqlite" or connection.is_in_memory_db():  # type: ignore[attr-defined]
        return
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA journal_mode")
        mode = cursor.fetchone()[0]
    if mode != "wal":
        yield fault(
            f"SQLite keeps its journal as “{mode}” instead of “wal”, so everybody waits for everybody.",
            "Put FIRSTLINE_DATA on a disk of this machine, not on a network drive.",
        )


def _clocks_apart(at: datetime) -> Iterator[Finding]:
    if connection.vendor != "postgresql":
        return
    with connection.cursor() as cursor:
        cursor.execute("SELECT clock_timestamp()")
        apart = abs(cursor.fetchone()[0] - at)
    if apart > TOLERATED:
        yield fault(
            f"The clocks of this machine and of the database are {apart.total_seconds():.0f} s apart.",
            "Switch time synchronisation on, on both: timedatectl set-ntp true",
        )


def _record_and_clock(at: datetime) -> Iterator[Finding]:
    newest = LoggedEvent.objects.order_by("-id").values_list("at", flat=True).first()
    if newest is not None and newest > at + TOLERATED:
        yield fault(
            f"The newest entry of the record is from the future ({newest:%Y-%m-%d %H:%M} UTC).",
            "This machine's clock is slow, or was fast. Switch time synchronisation on: timedatectl set-ntp true",
        )
    else:
        yield well("The clock agrees with the record.")


def _first_line(problem: Exception) -> str:
    return str(problem).strip().splitlines()[0] if str(problem).strip() else type(problem).__name__
