"""The filter language: typed text, one frozen tree of conditions, and the tickets for which it holds.

`parse` and `written` go from text to tree and back and need no database. `as_q` says the tree to the database, `holds`
asks it of one ticket. What `Words` mean is told from above, by `find_words_by`.
"""

from firstline.tickets.filters.facts import TicketValues
from firstline.tickets.filters.faults import FilterFault
from firstline.tickets.filters.fields import FIELDS, Field, Kind
from firstline.tickets.filters.intervals import Asking
from firstline.tickets.filters.meaning import as_q, is_personal, stages_of
from firstline.tickets.filters.parse import parse
from firstline.tickets.filters.predicate import holds
from firstline.tickets.filters.suggesting import Suggestion, suggestions_for
from firstline.tickets.filters.tree import (
    EVERYTHING,
    AllOf,
    AnyOf,
    Condition,
    Not,
    Tree,
    Words,
    all_of,
    any_of,
    negated,
)
from firstline.tickets.filters.words import find_words_by
from firstline.tickets.filters.write import written

__all__ = [
    "EVERYTHING",
    "FIELDS",
    "AllOf",
    "AnyOf",
    "Asking",
    "Condition",
    "Field",
    "FilterFault",
    "Kind",
    "Not",
    "Suggestion",
    "TicketValues",
    "Tree",
    "Words",
    "all_of",
    "any_of",
    "as_q",
    "find_words_by",
    "holds",
    "is_personal",
    "negated",
    "parse",
    "stages_of",
    "suggestions_for",
    "written",
]
