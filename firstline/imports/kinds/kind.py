"""What every kind of list has."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.utils.functional import Promise

from firstline.core.access import Actor
from firstline.core.permissions import Permission

Words = "str | Promise"


@dataclass(frozen=True)
class Field:
    """Something a column can hold. `headers`: other words that stand above such a column, in English and Swedish."""

    name: str
    label: "str | Promise"
    headers: tuple[str, ...] = ()
    is_needed: bool = False


@dataclass(frozen=True)
class Row:
    """A row with what stands in it by field; what is empty is left out."""

    number: int
    values: dict[str, str]
    cells: list[str]


@dataclass(frozen=True)
class Fault:
    """What is wrong with a row, and in which field (empty: with all of it)."""

    field: str
    sentence: str


@dataclass
class Checked:
    """A row after a look at it: what it is about if that is known already, what it says, what is wrong with it."""

    row: Row
    known: Any = None
    values: dict[str, Any] = field(default_factory=dict)
    faults: list[Fault] = field(default_factory=list)


@dataclass(frozen=True)
class Written:
    made: int = 0
    changed: int = 0
    unchanged: int = 0


@dataclass(frozen=True)
class Kind:
    """A kind of list. `key` tells rows apart; `check` asks the database a fixed number of questions for any number of
    rows; `write` writes those that are right, in the caller's transaction."""

    code: str
    label: "str | Promise"
    permission: Permission
    fields: tuple[Field, ...]
    key: Callable[[dict[str, str]], str]
    check: Callable[[Sequence[Row]], list[Checked]]
    write: Callable[[Sequence[Checked], Actor, datetime], Written]
    example: tuple[dict[str, str], ...]

    def field(self, name: str) -> Field | None:
        return next((one for one in self.fields if one.name == name), None)

    def words_of(self, name: str) -> str:
        found = self.field(name)
        return str(found.label) if found else ""

    def guess(self, head: Sequence[str]) -> list[str]:
        """The field each column of this head most likely holds, each once; empty for none."""
        known = {_plain(word): one.name for one in self.fields for word in (one.name, str(one.label), *one.headers)}
        guessed: list[str] = []
        for words in head:
            name = known.get(_plain(words), "")
            guessed.append("" if name in guessed else name)
        return guessed


def _plain(words: str) -> str:
    return re.sub(r"[\W_]+", "", words.casefold())
