"""The list of a queue, ready to be shown."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.http import HttpRequest
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from markupsafe import Markup

from firstline.core.access import Actor
from firstline.core.paging import Page
from firstline.desk.queues.rows import drawn_rows
from firstline.tickets.queries import QUEUES, Queue, QueueRow, queue_page

ORDER_LABELS: dict[str, "str | Promise"] = {
    "priority": _("by priority"),
    "oldest": _("oldest first"),
    "newest": _("newest first"),
    "changed": _("last changed first"),
    "solved": _("last solved first"),
}


@dataclass(frozen=True)
class QueueList:
    """A queue's rows from one cursor on. `open_number` is the ticket shown beside it."""

    queue: Queue
    order: str
    page: Page[QueueRow]
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

    @property
    def rows(self) -> Iterator[Markup]:
        return drawn_rows(self.page.rows, f"?queue={self.queue.code}&order={self.order}", self.open_number)


def queue_list(request: HttpRequest, actor: Actor, code: str, *, open_number: int | None = None) -> QueueList:
    """The list that `request` asks for; an unknown queue is all open ones."""
    queue = QUEUES.get(code, QUEUES["open"])
    asked = request.GET.get("order") or request.COOKIES.get("desk_order", "")
    order = asked if asked in queue.orders else queue.orders[0]
    after = request.GET.get("after", "")
    return QueueList(queue, order, queue_page(actor, queue, order=order, after=after), open_number, is_first=not after)
