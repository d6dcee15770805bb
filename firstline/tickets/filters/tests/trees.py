"""Filters made up at random, over what the cast's desk has."""

from hypothesis import strategies as st

from firstline.tickets.filters import Condition, Words, all_of, any_of, negated
from firstline.tickets.filters.fields import FIELDS, Kind

ANY = [":", "<", "<=", ">", ">="]
DAYS = ["today", "yesterday", "2026-03-01", "2026-03-04", "2026-03-05", "30min", "2h", "1d", "2w"]
NAMES = {
    "team": ["Network", "Service desk"],
    "assignee": ["Boris Nord"],
    "requester": ["anna@bergs.test", "Per"],
    "organisation": ["bergs", "Nordby kommun"],
    "category": ["Hardware", "Printers"],
    "product": ["VPN"],
    "state": ["New", "Waiting for vendor"],
    "tag": ["vip", "night shift"],
}


def conditions():
    return st.sampled_from(list(FIELDS.values())).flatmap(_of)


def _of(field):
    plain = {
        Kind.CHOICE: list(field.choices),
        Kind.NAMED: NAMES.get(field.name, []),
        Kind.CODE: ["sv", "en-gb"],
    }.get(field.kind, [])
    compared = {
        Kind.SCALE: list(field.choices),
        Kind.NUMBER: ["0", "1", "2"],
        Kind.LASTING: ["30min", "2h", "1d", "2w"],
        Kind.PAST: DAYS,
        Kind.FUTURE: [*DAYS, "tomorrow"],
    }.get(field.kind, [])
    pairs = [(":", value) for value in [*plain, *field.specials]]
    pairs += [(operator, value) for value in compared for operator in ANY]
    return st.sampled_from(pairs).map(lambda pair: Condition(field.name, *pair))


WORDS = st.sampled_from([Words("blank"), Words("e-mail"), Words('say "ah" \\ (now)', is_phrase=True)])


def trees(leaves):
    return st.recursive(
        leaves,
        lambda parts: st.one_of(
            st.lists(parts, min_size=1, max_size=3).map(lambda some: all_of(*some)),
            st.lists(parts, min_size=1, max_size=3).map(lambda some: any_of(*some)),
            parts.map(negated),
        ),
        max_leaves=6,
    )
