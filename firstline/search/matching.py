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


def as_question(words: list[str]) -> str:
    """The words as the database is asked for them: all of them, each at least as the beginning of a word."""
    if connection.vendor == "postgresql":
        return " & ".join(f"'{word}':*" for word in words)
    return " ".join(f'"{word}"*' for word in words)


def entries_with(asked: str) -> QuerySet[SearchEntry]:
    """The entries that hold what `as_question` asks for."""
    if connection.vendor == "postgresql":
        return SearchEntry.objects.extra(where=["search_entry.vector @@ to_tsquery('simple', %s)"], params=[asked])
    return SearchEntry.objects.extra(
        where=["search_entry.id IN (SELECT rowid FROM search_words WHERE search_words MATCH %s)"], params=[asked]
    )


def as_phrase(words: list[str]) -> str:
    """The words as the database is asked for them one right behind the other."""
    if connection.vendor == "postgresql":
        return " <-> ".join(f"'{word}'" for word in words)
    return f'"{" ".join(words)}"'
