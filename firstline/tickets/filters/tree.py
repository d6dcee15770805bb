"""The tree of a filter. Trees are made with `all_of`, `any_of` and `negated`, so that equal filters are equal trees."""

from collections.abc import Iterator
from dataclasses import dataclass
from dataclasses import field as kept
from typing import Union

from firstline.tickets.filters.faults import Place


@dataclass(frozen=True)
class Condition:
    """One field compared with a value. `operator` is one of : < <= > >=, `value` as it is typed."""

    field: str
    operator: str
    value: str
    place: Place = kept(default=(0, 0), compare=False)


@dataclass(frozen=True)
class Words:
    """Words that are said somewhere in the ticket: one as the beginning of a word, or a phrase as it stands."""

    text: str
    is_phrase: bool = False
    place: Place = kept(default=(0, 0), compare=False)


@dataclass(frozen=True)
class AllOf:
    """Holds where all parts hold; without parts it holds for every ticket."""

    parts: tuple["Tree", ...] = ()


@dataclass(frozen=True)
class AnyOf:
    parts: tuple["Tree", ...]


@dataclass(frozen=True)
class Not:
    part: "Tree"


Tree = Union[Condition, Words, AllOf, AnyOf, Not]  # noqa: UP007 -- refers to itself by name
EVERYTHING = AllOf()


def all_of(*parts: Tree) -> Tree:
    flat = tuple(one for part in parts for one in (part.parts if isinstance(part, AllOf) else (part,)))
    return flat[0] if len(flat) == 1 else AllOf(flat)


def any_of(first: Tree, *more: Tree) -> Tree:
    flat = tuple(one for part in (first, *more) for one in (part.parts if isinstance(part, AnyOf) else (part,)))
    return flat[0] if len(flat) == 1 else AnyOf(flat)


def negated(part: Tree) -> Tree:
    return part.part if isinstance(part, Not) else Not(part)


def leaves(tree: Tree) -> Iterator[Condition | Words]:
    """All conditions and words of a tree, from left to right."""
    if isinstance(tree, Condition | Words):
        yield tree
    elif isinstance(tree, Not):
        yield from leaves(tree.part)
    else:
        for part in tree.parts:
            yield from leaves(part)
