"""Which tickets somebody chose: some of a queue, or all that stand in it."""

from dataclasses import dataclass

from django.db.models import QuerySet
from django.http import QueryDict
from django.urls import reverse

from firstline.core.access import Actor
from firstline.pages.asked import asked_id
from firstline.tickets.models import Ticket
from firstline.tickets.policies import visible_to
from firstline.tickets.queries import QUEUES, Queue

MOST_NAMED = 500
"""Tickets that are chosen one by one: no page shows more at once."""


@dataclass(frozen=True)
class Choice:
    """`numbers` of chosen tickets, or `takes_all` of the queue as it is when it is asked."""

    queue: Queue
    numbers: tuple[int, ...]
    takes_all: bool

    def tickets(self, actor: Actor) -> QuerySet[Ticket]:
        seen = visible_to(actor)
        return seen.filter(self.queue.holds(actor)) if self.takes_all else seen.filter(pk__in=self.numbers)

    @property
    def address(self) -> str:
        """Where one chooses again."""
        return reverse("desk:many-choose") + f"?queue={self.queue.code}"


def choice_in(sent: QueryDict) -> Choice:
    """What a form chose. Nonsense chooses nothing."""
    numbers = [number for text in sent.getlist("ticket")[:MOST_NAMED] if (number := asked_id(text))]
    return Choice(QUEUES.get(sent.get("queue", ""), QUEUES["open"]), tuple(numbers), sent.get("all") == "yes")
