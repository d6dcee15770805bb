"""Writing an archive while the desk works on: every table is read from the same moment."""

import hashlib
import json
import os
import tarfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import IO, Any, cast

from django.apps import apps
from django.conf import settings
from django.core.files.storage import default_storage
from django.db import connection, transaction
from django.db.migrations.recorder import MigrationRecorder
from django.db.models import Model

from firstline import __version__
from firstline.core.models import StoredFile
from firstline.ops.archive.parts import ABOUT, FORMAT, SECRET, SUMS, PartsOut
from firstline.ops.archive.rows import as_line, read_rows
from firstline.ops.archive.sums import Sum
from firstline.ops.archive.tables import columns, kept_tables, table_name


@dataclass(frozen=True)
class Written:
    """What an archive holds, and which files the storage had lost or damaged."""

    rows: int
    files: int
    size: int
    lost: tuple[str, ...]


def write_archive(path: Path, *, at: datetime, say: Callable[[str], object]) -> Written:
    """Write the desk into `path`, readable by its owner only. What was there before stays until all is written."""
    unfinished = path.with_name(f".{path.name}.{os.getpid()}")
    try:
        descriptor = os.open(unfinished, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600)
        with os.fdopen(descriptor, "wb") as stream:
            written = _write(stream, at, say)
            stream.flush()
            os.fsync(stream.fileno())
        unfinished.replace(path)
    finally:
        unfinished.unlink(missing_ok=True)
    return Written(rows=written[0], files=written[1], size=path.stat().st_size, lost=written[2])


def _write(stream: IO[bytes], at: datetime, say: Callable[[str], object]) -> tuple[int, int, tuple[str, ...]]:
    with tarfile.open(fileobj=stream, mode="w|", format=tarfile.PAX_FORMAT) as tar:
        parts = PartsOut(tar)
        parts.put_json(ABOUT, _about(at))
        parts.put(SECRET, settings.SECRET_KEY.encode())
        with _one_moment():
            tables = {table_name(model): _put_table(parts, n, model, say) for n, model in enumerate(kept_tables(apps))}
            files, lost = _put_files(parts, say)
        sums: dict[str, Any] = {"tables": tables, "files": files, "lost": lost}
        parts.put_json(SUMS, sums)
    return sum(table["count"] for table in tables.values()), files["count"], tuple(lost)


def _about(at: datetime) -> dict[str, Any]:
    applied = sorted(MigrationRecorder(connection).applied_migrations())
    return {
        "format": FORMAT,
        "version": __version__,
        "database": connection.vendor,
        "written_at": at.isoformat(),
        "migrations": [list(one) for one in applied],
    }


def _put_table(parts: PartsOut, number: int, model: type[Model], say: Callable[[str], object]) -> dict[str, Any]:
    name = table_name(model)
    total = Sum()
    with parts.packed(f"tables/{number:03}-{name}.jsonl.gz") as stream:
        stream.write(json.dumps([field.column for field in columns(model)]).encode() + b"\n")
        stream.writelines(total.passing(as_line(row) for row in read_rows(model)))
    if total.count >= 10_000:
        say(f"  {total.count:,} rows of {name}")
    return total.total.as_json()


def _put_files(parts: PartsOut, say: Callable[[str], object]) -> tuple[dict[str, Any], list[str]]:
    total, lost = Sum(), []
    for file in StoredFile.objects.order_by("sha256").iterator(chunk_size=1000):
        if _is_whole(file):
            with default_storage.open(file.path) as content:
                parts.put_stream(f"files/{file.sha256}", cast("IO[bytes]", content), file.size)
            total.add(file.sha256.encode())
        else:
            lost.append(file.sha256)
    if total.count >= 1000:
        say(f"  {total.count:,} files")
    return total.total.as_json(), lost


def _is_whole(file: StoredFile) -> bool:
    try:
        with default_storage.open(file.path) as content:
            return hashlib.file_digest(cast("Any", content.file), "sha256").hexdigest() == file.sha256
    except FileNotFoundError:
        return False


@contextmanager
def _one_moment() -> Iterator[None]:
    """Everything read inside is as it was at the beginning, and nobody who writes has to wait."""
    if connection.vendor == "postgresql":
        with transaction.atomic(), connection.cursor() as cursor:
            if not connection.savepoint_ids:
                cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY")
            yield
    elif connection.in_atomic_block:
        yield
    else:
        with connection.cursor() as cursor:
            cursor.execute("BEGIN DEFERRED")
            try:
                yield
            finally:
                cursor.execute("ROLLBACK")
