"""Tickets that look like another: the same words in their subjects, above all rare ones, and then the same people."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.db.models import QuerySet

from firstline.core.access import Actor
from firstline.core.prepared import Prepared
from firstline.search.asking import Term, words_of
from firstline.search.entries import entries_of
from firstline.search.matching import as_question
from firstline.search.models import Kind, SearchEntry
from firstline.search.vocabulary import with_other_forms
from firstline.tickets.models import Ticket

MOST_WORDS = 5
SHORTEST_WORD = 4
LOOKED_AT = 40
"""Newest tickets that are looked at for each word: a word that so many share says little."""
MANY_WORDS, LEAST_SHARED = 3, 2
"""Of a subject with so many telling words, so many must be shared: one alone is a chance."""
SAME_PERSON, SAME_ORGANISATION = 1.5, 1.2
SHOWN = 4


@dataclass(frozen=True)
class Similar:
    """A ticket like another, and whom both are from."""

    ticket: Ticket
    is_same_person: bool
    is_same_organisation: bool


def similar_to(ticket: Ticket, actor: Actor, *, at: datetime) -> list[Similar]:
    """The tickets this actor may see that look most like `ticket`, at most four. Bounded, whatever the words are."""
    likeness = _likeness(ticket, actor, at)
    candidates = [
        Similar(one, one.requester_id == ticket.requester_id, _same(one.organisation_id, ticket.organisation_id))
        for one in (_tickets.among(ids=likeness) if likeness else ())
    ]
    scored = [(likeness[one.ticket.pk] * _weight(one), one.ticket.pk, one) for one in candidates]
    best = sorted(scored, reverse=True, key=lambda row: row[:2])
    return [one for _score, _pk, one in best[:SHOWN]]


def _likeness(ticket: Ticket, actor: Actor, at: datetime) -> dict[int, float]:
    """How much of the subject each of the tickets shares: a word that few have counts for more."""
    shared: defaultdict[int, list[float]] = defaultdict(list)
    terms = with_other_forms(_telling(ticket.subject))
    for term in terms:
        holding = [pk for pk in _with_subject(actor, at, term) if pk != ticket.pk]
        for pk in holding:
            shared[pk].append(1 / (len(holding) + 1))
    least = LEAST_SHARED if len(terms) >= MANY_WORDS else 1
    alike = {pk: sum(weights) for pk, weights in shared.items() if len(weights) >= least}
    return dict(sorted(alike.items(), key=lambda one: one[1], reverse=True)[:LOOKED_AT])


def _telling(subject: str) -> Iterable[Term]:
    """The longest words of a subject: short ones are in every sentence."""
    words = dict.fromkeys(word for word in words_of(subject) if len(word) >= SHORTEST_WORD)
    return [Term((word,)) for word in sorted(words, key=len, reverse=True)[:MOST_WORDS]]


def _with_subject(actor: Actor, at: datetime, term: Term) -> "QuerySet[SearchEntry, int]":
    subjects = entries_of(actor, at, as_question([term])).filter(kind=Kind.SUBJECT)
    return subjects.order_by("-source_id").values_list("source_id", flat=True)[:LOOKED_AT]


def _weight(one: Similar) -> float:
    return SAME_PERSON if one.is_same_person else SAME_ORGANISATION if one.is_same_organisation else 1


def _same(one: int | None, other: int | None) -> bool:
    return one is not None and one == other


def _tickets_of(ids: list[int]) -> QuerySet[Ticket]:
    return Ticket.objects.select_related("state").filter(pk__in=ids, is_spam=False)


_tickets = Prepared(_tickets_of)
