"""What a tree means to somebody at a moment: its conditions as facts, and the whole of it as SQL."""

from collections.abc import Callable

from django.db.models import Q

from firstline.tickets.filters.facts import Among, Between, Empty, Fact, Tagged, Unread
from firstline.tickets.filters.faults import FilterFault
from firstline.tickets.filters.fields import FIELDS, Field, Kind
from firstline.tickets.filters.intervals import Asking, interval_of
from firstline.tickets.filters.names import ids_meant
from firstline.tickets.filters.tree import AllOf, AnyOf, Condition, Not, Tree, Words, leaves
from firstline.tickets.filters.words import tickets_saying
from firstline.tickets.stages import DONE, UNDONE, WAITING, Stage

NOTHING = Q(pk__in=[])
PERSONAL_VALUES = frozenset({"me", "mine"})


def as_q(tree: Tree, asking: Asking) -> Q:
    """The tree for the database, over tickets. Who may see which is no part of it. Raises FilterFault for a name that
    nothing has."""
    if isinstance(tree, Words):
        return tickets_saying(asking.actor, tree.text, is_phrase=tree.is_phrase)
    if isinstance(tree, Condition):
        return fact_of(tree, asking).q()
    if isinstance(tree, Not):
        return ~as_q(tree.part, asking)
    if isinstance(tree, AnyOf):
        either = NOTHING
        for part in tree.parts:
            either |= as_q(part, asking)
        return either
    every = Q()
    for part in tree.parts:
        every &= as_q(part, asking)
    return every


def fact_of(condition: Condition, asking: Asking) -> Fact:
    """What a condition says. Raises FilterFault with its place for a name that nothing has."""
    field = FIELDS[condition.field]
    if condition.field == "is":
        return _IS[condition.value](asking)
    if condition.value in field.specials:
        return _special(field, condition.value, asking)
    if field.kind == Kind.NAMED:
        return _named(condition, field)
    if field.kind == Kind.CHOICE:
        return Among(field.column, (field.choices[condition.value][0],))
    if field.kind == Kind.CODE:
        return Among(field.column, (condition.value,))
    return Between(field.column, *interval_of(field, condition.operator, condition.value, asking))


def _named(condition: Condition, field: Field) -> Fact:
    try:
        ids = ids_meant(field.name, condition.value)
    except FilterFault as fault:
        raise FilterFault(fault.message, condition.place) from fault
    return Tagged(ids) if field.name == "tag" else Among(field.column, ids)


def _special(field: Field, value: str, asking: Asking) -> Fact:
    if value == "me":
        return Among(field.column, (asking.actor.id,))
    if value == "mine":
        return Among(field.column, tuple(sorted(asking.actor.team_ids)))
    if field.name == "tag":
        return Tagged(None, is_none=value == "none")
    return Empty(field.column, is_empty=value == "none")


_IS: dict[str, Callable[[Asking], Fact]] = {
    "open": lambda _asking: Among("stage", tuple(stage.value for stage in UNDONE)),
    "new": lambda _asking: Among("stage", (Stage.NEW.value,)),
    "waiting": lambda _asking: Among("stage", tuple(stage.value for stage in WAITING)),
    "solved": lambda _asking: Among("stage", tuple(stage.value for stage in DONE)),
    "unassigned": lambda _asking: Empty("assignee_id", is_empty=True),
    "unread": lambda asking: Unread(asking.actor.id),
    "reopened": lambda _asking: Between("reopened", start=1),
    "spam": lambda _asking: Among("is_spam", (True,)),
}


def is_personal(tree: Tree) -> bool:
    """Whether it means something else to each who asks."""
    return any(
        isinstance(leaf, Words) or leaf.value in PERSONAL_VALUES or (leaf.field, leaf.value) == ("is", "unread")
        for leaf in leaves(tree)
    )


def stages_of(tree: Tree) -> frozenset[str]:
    """The stages that tickets of this filter can be on, no others. They decide which orders are quick."""
    every = frozenset(stage.value for stage in Stage)
    if isinstance(tree, Condition):
        return _stages_said(tree, every)
    if isinstance(tree, AllOf):
        return every.intersection(*(stages_of(part) for part in tree.parts))
    if isinstance(tree, AnyOf):
        return frozenset[str]().union(*(stages_of(part) for part in tree.parts))
    return every


def _stages_said(condition: Condition, every: frozenset[str]) -> frozenset[str]:
    if condition.field == "stage":
        return frozenset({str(FIELDS["stage"].choices[condition.value][0])})
    named = {"open": UNDONE, "new": (Stage.NEW,), "waiting": WAITING, "solved": DONE}
    if condition.field == "is" and condition.value in named:
        return frozenset(stage.value for stage in named[condition.value])
    return every
