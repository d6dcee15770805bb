"""The list of a place, ready to be shown."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from markupsafe import Markup

from firstline.core.access import Actor
from firstline.core.clock import now
from firstline.core.paging import Page
from firstline.desk.queues.places import Place, place_of, view_place, with_query
from firstline.desk.queues.rows import drawn_rows
from firstline.pages.asked import asked_id
from firstline.tickets.filters import EVERYTHING, Asking, FilterFault, all_of, parse
from firstline.tickets.queries import QUEUES, QueueRow, filtered_page, orders_of, queue_page
from firstline.views.policies import can_export, visible_views

ORDER_LABELS: dict[str, "str | Promise"] = {
    "priority": _("by priority"),
    "oldest": _("oldest first"),
    "newest": _("newest first"),
    "changed": _("last changed first"),
    "solved": _("last solved first"),
}
NO_ROWS: Page[QueueRow] = Page([], "")


@dataclass(frozen=True)
class QueueList:
    """A place's rows from one cursor on. `open_number` is the ticket shown beside it; `fault` what is wrong with what
    was typed."""

    place: Place
    orders_offered: tuple[str, ...]
    order: str
    page: Page[QueueRow]
    open_number: int | None
    is_first: bool
    fault: FilterFault | None = None
    may_export: bool = False

    @property
    def rows_url(self) -> str:
        """Where the list re-reads itself."""
        return with_query(self.place.rows_url, order=self.order, **self.place.asked, open=self.open_number)

    @property
    def more_url(self) -> str:
        return with_query(
            self.place.rows_url,
            order=self.order,
            **self.place.asked,
            open=self.open_number,
            after=self.page.next_cursor,
        )

    @property
    def orders(self) -> list[tuple[str, "str | Promise", str]]:
        """(code, words, address) of each order this place can be read in."""
        return [
            (code, ORDER_LABELS[code], with_query(self.place.url, order=code, **self.place.asked))
            for code in self.orders_offered
        ]

    @property
    def order_label(self) -> "str | Promise":
        return ORDER_LABELS[self.order]

    @property
    def rows(self) -> Iterator[Markup]:
        opened = with_query("", **self.place.opened, order=self.order, **self.place.asked)
        return drawn_rows(self.page.rows, opened, self.open_number)

    @property
    def everywhere_url(self) -> str:
        """The same typed filter over all requests."""
        return with_query(reverse("desk:all"), **self.place.asked)

    @property
    def build_url(self) -> str:
        """Where the filter is built from rows."""
        return with_query(reverse("desk:filter-build"), **self.place.opened, filter=self.place.typed)

    @property
    def save_url(self) -> str:
        """Where what is listed is saved as a view."""
        return with_query(reverse("desk:view-new"), filter=self.place.whole, order=self.order)

    @property
    def change_url(self) -> str:
        """Where the view is changed, to what is typed now."""
        assert self.place.view is not None, "only views are changed"
        return with_query(reverse("desk:view-edit", args=[self.place.view.pk]), **self.place.asked)

    @property
    def export_url(self) -> str:
        """Where what is listed is exported."""
        about = {"name": self.place.label, "filter": self.place.whole, "order": self.order}
        view = self.place.view.pk if self.place.view else None
        return with_query(reverse("desk:export-new"), **about, view=view)

    @property
    def many_url(self) -> str:
        """Where many of what is listed are changed at once."""
        return with_query(reverse("desk:many-choose"), filter=self.place.whole)

    @property
    def fault_parts(self) -> tuple[str, str, str]:
        """What was typed: before the fault, the fault, and after it."""
        start, end = self.fault.place if self.fault else (0, 0)
        return self.place.typed[:start], self.place.typed[start:end], self.place.typed[end:]


def listing_place(request: HttpRequest, actor: Actor) -> Place:
    """The place that an address names from elsewhere: ?queue=open or ?view=7. A view that is gone is all open ones."""
    view = visible_views(actor).filter(pk=asked_id(request.GET.get("view"))).first() if "view" in request.GET else None
    return view_place(request, actor, view) if view else place_of(request, request.GET.get("queue", ""))


def queue_list(request: HttpRequest, actor: Actor, code: str, *, open_number: int | None = None) -> QueueList:
    """The list of a queue as `request` asks for it."""
    return list_of(request, actor, place_of(request, code), open_number=open_number)


def list_of(request: HttpRequest, actor: Actor, place: Place, *, open_number: int | None = None) -> QueueList:
    """The list of a place in the order and from the row on that `request` asks for."""
    after = request.GET.get("after", "")
    asked = _order_asked(request, place)
    if place.is_queue and not place.typed:
        queue = QUEUES[place.code]
        order = asked if asked in queue.orders else queue.orders[0]
        page = queue_page(actor, queue, order=order, after=after)
        return QueueList(place, queue.orders, order, page, open_number, not after, may_export=can_export(actor))
    try:
        tree = all_of(parse(place.own), parse(place.typed))
        orders = orders_of(tree)
        order = asked if asked in orders else orders[0]
        page = filtered_page(asking_of(actor), tree, order=order, after=after)
    except FilterFault as fault:
        orders = orders_of(EVERYTHING)
        return QueueList(place, orders, orders[0], NO_ROWS, open_number, is_first=True, fault=fault)
    return QueueList(place, orders, order, page, open_number, not after, may_export=can_export(actor))


def _order_asked(request: HttpRequest, place: Place) -> str:
    """What the address says, else what is kept: with a view, or for all queues in the browser."""
    if asked := request.GET.get("order", ""):
        return asked
    if place.view:
        return place.view.order
    return request.COOKIES.get("desk_order", "") if place.is_queue else ""


def asking_of(actor: Actor) -> Asking:
    """This actor asking now, in the time zone of their pages."""
    return Asking(actor, now(), timezone.get_current_timezone())
