"""What every kind of list has."""

import re
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.utils.functional import Promise

from firstline.core.access import Actor
from firstline.core.permissions import Permission


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


def looked_up(row: Row, known: Any, look_up: Mapping[str, Callable[[str], Any]]) -> Checked:
    """The row with each of its values read by the function for its field; what that raises as ValueError is a fault."""
    checked = Checked(row, known)
    for name, text in row.values.items():
        try:
            checked.values[name] = look_up[name](text)
        except ValueError as fault:
            checked.faults.append(Fault(name, str(fault)))
    return checked


def written_singly(
    rights: Sequence[Checked],
    *,
    add: Callable[[dict[str, Any]], object],
    change: Callable[[Any, dict[str, Any]], object],
    never_changed: Collection[str] = (),
) -> Written:
    """Each row by an action: added where it is new, changed where it says something else than is known."""
    made = changed = 0
    for one in rights:
        if one.known is None:
            add(one.values)
            made += 1
            continue
        values = {name: value for name, value in one.values.items() if name not in never_changed}
        if any(getattr(one.known, name) != value for name, value in values.items()):
            change(one.known, values)
            changed += 1
    return Written(made=made, changed=changed, unchanged=len(rights) - made - changed)


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
