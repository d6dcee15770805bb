"""Finding tickets by words and numbers."""

import re
from dataclasses import dataclass
from typing import NamedTuple

from django.db.models import QuerySet

from firstline.core.access import Actor
from firstline.core.desk import current_desk
from firstline.core.prepared import Prepared
from firstline.search.matching import as_question, entries_with, words_of
from firstline.search.models import SearchEntry
from firstline.tickets.models import Ticket
from firstline.tickets.policies import sees_notes, visible_to

MOST_ENTRIES = 400
AROUND = 70


@dataclass(frozen=True)
class Hit:
    """A found ticket, and the words around the first place where it was found."""

    ticket: Ticket
    snippet: str
    is_internal: bool


def search_tickets(actor: Actor, text: str, *, limit: int = 30) -> list[Hit]:
    """The newest tickets this actor may see that hold all words of `text`; a ticket's number finds it first."""
    numbered = ticket_by_number(actor, text)
    words = words_of(text)
    best: dict[int, Found] = {}
    for entry in map(Found._make, _entries(actor, asked=as_question(words)) if words else ()):
        best.setdefault(entry.ticket_id, entry)
        if len(best) == limit:
            break
    found = [Hit(numbered, "", is_internal=False)] if numbered else []
    return found + [hit for hit in _hits(best, words) if hit.ticket != numbered]


class Found(NamedTuple):
    """Words of a ticket in which something was found."""

    ticket_id: int
    kind: str
    is_internal: bool
    text: str


def _entries_of(actor: Actor, asked: str) -> "QuerySet[SearchEntry, tuple[int, str, bool, str]]":
    entries = entries_with(asked).filter(ticket__in=visible_to(actor))
    if not sees_notes(actor):
        entries = entries.filter(is_internal=False)
    return entries.order_by("-ticket_id", "id").values_list(*Found._fields)[:MOST_ENTRIES]


_entries = Prepared(_entries_of)


def ticket_by_number(actor: Actor, text: str) -> Ticket | None:
    """The ticket that `text` names: "FL-1042", "fl1042", "#1042" or "1042"."""
    prefix = re.escape(current_desk().ticket_prefix)
    named = re.fullmatch(rf"\s*(?:{prefix}-?|#)?(\d{{1,15}})\s*", text, re.IGNORECASE)
    if named is None:
        return None
    return visible_to(actor).select_related("requester", "state").filter(pk=int(named[1])).first()


def _hits(best: dict[int, Found], words: list[str]) -> list[Hit]:
    tickets = {ticket.pk: ticket for ticket in _tickets.among(ids=best)}
    return [
        Hit(tickets[pk], "" if entry.kind == "subject" else snippet(entry.text, words), entry.is_internal)
        for pk, entry in best.items()
        if pk in tickets
    ]


def _tickets_of(ids: list[int]) -> QuerySet[Ticket]:
    return Ticket.objects.select_related("requester", "organisation", "state", "assignee").filter(pk__in=ids)


_tickets = Prepared(_tickets_of)


def snippet(text: str, words: list[str]) -> str:
    """The words of `text` around the first of `words`, on one line."""
    lowered = text.lower()
    places = [place for word in words if (place := lowered.find(word)) >= 0]
    first = min(places, default=0)
    start = max(0, first - AROUND)
    cut = " ".join(text[start : first + 2 * AROUND].split())
    return ("… " if start else "") + cut + (" …" if first + 2 * AROUND < len(text) else "")
