"""Counting what stands in views: not by the page that shows it, but by a worker for those who have looked lately."""

import time
from collections.abc import Hashable, Iterable
from datetime import datetime, timedelta

from django.db.models import F

from firstline.core.access import Actor, Reach
from firstline.core.queries import newest_event_id
from firstline.live.actions.presence import signal
from firstline.live.topics import VIEWS
from firstline.tickets.filters import Asking, FilterFault, is_personal, parse
from firstline.tickets.queries import count_of
from firstline.views.asking import asking_as
from firstline.views.models import ViewSeat

WANTED_FOR = timedelta(minutes=10)
ASKED_AGAIN_AFTER = timedelta(minutes=1)
TRUE_FOR = timedelta(minutes=1)
LONGEST_SECONDS = 2.0


def want_counts(views: Iterable[tuple[int, datetime | None]], *, by: Actor, at: datetime) -> None:
    """Have these views counted for `by` in the next minutes: (id, when they were last wanted). Writes once a minute."""
    stale = [view_id for view_id, wanted_at in views if wanted_at is None or wanted_at < at - ASKED_AGAIN_AFTER]
    if stale:
        ViewSeat.objects.bulk_create(
            [ViewSeat(view_id=view_id, person_id=by.id, wanted_at=at) for view_id in stale],
            update_conflicts=True,
            unique_fields=["person", "view"],
            update_fields=["wanted_at"],
        )


def count_wanted_views(at: datetime) -> int:
    """Count again what somebody wants and what may have changed, the longest uncounted first, for two seconds at most.
    Pages that are open are told when a number became another one. Returns how many seats were counted."""
    newest = newest_event_id()
    due = [seat for seat in _wanted(at) if _may_have_changed(seat, newest, at)]
    counter, began, counted = _Counter(at), time.monotonic(), list[ViewSeat]()
    is_news = False
    for seat in due:
        number = counter.number(seat)
        is_news |= number != seat.number
        seat.number, seat.counted_at, seat.counted_event = number, at, newest
        counted.append(seat)
        if time.monotonic() - began > LONGEST_SECONDS:
            break
    ViewSeat.objects.bulk_update(counted, ["number", "counted_at", "counted_event"])
    if is_news:
        signal(VIEWS, at=at)
    return len(counted)


def _wanted(at: datetime) -> list[ViewSeat]:
    wanted = ViewSeat.objects.filter(wanted_at__gt=at - WANTED_FOR).select_related("view", "person__role")
    return list(wanted.order_by(F("counted_at").asc(nulls_first=True), "id"))


def _may_have_changed(seat: ViewSeat, newest: int, at: datetime) -> bool:
    """Something happened, or enough time went by for what is compared with it."""
    return seat.counted_at is None or seat.counted_event != newest or seat.counted_at < at - TRUE_FOR


class _Counter:
    """Counts each filter once for all to whom it means the same."""

    def __init__(self, at: datetime) -> None:
        self._at = at
        self._numbers: dict[Hashable, int | None] = {}
        self._askings: dict[int, Asking] = {}

    def number(self, seat: ViewSeat) -> int | None:
        try:
            tree = parse(seat.view.filter)
        except FilterFault:
            return None
        asking = self._asking(seat)
        sees_all = asking.actor.is_agent and asking.actor.reach == Reach.ALL
        key = (seat.view.filter, str(asking.zone), None if sees_all and not is_personal(tree) else seat.person_id)
        if key not in self._numbers:
            try:
                self._numbers[key] = count_of(asking, tree)
            except FilterFault:
                self._numbers[key] = None
        return self._numbers[key]

    def _asking(self, seat: ViewSeat) -> Asking:
        if seat.person_id not in self._askings:
            self._askings[seat.person_id] = asking_as(seat.person, self._at)
        return self._askings[seat.person_id]
