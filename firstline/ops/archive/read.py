"""Reading an archive back, into either database. All of it comes back, or nothing is changed."""

import gzip
import json
import tarfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from django.apps.registry import Apps
from django.core.management.color import no_style
from django.db import DatabaseError, connection, transaction
from django.db.models import Model

from firstline.core.kept import forget_everything_kept
from firstline.ops.archive.faults import CannotRestore
from firstline.ops.archive.files import FilesIn
from firstline.ops.archive.parts import ABOUT, FORMAT, SECRET, SUMS, Part, parts_in
from firstline.ops.archive.place import check_place, finish_place, prepare_place, quiet_triggers
from firstline.ops.archive.rows import as_line, fit_for, from_line, read_rows, write_rows
from firstline.ops.archive.secret import SecretIn
from firstline.ops.archive.sums import Sum, Total
from firstline.ops.archive.tables import all_tables, columns, kept_tables, table_name


@dataclass(frozen=True)
class Restored:
    rows: int
    files: int
    lost: tuple[str, ...]


def read_archive(path: Path, *, replace: bool, say: Callable[[str], object]) -> Restored:
    """Bring the desk in `path` back. Raises CannotRestore, in plain words, with everything as it was."""
    try:
        with tarfile.open(path, mode="r|") as tar:
            return _Reading(parts_in(tar), replace=replace, say=say).read()
    except (tarfile.TarError, EOFError, gzip.BadGzipFile, json.JSONDecodeError, KeyError, ValueError) as fault:
        raise CannotRestore(f"{path} is not a whole archive of Firstline ({fault}). Nothing was changed.") from fault
    except OSError as fault:
        raise CannotRestore(
            f"{path} could not be brought back ({fault.strerror or fault}). Nothing was changed."
        ) from fault


class _Reading:
    """One way through the parts: about, secret, tables, files, sums."""

    def __init__(self, parts: Iterator[Part], *, replace: bool, say: Callable[[str], object]) -> None:
        self._parts = parts
        self._replace = replace
        self._say = say
        self._tables: dict[str, Total] = {}
        self._files = FilesIn()

    def read(self) -> Restored:
        about = self._json(self._expect(ABOUT))
        if about["format"] != FORMAT:
            raise CannotRestore("This archive was written by a newer Firstline. Bring this one up to date first.")
        secret = SecretIn(self._expect(SECRET).content.read().decode())
        secret.check()
        check_place(about, replace=self._replace)
        apps = prepare_place(about)
        try:
            sums = self._fill(apps)
        except BaseException:
            self._files.take_back()
            raise
        secret.keep()
        finish_place()
        forget_everything_kept()
        self._files.forget_replaced()
        rows = sum(table.count for table in self._tables.values())
        return Restored(rows=rows, files=self._files.count, lost=tuple(sums["lost"]))

    def _fill(self, apps: Apps) -> dict[str, Any]:
        models = kept_tables(apps)
        by_name = {table_name(model): model for model in models}
        try:
            with transaction.atomic(), quiet_triggers(by_name):
                self._files.remember_replaced()
                _empty(all_tables(apps))
                sums = self._take_parts(by_name)
                self._compare(sums, by_name)
                _continue_counting(models)
                connection.check_constraints()
        except DatabaseError as fault:
            raise CannotRestore(f"The database refused the archive: {fault}. Nothing was changed.") from fault
        return sums

    def _take_parts(self, models: dict[str, type[Model]]) -> dict[str, Any]:
        for part in self._parts:
            if part.name.startswith("tables/"):
                self._take_table(part, models)
            elif part.name.startswith("files/"):
                self._files.take(part)
            elif part.name == SUMS:
                return self._json(part)
        raise CannotRestore("The archive ends too early: it was not written to its end. Nothing was changed.")

    def _take_table(self, part: Part, models: dict[str, type[Model]]) -> None:
        name = part.name.removeprefix("tables/")[4:].removesuffix(".jsonl.gz")
        model = models[name]
        with gzip.GzipFile(fileobj=part.content) as lines:
            self._check_columns(name, json.loads(lines.readline()), model)
            came, fitting = Sum(), Sum()
            write_rows(model, self._rows(model, came.passing(lines), fitting))
        self._tables[name] = came.total
        if came.count >= 10_000:
            self._say(f"  {came.count:,} rows of {name}")
        self._look_again(name, model, fitting.total)

    def _rows(self, model: type[Model], lines: Iterator[bytes], fitting: Sum) -> Iterator[Any]:
        fields = columns(model)
        for line in lines:
            row = fit_for(connection.vendor, from_line(fields, line))
            fitting.add(as_line(row))
            yield row

    def _look_again(self, name: str, model: type[Model], wanted: Total) -> None:
        """What the database now says must be what the archive says, row by row."""
        have = Sum()
        for row in read_rows(model):
            have.add(as_line(row))
        if have.total != wanted:
            raise CannotRestore(f"The table {name} came back different from what was archived. Nothing was changed.")

    def _check_columns(self, name: str, said: list[str], model: type[Model]) -> None:
        if said != [field.column for field in columns(model)]:
            raise CannotRestore(f"The archive's table {name} has other columns than this one. Nothing was changed.")

    def _compare(self, sums: dict[str, Any], models: dict[str, type[Model]]) -> None:
        wanted = {name: Total(**total) for name, total in sums["tables"].items()}
        if wanted != self._tables or wanted.keys() != models.keys():
            wrong = sorted(name for name in wanted.keys() | models.keys() if wanted.get(name) != self._tables.get(name))
            raise CannotRestore(
                f"The archive is damaged: {', '.join(wrong)} differ from their sums. Nothing was changed."
            )
        if Total(**sums["files"]) != self._files.total:
            raise CannotRestore("The archive is damaged: its files differ from their sums. Nothing was changed.")

    def _expect(self, name: str) -> Part:
        part = next(self._parts, None)
        if part is None or part.name != name:
            raise CannotRestore("This is not an archive that firstline backup wrote. Nothing was changed.")
        return part

    @staticmethod
    def _json(part: Part) -> dict[str, Any]:
        value: dict[str, Any] = json.load(part.content)
        return value


def _empty(models: list[type[Model]]) -> None:
    names = [table_name(model) for model in reversed(models)]
    with connection.cursor() as cursor:
        for statement in connection.ops.sql_flush(no_style(), names, reset_sequences=True, allow_cascade=False):
            cursor.execute(statement)


def _continue_counting(models: list[type[Model]]) -> None:
    """New rows get numbers after the restored ones."""
    with connection.cursor() as cursor:
        for statement in connection.ops.sequence_reset_sql(no_style(), models):
            cursor.execute(statement)
