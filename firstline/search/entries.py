"""Asking the index: the newest entries that hold some words, in steps of bounded size."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any, NamedTuple

from django.db.models import Q, QuerySet
from django.db.models.functions import Substr

from firstline.core.access import Actor
from firstline.core.prepared import Prepared
from firstline.search.asking import Term
from firstline.search.matching import as_any_question, as_question, entries_with
from firstline.search.models import Kind, SearchEntry
from firstline.search.policies import readable_by
from firstline.search.wanted import Speaker, State, Wanted
from firstline.tickets.policies import sees_notes, visible_to
from firstline.tickets.stages import DONE, UNDONE

WINDOW = 150
"""Entries that are looked at in one step. Common words are found by walking the newest of them."""
LOOKED_INTO = 20_000
"""Letters of an entry in which its words are looked for again, to rank and to show them."""
NEWEST = 10**17
SPREAD = 600

STAGES = {"open": [stage.value for stage in UNDONE], "solved": [stage.value for stage in DONE]}


class Entry(NamedTuple):
    """Words of a ticket in which something was found."""

    ticket_id: int
    kind: str
    source_id: int
    is_internal: bool
    text: str


@dataclass(frozen=True)
class Window:
    """Entries of whole tickets, the newest ticket first. `goes_on_at` is the newest ticket after them, 0 for none."""

    entries: list[Entry]
    goes_on_at: int


@dataclass(frozen=True)
class Reader:
    """Who asks, for what, and when."""

    actor: Actor
    wanted: Wanted
    at: datetime

    def window(self, terms: Iterable[Term], *, top: int = NEWEST) -> Window:
        """The newest entries that hold all of `terms`, of tickets up to `top`."""
        return _whole_tickets(self._ask(_entries, WINDOW, asked=as_question(terms), top=top))

    def tickets_with(self, term: Term, *, ids: Iterable[int] | None = None) -> set[int]:
        """Tickets in which a term occurs: the newest ones, or those among `ids`."""
        if ids is None:
            return set(self._ask(_tickets, SPREAD, asked=as_question([term])))
        rows = entries_of(self.actor, self.at, as_question([term])).filter(ticket__in=list(ids))
        return set(rows.values_list("ticket_id", flat=True).distinct())

    def entries_in(self, ids: Iterable[int], terms: Iterable[Term]) -> list[Entry]:
        """The entries of these tickets that hold any of `terms`."""
        rows = entries_of(self.actor, self.at, as_any_question(terms)).filter(ticket__in=list(ids))
        return [Entry._make(row) for row in _columns(rows.order_by("-ticket_id", "id"))[: 4 * WINDOW]]

    def holds(self, term: Term) -> bool:
        """Whether anything this actor may see holds a term."""
        return bool(self.tickets_with(term))

    def _ask(self, question: "Prepared[Any]", most: int, **values: Any) -> list[Any]:
        wanted = self.wanted
        moments = {"since": wanted.since} if wanted.since else {}
        moments |= {} if sees_notes(self.actor) else {"at": self.at}
        return question(self.actor, wanted.state, wanted.mine, wanted.said_by, most, **values, **moments)


def entries_of(actor: Actor, at: datetime, asked: str) -> QuerySet[SearchEntry]:
    """The entries holding what is asked that this actor may see."""
    return entries_with(asked).filter(readable_by(actor, at), ticket__in=visible_to(actor))


def _whole_tickets(rows: list[Any]) -> Window:
    """The last ticket may have more entries than were asked for: it comes with the next window."""
    entries = [Entry._make(row) for row in rows]
    if len(entries) < WINDOW:
        return Window(entries, 0)
    last = entries[-1].ticket_id
    whole = [entry for entry in entries if entry.ticket_id != last]
    return Window(whole, last) if whole else Window(entries, last - 1)


def _entries_of(
    actor: Actor,
    state: State,
    mine: bool,  # noqa: FBT001
    said_by: Speaker,
    most: int,
    asked: str,
    top: int,
    since: datetime | None = None,
    at: datetime | None = None,
) -> "QuerySet[SearchEntry, Any]":
    rows = _narrowed(actor, state, mine, said_by, asked, since, at).filter(ticket__lte=top)
    return _columns(rows.order_by("-ticket_id", "id"))[:most]


def _tickets_of(
    actor: Actor,
    state: State,
    mine: bool,  # noqa: FBT001
    said_by: Speaker,
    most: int,
    asked: str,
    since: datetime | None = None,
    at: datetime | None = None,
) -> "QuerySet[SearchEntry, int]":
    rows = _narrowed(actor, state, mine, said_by, asked, since, at)
    return rows.order_by("-ticket_id", "id").values_list("ticket_id", flat=True)[:most]


def _narrowed(
    actor: Actor,
    state: State,
    mine: bool,  # noqa: FBT001
    said_by: Speaker,
    asked: str,
    since: datetime | None,
    at: datetime | None,
) -> QuerySet[SearchEntry]:
    tickets = visible_to(actor)
    if state:
        tickets = tickets.filter(stage__in=STAGES[state])
    if mine:
        tickets = tickets.filter(assignee_id=actor.id)
    if since:
        tickets = tickets.filter(updated_at__gte=since)
    # Those who see notes see each answer at once, so that their question has no moment.
    readable = readable_by(actor, at) if at else Q()
    return entries_with(asked).filter(readable, _said_by(said_by), ticket__in=tickets)


def _said_by(speaker: Speaker) -> Q:
    if speaker == "note":
        return Q(is_internal=True)
    if speaker:
        spoken = ~Q(kind=Kind.SUBJECT) if speaker == "desk" else Q()
        return spoken & Q(is_internal=False, from_desk=speaker == "desk")
    return Q()


def _columns(rows: QuerySet[SearchEntry]) -> "QuerySet[SearchEntry, Any]":
    beginning = rows.annotate(beginning=Substr("text", 1, LOOKED_INTO))
    return beginning.values_list("ticket_id", "kind", "source_id", "is_internal", "beginning")


_entries = Prepared(_entries_of)
_tickets = Prepared(_tickets_of)
