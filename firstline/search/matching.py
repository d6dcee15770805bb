"""The one place where the databases differ in finding words."""

import re

from django.db import connection
from django.db.models import QuerySet

from firstline.search.models import SearchEntry

WORD = re.compile(r"\w+")
MOST_WORDS = 12


def words_of(text: str) -> list[str]:
    """The words of a search, in lower case, at most twelve."""
    return [word.lower() for word in WORD.findall(text[:500])][:MOST_WORDS]


def entries_with(words: list[str]) -> QuerySet[SearchEntry]:
    """The entries that hold all of `words`, each at least as the beginning of a word."""
    if not words:
        return SearchEntry.objects.none()
    return _on_postgresql(words) if connection.vendor == "postgresql" else _on_sqlite(words)


def _on_postgresql(words: list[str]) -> QuerySet[SearchEntry]:
    query = " & ".join(f"'{word}':*" for word in words)
    return SearchEntry.objects.extra(where=["search_entry.vector @@ to_tsquery('simple', %s)"], params=[query])


def _on_sqlite(words: list[str]) -> QuerySet[SearchEntry]:
    query = " ".join(f'"{word}"*' for word in words)
    return SearchEntry.objects.extra(
        where=["search_entry.id IN (SELECT rowid FROM search_words WHERE search_words MATCH %s)"], params=[query]
    )
