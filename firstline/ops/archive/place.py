"""The database an archive is read into: whether it may be, and its shape before and after."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import Any

from django.apps.registry import Apps
from django.core.management import call_command
from django.db import connection
from django.db.migrations.executor import MigrationExecutor
from django.db.migrations.recorder import MigrationRecorder

from firstline.core.clock import now
from firstline.core.jobs.runner import SILENT_AFTER
from firstline.core.models import Desk, WorkerPulse
from firstline.ops.archive.faults import CannotRestore
from firstline.people.models import Person
from firstline.tickets.models import Ticket

Key = tuple[str, str]


def check_place(about: dict[str, Any], *, replace: bool) -> None:
    """Raises CannotRestore when the archive is too new, or somebody's desk is in the way."""
    wanted, here = _wanted(about), set(MigrationRecorder(connection).applied_migrations())
    unknown = wanted - set(MigrationExecutor(connection).loader.graph.nodes)
    if unknown:
        raise CannotRestore(f"Firstline {about['version']} wrote this archive. Bring this one up to date first.")
    if not here:
        return
    if here != wanted and not here < wanted:
        raise CannotRestore(
            f"The archive is from Firstline {about['version']} and this database is ahead of it. "
            "Restore into a new, empty database; it is brought up to date afterwards."
        )
    if here == wanted:
        _refuse_desk_in_the_way(replace=replace)


def _refuse_desk_in_the_way(*, replace: bool) -> None:
    if WorkerPulse.objects.filter(seen_at__gt=now() - SILENT_AFTER).exists():
        raise CannotRestore(
            "Firstline is running on this database. Stop it first (the last sign is under a minute old)."
        )
    in_use = Person.objects.exists() or Ticket.objects.exists() or Desk.objects.filter(set_up_at__isnull=False).exists()
    if in_use and not replace:
        raise CannotRestore(
            "There is a desk in this database already. To throw it away for the archived one: --replace"
        )


def prepare_place(about: dict[str, Any]) -> Apps:
    """Give the database the shape the archive has, and return the models of that shape."""
    wanted = _wanted(about)
    executor = MigrationExecutor(connection)
    targets = [
        node for node in wanted if not set(executor.loader.graph.node_map[node].children) & _nodes(executor, wanted)
    ]
    executor.migrate(sorted(targets))
    state = MigrationExecutor(connection).loader.project_state(sorted(targets))
    return state.apps


def finish_place() -> None:
    """Bring the filled database up to this program's shape."""
    call_command("migrate", verbosity=0, interactive=False)
    call_command("createcachetable", verbosity=0)


@contextmanager
def quiet_triggers(tables: Iterable[str]) -> Iterator[None]:
    """On PostgreSQL, rows that come back are not announced as if they had just happened."""
    if connection.vendor != "postgresql":
        yield
        return
    _set_triggers(tables, "DISABLE")
    yield
    _set_triggers(tables, "ENABLE")


def _set_triggers(tables: Iterable[str], to: str) -> None:
    with connection.cursor() as cursor:
        for name in tables:
            cursor.execute(f"ALTER TABLE {connection.ops.quote_name(name)} {to} TRIGGER USER")


def _wanted(about: dict[str, Any]) -> set[Key]:
    return {(app, name) for app, name in about["migrations"]}


def _nodes(executor: MigrationExecutor, wanted: set[Key]) -> set[Any]:
    return {executor.loader.graph.node_map[key] for key in wanted}
