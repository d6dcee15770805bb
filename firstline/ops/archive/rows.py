"""Rows as lines of JSON that are the same from SQLite and from PostgreSQL, and back."""

# ruff: noqa: SLF001 -- Django documents _meta

import base64
import json
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from itertools import islice
from typing import Any
from uuid import UUID

from django.db import connection
from django.db.models import BinaryField, F, Field, Model, TextField
from django.db.models.functions import Cast
from django.utils.duration import duration_iso_string

from firstline.core.secrets import SecretField
from firstline.ops.archive.tables import Columns, columns

AT_ONCE = 1000
Row = Sequence[Any]


def read_rows(model: type[Model]) -> Iterator[Row]:
    """All rows in the order of their keys. Secrets come as they lie in the database: encrypted."""
    rows = model._base_manager.order_by("pk")
    secrets = {f"kept_{f.attname}": Cast(F(f.attname), TextField()) for f in columns(model) if _is_secret(f)}
    names = [f"kept_{f.attname}" if _is_secret(f) else f.attname for f in columns(model)]
    yield from rows.annotate(**secrets).values_list(*names).iterator(chunk_size=AT_ONCE)


def write_rows(model: type[Model], rows: Iterable[Row]) -> int:
    """Put rows into an empty table. Returns how many."""
    fields = columns(model)
    quote = connection.ops.quote_name
    into = f"{quote(model._meta.db_table)} ({', '.join(quote(f.column or '') for f in fields)})"
    statement = f"INSERT INTO {into} VALUES ({', '.join(['%s'] * len(fields))})"  # noqa: S608 -- names are our own
    count = 0
    waiting = iter(rows)
    with connection.cursor() as cursor:
        while batch := list(islice(waiting, AT_ONCE)):
            cursor.executemany(statement, [_for_database(fields, row) for row in batch])
            count += len(batch)
    return count


def as_line(row: Row) -> bytes:
    """One row as JSON, always written the same way."""
    return (
        json.dumps(row, default=_in_words, sort_keys=True, ensure_ascii=False, separators=(",", ":")).encode() + b"\n"
    )


def from_line(fields: Columns, line: bytes) -> Row:
    """The row of a line."""
    values = json.loads(line)
    if len(values) != len(fields):
        raise ValueError(f"{len(values)} values for {len(fields)} columns")
    return [_from_words(field, value) for field, value in zip(fields, values, strict=True)]


def fit_for(vendor: str, row: Row) -> Row:
    """PostgreSQL keeps no NUL characters, which SQLite may hold."""
    return [_without_nul(value) for value in row] if vendor == "postgresql" else row


def _without_nul(value: Any) -> Any:
    if isinstance(value, str):
        return value.replace("\x00", "")
    if isinstance(value, list):
        return [_without_nul(one) for one in value]
    if isinstance(value, dict):
        return {_without_nul(key): _without_nul(one) for key, one in value.items()}
    return value


def _for_database(fields: Columns, row: Row) -> list[Any]:
    return [
        value if _is_secret(field) else field.get_db_prep_save(value, connection)
        for field, value in zip(fields, row, strict=True)
    ]


def _from_words(field: "Field[Any, Any]", value: Any) -> Any:
    if value is None or _is_secret(field):
        return value
    if isinstance(field, BinaryField):
        return base64.b64decode(value)
    return field.to_python(value)


def _in_words(value: Any) -> str:
    if isinstance(value, datetime | date | time):
        return value.isoformat()
    if isinstance(value, UUID | Decimal):
        return str(value)
    if isinstance(value, timedelta):
        return duration_iso_string(value)
    if isinstance(value, bytes | memoryview):
        return base64.b64encode(bytes(value)).decode()
    raise TypeError(f"an archive can't hold {type(value)}")


def _is_secret(field: "Field[Any, Any]") -> bool:
    return isinstance(field, SecretField)
