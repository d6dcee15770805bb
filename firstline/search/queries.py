"""Finding tickets by words and numbers."""

import re
from datetime import datetime
from typing import Any

from django.db.models import QuerySet

from firstline.core.access import Actor
from firstline.core.clock import now
from firstline.core.desk import current_desk
from firstline.search.asking import Asked, asked_for
from firstline.search.entries import entries_of
from firstline.search.finding import find
from firstline.search.hits import Hit
from firstline.search.marking import marked
from firstline.search.matching import as_question
from firstline.search.vocabulary import with_other_forms
from firstline.search.wanted import Wanted
from firstline.tickets.models import Ticket
from firstline.tickets.policies import visible_to


def search_tickets(actor: Actor, text: str, *, limit: int = 30, at: datetime | None = None) -> list[Hit]:
    """The best of the newest tickets this actor may see that hold all words of `text`; the one `text` numbers first."""
    numbered = ticket_by_number(actor, text)
    first = [Hit(numbered, marked(numbered.subject, ()))] if numbered else []
    found = find(actor, Wanted(text), at=at or now(), size=limit)
    return [*first, *(hit for hit in found.hits if hit.ticket != numbered)][:limit]


def tickets_with_words(actor: Actor, text: str, *, at: datetime | None = None) -> "QuerySet[Ticket, Any]":
    """The ids of the tickets this actor may see that hold all words of `text` and none of its -words, wherever in the
    ticket each is said; as a queryset to filter with: `tickets.filter(pk__in=tickets_with_words(actor, text))`. Words
    of internal notes count only for those who see notes. Without any word it is empty."""
    asked = asked_for(text)
    tickets = visible_to(actor)
    if asked == Asked():
        return tickets.none().values("pk")
    moment = at or now()
    for term in with_other_forms(asked.terms):
        tickets = tickets.filter(pk__in=entries_of(actor, moment, as_question([term])).values("ticket_id"))
    for term in asked.without:
        tickets = tickets.exclude(pk__in=entries_of(actor, moment, as_question([term])).values("ticket_id"))
    return tickets.values("pk")


def ticket_by_number(actor: Actor, text: str) -> Ticket | None:
    """The ticket that `text` names: "FL-1042", "fl1042", "#1042" or "1042"."""
    prefix = re.escape(current_desk().ticket_prefix)
    named = re.fullmatch(rf"\s*(?:{prefix}[- ]?|#)?(\d{{1,15}})\s*", text, re.IGNORECASE)
    if named is None:
        return None
    return visible_to(actor).select_related("requester", "state").filter(pk=int(named[1])).first()
