"""Where a list stands: one of the queues, a saved view, or all requests; with what is typed to narrow it."""

from dataclasses import dataclass
from urllib.parse import urlencode

from django.http import HttpRequest
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from firstline.core.access import Actor
from firstline.tickets.filters import all_of, parse, written
from firstline.tickets.queries import QUEUES
from firstline.views.models import SavedView
from firstline.views.policies import can_change

ALL = "all"
FILTER_OF_QUEUE = {
    "mine": "is:open assignee:me",
    "team": "is:open team:mine",
    "unassigned": "is:open assignee:none",
    "waiting": "is:waiting",
    "open": "is:open",
    "solved": "is:solved",
}


@dataclass(frozen=True)
class Place:
    """One place. `code` is what the rail marks as open, `own` what it holds by itself as a typed filter, `typed` what
    is asked for on top, `opened` what its tickets' addresses say of it."""

    code: str
    label: "str | Promise"
    url: str
    rows_url: str
    opened: dict[str, str]
    own: str = ""
    typed: str = ""
    view: SavedView | None = None
    may_change: bool = False

    @property
    def is_queue(self) -> bool:
        return self.code in QUEUES

    @property
    def asked(self) -> dict[str, str]:
        """What addresses say of what is typed: nothing where it is what a view holds by itself."""
        return {} if self.typed == (self.view.filter if self.view else "") else {"filter": self.typed}

    @property
    def is_changed_view(self) -> bool:
        return self.view is not None and self.typed != self.view.filter

    @property
    def whole(self) -> str:
        """The place and what is typed, as one filter. Raises FilterFault."""
        return written(all_of(parse(self.own), parse(self.typed)))


def place_of(request: HttpRequest, code: str) -> Place:
    """The place that `request` asks for; an unknown queue is all open ones."""
    typed = request.GET.get("filter", "").strip()
    if code == ALL:
        return Place(ALL, _("All requests"), reverse("desk:all"), reverse("desk:all-rows"), {"queue": ALL}, typed=typed)
    queue = QUEUES.get(code, QUEUES["open"])
    return Place(
        queue.code,
        queue.label,
        reverse("desk:queue", args=[queue.code]),
        reverse("desk:queue-rows", args=[queue.code]),
        {"queue": queue.code},
        own=FILTER_OF_QUEUE[queue.code],
        typed=typed,
    )


def view_place(request: HttpRequest, actor: Actor, view: SavedView) -> Place:
    """A saved view, with what is typed in place of its own filter."""
    return Place(
        f"view-{view.pk}",
        view.name,
        reverse("desk:view", args=[view.pk]),
        reverse("desk:view-rows", args=[view.pk]),
        {"view": str(view.pk)},
        typed=request.GET.get("filter", view.filter).strip(),
        view=view,
        may_change=can_change(actor, view),
    )


def with_query(address: str, **values: object) -> str:
    """The address with those values behind it that there are."""
    said = {name: str(value) for name, value in values.items() if value is not None}
    return f"{address}?{urlencode(said)}" if said else address
