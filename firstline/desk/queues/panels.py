"""The list of a queue, ready to be shown."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from django.http import HttpRequest
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from markupsafe import Markup

from firstline.core.access import Actor
from firstline.core.paging import Page
from firstline.pages.filters.people import avatar_tone
from firstline.pages.icon import icon
from firstline.tickets.models import Ticket
from firstline.tickets.queries import QUEUES, Queue, queue_page
from firstline.tickets.stages import Priority

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

    @property
    def rows(self) -> Iterator["Row"]:
        opened = f"?queue={self.queue.code}&order={self.order}"
        place = reverse("desk:ticket", args=[0])
        marks = {level: _priority_mark(level) for level in Priority}
        for ticket in self.page.rows:
            yield Row(
                number=ticket.pk,
                url=place.replace("/0/", f"/{ticket.pk}/") + opened,
                stage=ticket.stage,
                state=ticket.state.label,
                subject=ticket.subject,
                at=ticket.resolved_at or ticket.user_waits_since or ticket.updated_at,
                who=f"{ticket.requester.name} · {ticket.organisation.name}"
                if ticket.organisation
                else ticket.requester.name,
                priority=marks[Priority(ticket.priority)],
                assignee=ticket.assignee.name if ticket.assignee else "",
                tone=avatar_tone(ticket.assignee_id) if ticket.assignee_id else "",
                is_unread=_is_unread(ticket),
                is_open=ticket.pk == self.open_number,
            )


@dataclass(frozen=True, slots=True)
class Row:
    """One ticket in a list, in words."""

    number: int
    url: str
    stage: str
    state: str
    subject: str
    at: datetime
    who: str
    priority: Markup
    assignee: str
    tone: str
    is_unread: bool
    is_open: bool


def _who(ticket: Ticket) -> str:
    name, organisation = ticket.requester.name, ticket.organisation
    return f"{name} · {organisation.name}" if organisation else name


def _is_unread(ticket: Ticket) -> bool:
    """Whether the user said something this agent hasn't read."""
    seen = getattr(ticket, "seen_at", None)
    return ticket.user_waits_since is not None and (seen is None or seen < ticket.user_waits_since)


def _priority_mark(level: Priority) -> Markup:
    """The mark of a priority, with its word for screen readers; nothing for the normal one."""
    if level == Priority.NORMAL:
        return Markup("")
    code = PRIORITY_MARKS[level]
    mark = '<span class="priority {}" role="img" aria-label="{}" title="{}">{}</span>'
    return Markup(mark).format(code, level.label, level.label, icon(code))  # noqa: S704 -- only our own words


def queue_list(request: HttpRequest, actor: Actor, code: str, *, open_number: int | None = None) -> QueueList:
    """The list that `request` asks for; an unknown queue is all open ones."""
    queue = QUEUES.get(code, QUEUES["open"])
    asked = request.GET.get("order") or request.COOKIES.get("desk_order", "")
    order = asked if asked in queue.orders else queue.orders[0]
    after = request.GET.get("after", "")
    return QueueList(queue, order, queue_page(actor, queue, order=order, after=after), open_number, is_first=not after)
