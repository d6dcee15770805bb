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


@dataclass(frozen=True)
class Page(Generic[M]):
    """Some rows, and the cursor of the next ones; empty when these were the last."""

    rows: list[M]
    next_cursor: str


def page_of(rows: QuerySet[M], order: Sequence[str], *, after: str = "", size: int = 50) -> Page[M]:
    """The `size` rows that follow the cursor `after`, in `order`: field names, all rising or all falling ("-"), the
    last one unique. A cursor that isn't ours counts as none."""
    fields = [name.lstrip("-") for name in order]
    ordered = rows.order_by(*order)
    values = _read(after, ordered.model, fields)
    if values:
        beyond = TupleLessThan if order[0].startswith("-") else TupleGreaterThan
        ordered = ordered.filter(beyond(Tuple(*(F(name) for name in fields)), values))
    found = list(ordered[: size + 1])
    more = len(found) > size
    return Page(rows=found[:size], next_cursor=_cursor(found[size - 1], fields) if more else "")


def _cursor(row: Model, fields: Sequence[str]) -> str:
    values = json.dumps([getattr(row, name) for name in fields], cls=_Exact)
    return base64.urlsafe_b64encode(values.encode()).decode().rstrip("=")


def _read(cursor: str, model: type[Model], fields: Sequence[str]) -> tuple[Any, ...] | None:
    columns = {field.name: field for field in model._meta.concrete_fields}  # noqa: SLF001 -- Django documents it
    try:
        values = json.loads(base64.urlsafe_b64decode(cursor + "=" * (-len(cursor) % 4)))
        typed = tuple(columns[n].to_python(v) for n, v in zip(fields, values, strict=True))
    except (ValueError, TypeError, ValidationError):
        return None
    return None if None in typed else typed


class _Exact(DjangoJSONEncoder):
    """Django's encoder cuts microseconds off, and a cursor between two rows of one millisecond would skip one."""

    def default(self, o: Any) -> Any:
        return o.isoformat() if hasattr(o, "isoformat") else super().default(o)
