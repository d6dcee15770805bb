"""Which of the newest finds come first: what says exactly the words, in the subject, before what is like it."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from firstline.search.asking import Term
from firstline.search.entries import Entry
from firstline.search.marking import pattern_of
from firstline.search.models import Kind

EXACT, HALF, ANOTHER_FORM = 0, 1, 2


@dataclass(frozen=True)
class Ranked:
    """A ticket and where it was found best: `said` is what was said there, None where only its subject tells."""

    ticket_id: int
    said: Entry | None
    rank: int


def ranked(entries: Iterable[Entry], terms: Iterable[Term]) -> list[Ranked]:
    """The tickets of these entries, the best first and among equals the newest."""
    judge = Judge(terms)
    of_tickets: dict[int, list[tuple[int, Entry]]] = {}
    for entry in entries:
        of_tickets.setdefault(entry.ticket_id, []).append((judge.rank(entry), entry))
    finds = [_ranked(ticket_id, found) for ticket_id, found in of_tickets.items()]
    return sorted(finds, key=lambda find: (find.rank, -find.ticket_id))


def _ranked(ticket_id: int, found: list[tuple[int, Entry]]) -> Ranked:
    said = [one for one in found if one[1].kind != Kind.SUBJECT]
    best = min(said, key=lambda one: one[0])[1] if said else None
    return Ranked(ticket_id, best, min(rank for rank, _entry in found))


class Judge:
    """Says how well an entry holds the terms."""

    def __init__(self, terms: Iterable[Term]) -> None:
        self._patterns = [(pattern_of(term, is_half=False), pattern_of(term, is_half=True)) for term in terms]

    def rank(self, entry: Entry) -> int:
        """Twice how far the worst of the terms is from its exact form, one more outside the subject."""
        worst = max((_likeness(entry.text, *patterns) for patterns in self._patterns), default=EXACT)
        return 2 * worst + (entry.kind != Kind.SUBJECT)


def _likeness(text: str, exact: "re.Pattern[str]", half: "re.Pattern[str]") -> int:
    if exact.search(text):
        return EXACT
    return HALF if half.search(text) else ANOTHER_FORM
