"""Questions that pages ask again and again: Django's ORM puts each into SQL once, later askings only change the values.

What Django does for one small question in Python takes longer than the database needs to answer it. A `Prepared` keeps
the SQL of a queryset and what makes its rows, so that a policy or a query is still written once, as a queryset.
"""

import re
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from threading import Lock
from typing import Any, Generic, TypeVar

from django.core.exceptions import EmptyResultSet
from django.db import connection
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.models import QuerySet
from django.db.models.query import FlatValuesListIterable, ModelIterable, get_related_populators

T = TypeVar("T")

# What stands for a value while its question is put into SQL: nothing that any question of ours says by itself, and
# small enough for every column.
SIZES = (1, 4, 12, 32, 64, 128)
FIRST_NUMBER = 31_001
FIRST_MOMENT = datetime(1970, 1, 1, 3, 33, 33, tzinfo=UTC)
FIRST_TEXT = "\N{REPLACEMENT CHARACTER}value "
PLAIN_WORD = re.compile(r"[a-z_:-]*", re.ASCII)
MOST_SHAPES = 400
LARGEST_NUMBER = 2**63 - 1


class Prepared(Generic[T]):
    """`build(*shape, **values)` as a question whose SQL is kept for each `shape`.

    `shape` is all that changes the SQL (who asks, in what order, a limit); `values` are numbers, texts and moments that
    stand in it as parameters. `build` must use each value as it is. A queryset of models (with those it is joined
    with), of `values_list(…)` tuples, or of one flat column gives rows of that kind; what it prefetches is left out.
    """

    def __init__(self, build: "Callable[..., QuerySet[Any, T]]") -> None:
        self._build = build
        self._questions: dict[Hashable, Question | None] = {}
        self._keeping = Lock()

    def __call__(self, *shape: Hashable, **values: int | str | datetime) -> list[T]:
        """The rows."""
        return self._asked((shape, *values), values, lambda marks: self._build(*shape, **marks))

    def first(self, *shape: Hashable, **values: int | str | datetime) -> T | None:
        return next(iter(self(*shape, **values)), None)

    def among(self, *shape: Hashable, **lists: Iterable[int]) -> list[T]:
        """The rows of `build(*shape, **lists)`, where each value is a list of ids of any length. A length is rounded up
        with zeros, which are nobody's id, so that few questions are put."""
        rounded = {name: _rounded(list(ids)) for name, ids in lists.items()}
        values = {(name, place): number for name, ids in rounded.items() for place, number in enumerate(ids)}

        def build(marks: dict[Hashable, Any]) -> "QuerySet[Any, T]":
            return self._build(*shape, **{n: [marks[n, place] for place in range(len(i))] for n, i in rounded.items()})

        return self._asked((shape, *((name, len(ids)) for name, ids in rounded.items())), values, build)

    def _asked(
        self, shape: Hashable, values: Mapping[Any, Any], build: "Callable[[dict[Any, Any]], QuerySet[Any, T]]"
    ) -> list[T]:
        if any(isinstance(value, int) and abs(value) > LARGEST_NUMBER for value in values.values()):
            return []
        key = (connection.vendor, shape)
        try:
            question = self._questions[key]
        except KeyError:
            question = self._keep(key, _put(values, build))
        return [] if question is None else question.ask(connection, values)

    def _keep(self, key: Hashable, question: "Question | None") -> "Question | None":
        with self._keeping:
            while len(self._questions) >= MOST_SHAPES:
                del self._questions[next(iter(self._questions))]
            self._questions[key] = question
        return question


def asked_once(rows: "QuerySet[Any, T]") -> list[T]:
    """The rows of a question that nobody puts a second time. Its own words stand as literals in the SQL as in that of a
    `Prepared`, so that it finds the same partial indexes."""
    try:
        return Question.of(rows, {}).ask(connection, {})
    except EmptyResultSet:
        return []


def _put(values: Mapping[Any, Any], build: "Callable[[dict[Any, Any]], QuerySet[Any, T]]") -> "Question | None":
    marks = {name: _mark(value, number) for number, (name, value) in enumerate(values.items())}
    try:
        return Question.of(build(marks), marks)
    except EmptyResultSet:
        return None


def _rounded(ids: list[int]) -> list[int]:
    size = next((size for size in SIZES if size >= len(ids)), len(ids))
    return ids + [0] * (size - len(ids))


