"""Reading views: which stand beside somebody's queues, and how many requests each holds."""

from datetime import datetime
from typing import NamedTuple

from django.db.models import F, FilteredRelation, Q, QuerySet
from django.db.models.functions import Coalesce

from firstline.core.access import Actor
from firstline.core.prepared import Prepared
from firstline.views.models import Export, SavedView
from firstline.views.policies import visible_views

LAST = 32_000
MOST_BESIDE = 60


class ViewBeside(NamedTuple):
    """A view as it stands beside the queues. `number` is None where nobody has counted yet, 100 for more than 99."""

    id: int
    name: str
    number: int | None
    wanted_at: datetime | None


def views_beside(actor: Actor) -> list[ViewBeside]:
    """The views of somebody in their order, with the counts last made. One question, however many there are."""
    return [ViewBeside(*row) for row in _beside(actor)]


def _beside_of(actor: Actor) -> "QuerySet[SavedView, tuple[int, str, int | None, datetime | None]]":
    seated = visible_views(actor).annotate(seat=FilteredRelation("seats", condition=Q(seats__person_id=actor.id)))
    in_order = seated.order_by(Coalesce(F("seat__position"), LAST), "name", "id")
    return in_order.values_list("id", "name", "seat__number", "seat__wanted_at")[:MOST_BESIDE]


_beside = Prepared(_beside_of)


def exports_of(actor: Actor) -> list[Export]:
    """What somebody has exported lately, the newest first."""
    return list(Export.objects.filter(person_id=actor.id).order_by("-id")[:20])
