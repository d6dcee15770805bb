"""A filter as rows that are being edited: unlike a tree it may hold rows without a value, and what is wrong."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Union

from firstline.tickets.filters import (
    EVERYTHING,
    FIELDS,
    AllOf,
    AnyOf,
    Asking,
    Condition,
    FilterFault,
    Kind,
    Tree,
    Words,
    all_of,
    any_of,
    as_q,
    negated,
    parse,
    written,
)
from firstline.tickets.filters.write import quoted_if_needed

WORDS = "words"
DEEPEST = 4
MOST_PARTS = 50


@dataclass
class Row:
    """One condition. `operator` is that of a condition, or "not" for what it must not be."""

    field: str
    operator: str = ":"
    value: str = ""
    path: str = ""
    fault: str = ""


@dataclass
class Group:
    """Parts of which all, any or none must hold."""

    join: str = "all"
    parts: "list[Row | Group]" = field(default_factory=list)
    path: str = ""


Part = Union[Row, Group]  # noqa: UP007 -- refers to itself by name


def draft_of(tree: Tree) -> Group:
    """The rows of a tree."""
    part = _part_of(tree)
    return numbered(part if isinstance(part, Group) else Group("all", [part]))


def _part_of(tree: Tree) -> Part:
    if isinstance(tree, Condition):
        return Row(tree.field, tree.operator, tree.value)
    if isinstance(tree, Words):
        return Row(WORDS, ":", written(tree))
    if isinstance(tree, AllOf | AnyOf):
        return Group("all" if isinstance(tree, AllOf) else "any", [_part_of(part) for part in tree.parts])
    inner = _part_of(tree.part)
    if isinstance(inner, Row) and inner.operator == ":":
        return Row(inner.field, "not", inner.value)
    if isinstance(inner, Group) and inner.join == "any":
        return Group("none", inner.parts)
    return Group("none", [inner])


def numbered(group: Group, path: str = "0") -> Group:
    """The group with the path of each part in it: 0 is the whole, 0.2 its third part."""
    group.path = path
    for place, part in enumerate(group.parts):
        if isinstance(part, Group):
            numbered(part, f"{path}.{place}")
        else:
            part.path = f"{path}.{place}"
    return group


def read_draft(sent: Mapping[str, str], path: str = "0", depth: int = 0) -> Group:
    """The rows that a page sent: j.PATH is how a group is joined, f., o. and v.PATH are a row, w.PATH is the field that
    its value was written for."""
    group = Group(_one_of(sent.get(f"j.{path}", "all"), ("all", "any", "none")))
    for place in range(MOST_PARTS):
        here = f"{path}.{place}"
        if f"j.{here}" in sent and depth < DEEPEST:
            group.parts.append(read_draft(sent, here, depth + 1))
        elif f"f.{here}" in sent:
            group.parts.append(_read_row(sent, here))
    return numbered(group) if depth == 0 else group


def _read_row(sent: Mapping[str, str], path: str) -> Row:
    name = _one_of(sent[f"f.{path}"], (*FIELDS, WORDS))
    value = sent.get(f"v.{path}", "").strip()
    is_same_field = sent.get(f"w.{path}", name) == name
    return Row(name, _one_of(sent.get(f"o.{path}", ":"), operators_of(name)), value if is_same_field else "")


def _one_of(asked: str, known: tuple[str, ...]) -> str:
    return asked if asked in known else known[0]


def operators_of(name: str) -> tuple[str, ...]:
    if name == WORDS or not FIELDS[name].is_compared:
        return (":", "not")
    if FIELDS[name].kind == Kind.LASTING:
        return (">", "<", ":", "not")
    return (":", "not", "<", "<=", ">", ">=")


def tree_of(part: Part, asking: Asking) -> Tree:
    """The tree of those rows that have a value. Writes into each row what is wrong with it, and leaves it out."""
    if isinstance(part, Row):
        return _tree_of_row(part, asking)
    trees = [tree for tree in (tree_of(one, asking) for one in part.parts) if tree != EVERYTHING]
    if not trees:
        return EVERYTHING
    if part.join == "all":
        return all_of(*trees)
    return any_of(*trees) if part.join == "any" else negated(any_of(*trees))


def _tree_of_row(row: Row, asking: Asking) -> Tree:
    if not row.value:
        return EVERYTHING
    operator = ":" if row.operator == "not" else row.operator
    text = row.value if row.field == WORDS else f"{row.field}{operator}{quoted_if_needed(row.value)}"
    try:
        tree = parse(text)
        as_q(tree, asking)
    except FilterFault as fault:
        row.fault = str(fault)
        return EVERYTHING
    return negated(tree) if row.operator == "not" else tree


def change(group: Group, what: str) -> None:
    """Do what a button of the page says: row:PATH, group:PATH (add one to that group), drop:PATH."""
    verb, _colon, path = what.partition(":")
    if verb == "drop":
        _drop(group, path)
    for one in _groups(group):
        if one.path == path and verb == "row":
            one.parts.append(Row("is"))
        if one.path == path and verb == "group" and path.count(".") < DEEPEST:
            one.parts.append(Group("any", [Row("is"), Row("is")]))
    numbered(group)


def _drop(group: Group, path: str) -> None:
    group.parts = [part for part in group.parts if part.path != path]
    for part in group.parts:
        if isinstance(part, Group):
            _drop(part, path)


def _groups(group: Group) -> Iterator[Group]:
    yield group
    for part in group.parts:
        if isinstance(part, Group):
            yield from _groups(part)
