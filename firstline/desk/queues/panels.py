"""The list of a queue, ready to be shown."""

from dataclasses import dataclass

from django.http import HttpRequest
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from firstline.core.access import Actor
from firstline.core.paging import Page
from firstline.tickets.models import Ticket
from firstline.tickets.queries import QUEUES, Queue, queue_page

ORDER_LABELS: dict[str, "str | Promise"] = {
    "priority": _("by priority"),
    "oldest": _("oldest first"),
    "newest": _("newest first"),
    "changed": _("last changed first"),
    "solved": _("last solved first"),
}
PRIORITY_MARKS = {1: "urgent", 2: "high", 3: "normal", 4: "low"}


@dataclass(frozen=True)
class QueueList:
    """A queue's rows from one cursor on. `open_number` is the ticket shown beside it."""

    queue: Queue
    order: str
    page: Page[Ticket]
    open_number: int | None
    is_first: bool

    @property
    def rows_url(self) -> str:
        """Where the list re-reads itself."""
        return reverse("desk:queue-rows", args=[self.queue.code]) + f"?order={self.order}&open={self.open_number or ''}"

    @property
    def more_url(self) -> str:
        return f"{self.rows_url}&after={self.page.next_cursor}"

    @property
    def orders(self) -> list[tuple[str, "str | Promise", str]]:
        """(code, words, address) of each order this queue can be read in."""
        base = reverse("desk:queue", args=[self.queue.code])
        return [(code, ORDER_LABELS[code], f"{base}?order={code}") for code in self.queue.orders]

    @property
    def order_label(self) -> "str | Promise":
        return ORDER_LABELS[self.order]

    def url_of(self, ticket: Ticket) -> str:
        return reverse("desk:ticket", args=[ticket.pk]) + f"?queue={self.queue.code}&order={self.order}"

    def is_unread(self, ticket: Ticket) -> bool:
        """Whether the user said something this agent hasn't read."""
        seen = getattr(ticket, "seen_at", None)
        return ticket.user_waits_since is not None and (seen is None or seen < ticket.user_waits_since)

    def priority_mark(self, ticket: Ticket) -> str:
        return PRIORITY_MARKS[ticket.priority]


def queue_list(request: HttpRequest, actor: Actor, code: str, *, open_number: int | None = None) -> QueueList:
    """The list that `request` asks for; an unknown queue is all open ones."""
    queue = QUEUES.get(code, QUEUES["open"])
    asked = request.GET.get("order") or request.COOKIES.get("desk_order", "")
    order = asked if asked in queue.orders else queue.orders[0]
    after = request.GET.get("after", "")
    return QueueList(queue, order, queue_page(actor, queue, order=order, after=after), open_number, is_first=not after)
