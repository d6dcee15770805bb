"""The tree as a question to one ticket: for what is decided without a list, as rules do."""

import re

from firstline.tickets.filters.facts import TicketValues
from firstline.tickets.filters.intervals import Asking
from firstline.tickets.filters.meaning import fact_of
from firstline.tickets.filters.tree import AllOf, AnyOf, Condition, Not, Tree, Words

WORD = re.compile(r"\w+")


def holds(tree: Tree, of: TicketValues, asking: Asking) -> bool:
    """Whether this ticket is one that `as_q` would find. Raises FilterFault as that does."""
    if isinstance(tree, Words):
        return _says(of.words, tree)
    if isinstance(tree, Condition):
        return fact_of(tree, asking).holds(of)
    if isinstance(tree, Not):
        return not holds(tree.part, of, asking)
    if isinstance(tree, AllOf):
        return all(holds(part, of, asking) for part in tree.parts)
    assert isinstance(tree, AnyOf)
    return any(holds(part, of, asking) for part in tree.parts)


def _says(text: str, words: Words) -> bool:
    said = [word.lower() for word in WORD.findall(text)]
    asked = [word.lower() for word in WORD.findall(words.text)]
    if words.is_phrase:
        return any(said[at : at + len(asked)] == asked for at in range(len(said)))
    return all(any(word.startswith(one) for word in said) for one in asked)
