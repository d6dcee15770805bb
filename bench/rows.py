"""Writing very many rows: COPY on PostgreSQL, executemany on SQLite, with the indexes over words made at the end."""

from collections.abc import Iterable, Sequence
from contextlib import contextmanager
from typing import Any

from django.db import connection
from django.db.models import NOT_PROVIDED, Model


class Table:
    """Rows for one table, gathered and written in batches; what isn't named gets the model's default."""

    BATCH = 5_000

    def __init__(self, model: type[Model], columns: Sequence[str]) -> None:
        others = _defaults(model, columns)
        self.name = model._meta.db_table
        self.columns = [*columns, *others]
        self._same_for_all = tuple(others.values())
        self._rows: list[tuple[Any, ...]] = []

    def add(self, *row: Any) -> None:
        self._rows.append(row + self._same_for_all)
        if len(self._rows) >= self.BATCH:
            self.write()

    def write(self) -> None:
        if self._rows:
            copy_rows(self.name, self.columns, self._rows)
            self._rows = []


def _defaults(model: type[Model], named: Sequence[str]) -> dict[str, Any]:
    concrete = model._meta.concrete_fields
    fields = [field for field in concrete if field.column not in named and not field.primary_key]
    return {
        field.column: field.get_db_prep_save(field.get_default(), connection)
        for field in fields
        if field.default is not NOT_PROVIDED or field.empty_strings_allowed
    }


def copy_rows(table: str, columns: Sequence[str], rows: Iterable[tuple[Any, ...]]) -> None:
    names = ", ".join(f'"{column}"' for column in columns)
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            with cursor.copy(f'COPY "{table}" ({names}) FROM STDIN') as copy:
                for row in rows:
                    copy.write_row(row)
        else:
            marks = ", ".join("?" for _ in columns)
            raw = connection.connection
            raw.executemany(f'INSERT INTO "{table}" ({names}) VALUES ({marks})', rows)


@contextmanager
def words_indexed_at_the_end():
    """Put the index over words aside while rows are written, and make it anew after."""
    statements_before, statements_after = _index_statements()
    _run(statements_before)
    yield
    _run(statements_after)


def _index_statements() -> tuple[list[str], list[str]]:
    if connection.vendor == "postgresql":
        return ["DROP INDEX search_entry_vector"], [
            "CREATE INDEX search_entry_vector ON search_entry USING gin (vector)"
        ]
    with connection.cursor() as cursor:
        cursor.execute("SELECT name, sql FROM sqlite_master WHERE type = 'trigger' AND tbl_name = 'search_entry'")
        triggers = cursor.fetchall()
    rebuild = "INSERT INTO search_words(search_words) VALUES ('rebuild')"
    return [f"DROP TRIGGER {name}" for name, _sql in triggers], [rebuild, *(sql for _name, sql in triggers)]


def _run(statements: Iterable[str]) -> None:
    with connection.cursor() as cursor:
        for statement in statements:
            cursor.execute(statement)


def set_sequences(tables: Iterable[str]) -> None:
    """Let the next ids follow the highest written (SQLite does so by itself)."""
    if connection.vendor == "postgresql":
        _run(
            f"SELECT setval(pg_get_serial_sequence('{t}', 'id'), (SELECT coalesce(max(id), 1) FROM {t}))"
            for t in tables
        )


def analyse() -> None:
    """Let the database learn what its tables hold, as it would by itself after a while."""
    _run(["VACUUM ANALYZE"] if connection.vendor == "postgresql" else ["ANALYZE"])
