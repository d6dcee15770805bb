"""Which tickets somebody chose: some of a filter, or all that it holds for."""

from dataclasses import dataclass

from django.db.models import QuerySet
from django.http import QueryDict
from django.urls import reverse

from firstline.core.access import Actor
from firstline.desk.queues.panels import asking_of
from firstline.desk.queues.places import with_query
from firstline.pages.asked import asked_id
from firstline.tickets.filters import parse
from firstline.tickets.models import Ticket
from firstline.tickets.policies import visible_to
from firstline.tickets.queries import tickets_of

MOST_NAMED = 500
"""Tickets that are chosen one by one: no page shows more at once."""

OPEN = "is:open"


@dataclass(frozen=True)
class Choice:
    """`numbers` of chosen tickets, or `takes_all` that `typed` holds for when it is asked."""

    typed: str
    numbers: tuple[int, ...]
    takes_all: bool

    def tickets(self, actor: Actor) -> QuerySet[Ticket]:
        """Raises FilterFault."""
        if self.takes_all:
            return tickets_of(asking_of(actor), parse(self.typed))
        return visible_to(actor).filter(pk__in=self.numbers)

    @property
    def address(self) -> str:
        """Where one chooses again."""
        return with_query(reverse("desk:many-choose"), filter=self.typed)


def choice_in(sent: QueryDict) -> Choice:
    """What a form chose. Nonsense chooses nothing."""
    numbers = [number for text in sent.getlist("ticket")[:MOST_NAMED] if (number := asked_id(text))]
    return Choice(sent.get("filter", OPEN).strip(), tuple(numbers), sent.get("all") == "yes")
