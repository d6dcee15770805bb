"""Which tickets a program asks for."""

from typing import Any, Literal

from django.db.models import Q, QuerySet
from django.utils import timezone
from pydantic import Field

from firstline.api.door.entries import Id, Line, Moment, PriorityWord, StageWord, Typed, TypeWord
from firstline.api.door.operations import wrong_field
from firstline.api.v1.pages import PageAsked
from firstline.core.access import Actor
from firstline.core.clock import now
from firstline.search.queries import search_tickets
from firstline.tickets.filters import Asking, as_q, parse
from firstline.tickets.models import Ticket
from firstline.tickets.queries import requests_of
from firstline.tickets.stages import DONE, UNDONE, Priority

Order = Literal["newest", "oldest", "changed", "changed_first"]
ORDERS: dict[Order, tuple[str, ...]] = {
    "newest": ("-id",),
    "oldest": ("id",),
    "changed": ("-updated_at", "-id"),
    "changed_first": ("updated_at", "id"),
}
MOST_FOUND = 200
DESK_ONLY = ("type", "priority", "tag", "filter")
"""Of these users see nothing, so they can't ask by them either."""

IDS = "An id; several are or. `none` where there is none."


class TicketsAsked(PageAsked):
    """All that are given must fit."""

    order: Order = Field("newest", description="`changed_first`: that which changed longest ago first, for keeping up.")
    words: Line = Field(
        "", description="Words or a number. At the desk of all that was said, the newest 200; for users of subjects."
    )
    filter: Typed = Field(
        "", description='For the desk. As typed above a list: `is:open team:network waiting>2d -tag:vip "blank pages"`.'
    )
    done: bool | None = Field(None, description="Solved or closed, or not.")
    stage: list[StageWord] = Field(default_factory=list, max_length=50, description="Several are or.")
    state: list[Id] = Field(default_factory=list, max_length=50, description="Ids of states.")
    team: list[str] = Field(default_factory=list, max_length=50, description=IDS)
    assignee: list[str] = Field(default_factory=list, max_length=50, description=f"{IDS} `me`: the token's person.")
    requester: list[str] = Field(default_factory=list, max_length=50, description=IDS)
    organisation: list[str] = Field(default_factory=list, max_length=50, description=IDS)
    category: list[str] = Field(default_factory=list, max_length=50, description=IDS)
    product: list[str] = Field(default_factory=list, max_length=50, description=IDS)
    type: list[TypeWord] = Field(default_factory=list, max_length=50, description="For the desk.")
    priority: list[PriorityWord] = Field(default_factory=list, max_length=50, description="For the desk.")
    tag: list[Line] = Field(default_factory=list, max_length=50, description="For the desk. Several are or.")
    registered_since: Moment | None = None
    registered_before: Moment | None = None
    changed_since: Moment | None = None
    changed_before: Moment | None = None


BY_ID = ("team", "assignee", "requester", "organisation", "category", "product")
MOMENTS = {
    "registered_since": "registered_at__gte",
    "registered_before": "registered_at__lt",
    "changed_since": "updated_at__gte",
    "changed_before": "updated_at__lt",
}


def narrowed(rows: QuerySet[Ticket], asked: TicketsAsked, actor: Actor) -> QuerySet[Ticket]:
    """Those of `rows` that fit what was asked. The one place where tickets are narrowed for programs.

    Raises ValidationError where it asks by what this actor doesn't see, FilterFault where a filter makes no sense.
    """
    if not actor.is_agent and (hidden := [name for name in DESK_ONLY if getattr(asked, name)]):
        raise wrong_field("query", hidden[0], "desk_only")
    for name in BY_ID:
        rows = rows.filter(_by_id(name, getattr(asked, name), actor))
    if asked.words:
        rows = rows.filter(pk__in=_with_words(asked.words, actor))
    if asked.filter:
        rows = rows.filter(as_q(parse(asked.filter), Asking(actor, now(), timezone.get_current_timezone())))
    if asked.tag:
        rows = rows.filter(pk__in=Ticket.objects.filter(tags__name__in=asked.tag).values("pk"))
    if asked.done is not None:
        rows = rows.filter(stage__in=[stage.value for stage in (DONE if asked.done else UNDONE)])
    return rows.filter(**_plain(asked))


def _with_words(words: str, actor: Actor) -> "list[int] | QuerySet[Ticket, int]":
    """Users find by subject and number, as in the portal: the index knows answers that are still on their way."""
    if actor.is_agent:
        return [hit.ticket.pk for hit in search_tickets(actor, words, limit=MOST_FOUND)]
    return requests_of(actor, of_organisation=True, words=words).values_list("pk", flat=True)


def _by_id(name: str, wanted: list[str], actor: Actor) -> Q:
    if not wanted:
        return Q()
    ids, is_none = [], Q()
    for one in wanted:
        if one == "none":
            is_none = Q(**{f"{name}_id": None})
        elif one == "me" and name == "assignee":
            ids.append(actor.id)
        elif one.isascii() and one.isdecimal() and len(one) <= 18:
            ids.append(int(one))
        else:
            raise wrong_field("query", name, "int_parsing")
    return Q(**{f"{name}_id__in": ids}) | is_none


def _plain(asked: TicketsAsked) -> dict[str, Any]:
    wanted: dict[str, Any] = {
        "stage__in": asked.stage,
        "state_id__in": asked.state,
        "type__in": asked.type,
        "priority__in": [Priority[word.upper()].value for word in asked.priority],
        **{lookup: getattr(asked, name) for name, lookup in MOMENTS.items()},
    }
    return {lookup: value for lookup, value in wanted.items() if value}
