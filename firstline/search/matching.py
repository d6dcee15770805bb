"""The one place where the databases differ in finding words."""

from collections.abc import Iterable
from typing import Any

from django.db import connection
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.models import BooleanField, F, Func, QuerySet
from django.db.models.sql.compiler import SQLCompiler

from firstline.search.asking import Term
from firstline.search.models import SearchEntry


def as_question(terms: Iterable[Term]) -> str:
    """The terms as the database is asked for them: all of them in one entry."""
    return (" & " if _is_postgresql() else " AND ").join(map(_either, terms))


def as_any_question(terms: Iterable[Term]) -> str:
    """The terms as the database is asked for them: any of them."""
    return (" | " if _is_postgresql() else " OR ").join(map(_either, terms))


def entries_with(asked: str) -> QuerySet[SearchEntry]:
    """The entries that hold what a question asks for."""
    return SearchEntry.objects.filter(Holds(F("pk"), asked=asked))


class Holds(Func):
    """Whether the entry with this id holds what is asked. The index is no field of the model: on PostgreSQL it is
    another column of the same table, on SQLite a table of its own."""

    output_field = BooleanField()

    def __init__(self, entry: Any, *, asked: str) -> None:
        super().__init__(entry, asked=asked)

    def as_sql(
        self, compiler: SQLCompiler, connection: BaseDatabaseWrapper, *_: Any, **__: Any
    ) -> tuple[str, tuple[Any, ...]]:
        entry, _params = compiler.compile(self.get_source_expressions()[0])
        if connection.vendor == "postgresql":
            return f"{entry.rpartition('.')[0]}.vector @@ to_tsquery('simple', %s)", (self.extra["asked"],)
        words = "SELECT rowid FROM search_words WHERE search_words MATCH %s"
        return f"{entry} IN ({words})", (self.extra["asked"],)

    def as_sqlite(
        self, compiler: SQLCompiler, connection: BaseDatabaseWrapper, **_: Any
    ) -> tuple[str, tuple[Any, ...]]:
        return self.as_sql(compiler, connection)


def _either(term: Term) -> str:
    phrases = [_phrase(term.words, is_half=term.is_half), *(_phrase((word,), is_half=False) for word in term.also)]
    return f"({(' | ' if _is_postgresql() else ' OR ').join(phrases)})"


def _phrase(words: tuple[str, ...], *, is_half: bool) -> str:
    """Words hold letters and digits only, so that none of them can be read as anything else."""
    if _is_postgresql():
        return " <-> ".join(f"'{word}'" for word in words) + (":*" if is_half else "")
    return f'"{" ".join(words)}"' + ("*" if is_half else "")


def _is_postgresql() -> bool:
    return connection.vendor == "postgresql"
