"""Paging by cursor: the hundredth page costs what the first does, and nothing is shown twice when rows arrive."""

import base64
import json
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from django.core.exceptions import ValidationError
from django.core.serializers.json import DjangoJSONEncoder
from django.db.models import F, Model, QuerySet
from django.db.models.fields.tuple_lookups import Tuple, TupleGreaterThan, TupleLessThan

M = TypeVar("M", bound=Model)
R = TypeVar("R")
LARGEST_NUMBER = 2**63 - 1


@dataclass(frozen=True)
class Page(Generic[R]):
    """Some rows, and the cursor of the next ones; empty when these were the last."""

    rows: list[R]
    next_cursor: str


def page_of(rows: QuerySet[M], order: Sequence[str], *, after: str = "", size: int = 50) -> Page[M]:
    """The `size` rows that follow the cursor `after`, in `order`: field names, all rising or all falling ("-"), the
    last one unique. A cursor that isn't ours counts as none."""
    values = read_cursor(after, rows.model, order)
    return cut_page(list(rows_beyond(rows, order, values)[: size + 1]), order, size=size)


def rows_beyond(rows: "QuerySet[M, R]", order: Sequence[str], values: dict[str, Any]) -> "QuerySet[M, R]":
    """The rows in `order`, from those on that follow a row with these `values` of its fields; all for no values."""
    ordered = rows.order_by(*order)
    if not values:
        return ordered
    beyond = TupleLessThan if order[0].startswith("-") else TupleGreaterThan
    return ordered.filter(beyond(Tuple(*(F(name) for name in values)), tuple(values.values())))


def cut_page(found: list[R], order: Sequence[str], *, size: int) -> Page[R]:
    """A page of `size` rows, of which one more was asked for to know whether there are more."""
    more = len(found) > size
    return Page(rows=found[:size], next_cursor=_cursor(found[size - 1], order) if more else "")


def read_cursor(after: str, model: type[Model], order: Sequence[str]) -> dict[str, Any]:
    """The values that the cursor `after` holds, by field; none for a cursor that isn't ours."""
    fields = [name.lstrip("-") for name in order]
    values = _read(after, model, fields)
    return dict(zip(fields, values, strict=True)) if values else {}


def _cursor(row: Any, order: Sequence[str]) -> str:
    values = json.dumps([getattr(row, name.lstrip("-")) for name in order], cls=_Exact)
    return base64.urlsafe_b64encode(values.encode()).decode().rstrip("=")


def _read(cursor: str, model: type[Model], fields: Sequence[str]) -> tuple[Any, ...] | None:
    columns = {field.name: field for field in model._meta.concrete_fields}
    try:
        values = json.loads(base64.urlsafe_b64decode(cursor + "=" * (-len(cursor) % 4)))
        typed = tuple(columns[n].to_python(v) for n, v in zip(fields, values, strict=True))
    except (ValueError, TypeError, OverflowError, ValidationError):
        return None
    return None if None in typed or any(_is_beyond(value) for value in typed) else typed


def _is_beyond(value: Any) -> bool:
    """Whether no database could compare with it."""
    return isinstance(value, int) and abs(value) > LARGEST_NUMBER


class _Exact(DjangoJSONEncoder):
    """Django's encoder cuts microseconds off, and a cursor between two rows of one millisecond would skip one."""

    def default(self, o: Any) -> Any:
        return o.isoformat() if hasattr(o, "isoformat") else super().default(o)