def _mark(value: "int | str | datetime", number: int) -> "int | str | datetime":
    if isinstance(value, datetime):
        return FIRST_MOMENT + timedelta(seconds=number)
    return f"{FIRST_TEXT}{number}" if isinstance(value, str) else FIRST_NUMBER + number


@dataclass(frozen=True)
class Question:
    """One SQL statement with the places of its values, and what makes rows of its answer."""

    sql: str
    params: tuple[Any, ...]
    places: dict[int, Hashable]
    converters: "list[tuple[int, list[Callable[..., Any]], Any]]"
    shape_rows: "Callable[[Iterator[Any]], list[Any]]" = field(repr=False)

    @classmethod
    def of(cls, rows: "QuerySet[Any, Any]", marks: dict[Any, Any]) -> "Question":
        compiler = rows.query.get_compiler(connection=connection)
        sql, params = compiler.as_sql()
        named = {_as_parameter(connection, mark): name for name, mark in marks.items()}
        sql, params = _with_words_written_out(sql, params, named)
        places = {place: named[value] for place, value in enumerate(params) if _is_mark(value, named)}
        unused = set(marks) - set(places.values())
        assert not unused, f"the question does not use {', '.join(sorted(map(str, unused)))} as it is"
        columns = [column[0] for column in compiler.select[: compiler.col_count]]
        converters = [(place, *how) for place, how in compiler.get_converters(columns).items()]
        return cls(sql, tuple(params), places, converters, _shaper(rows, compiler))

    def ask(self, database: BaseDatabaseWrapper, values: Mapping[Any, Any]) -> list[Any]:
        params = list(self.params)
        for place, name in self.places.items():
            params[place] = _as_parameter(database, values[name])
        with database.cursor() as cursor:
            cursor.execute(self.sql, params)
            rows = cursor.fetchall()
        return self.shape_rows(self._converted(rows, database) if self.converters else iter(rows))

    def _converted(self, rows: "list[Any]", database: BaseDatabaseWrapper) -> Iterator[Any]:
        for row in rows:
            values = list(row)
            for place, converters, expression in self.converters:
                for convert in converters:
                    values[place] = convert(values[place], expression, database)
            yield tuple(values)


def _with_words_written_out(sql: str, params: Iterable[Any], named: dict[Any, Hashable]) -> tuple[str, list[Any]]:
    """The words that the question itself says (stages, kinds) as literals in its SQL. A database takes a partial index
    only where it reads the words that the index was made for; a parameter could be anything."""
    left, kept = list(params), []

    def written(found: "re.Match[str]") -> str:
        if found[0] == "%%":
            return "%%"
        value = left.pop(0)
        if isinstance(value, str) and not _is_mark(value, named) and PLAIN_WORD.fullmatch(value):
            return f"'{value}'"
        kept.append(value)
        return "%s"

    return re.sub("%%|%s", written, sql), kept


def _as_parameter(database: BaseDatabaseWrapper, value: Any) -> Any:
    return database.ops.adapt_datetimefield_value(value) if isinstance(value, datetime) else value


def _is_mark(value: Any, named: dict[Any, Hashable]) -> bool:
    return isinstance(value, int | str | datetime) and not isinstance(value, bool) and value in named


def _shaper(rows: "QuerySet[Any, Any]", compiler: Any) -> "Callable[[Iterator[Any]], list[Any]]":
    """What makes models, tuples or single values out of the database's rows."""
    if rows._iterable_class is ModelIterable:  # noqa: SLF001 -- the one place that says what a queryset gives
        return _models(compiler)
    if rows._iterable_class is FlatValuesListIterable:  # noqa: SLF001
        return lambda found: [row[0] for row in found]
    return list


def _models(compiler: Any) -> "Callable[[Iterator[Any]], list[Any]]":
    """As Django's own iterator does: an object for each row, with those it was joined with and what was annotated."""
    using, about = compiler.using or connection.alias, compiler.klass_info
    columns = about["select_fields"]
    part = slice(columns[0], columns[-1] + 1)
    names = [column[0].target.attname for column in compiler.select[part]]
    model, annotated = about["model"], list((compiler.annotation_col_map or {}).items())
    populators = get_related_populators(about, compiler.select, using)  # type: ignore[call-arg]  # as it is in Django 5.2

    def made(row: Any) -> Any:
        thing = model.from_db(using, names, row[part])
        for populator in populators:
            populator.populate(row, thing)
        for name, place in annotated:
            setattr(thing, name, row[place])
        return thing

    return lambda found: [made(row) for row in found]
