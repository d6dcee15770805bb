"""Reading time and timers."""

from dataclasses import dataclass
from datetime import date

from django.db.models import QuerySet, Sum

from firstline.billing.models import RunningTimer, TimeEntry, WorkKind
from firstline.billing.policies import own_timers, visible_entries
from firstline.core.access import Actor
from firstline.core.prepared import Prepared
from firstline.tickets.models import Ticket


@dataclass(frozen=True)
class Spent:
    """Entries and what they come to, in minutes."""

    entries: list[TimeEntry]

    @property
    def minutes(self) -> int:
        return sum(entry.minutes for entry in self.entries)

    @property
    def billable(self) -> int:
        return sum(entry.minutes for entry in self.entries if entry.is_billable)


def spent_on(ticket: Ticket, actor: Actor) -> Spent:
    """All time spent on a ticket as far as the actor may see it, the newest first."""
    return Spent(_on_ticket(actor, ticket_id=ticket.pk))


def spent_by(person_id: int, day: date, actor: Actor) -> Spent:
    """All time somebody spent on one day, in the order it was logged."""
    entries = visible_entries(actor).filter(person_id=person_id, done_on=day)
    return Spent(list(entries.select_related("ticket", "person", "kind").order_by("id")))


def minutes_by_day(person_id: int, days: list[date], actor: Actor) -> dict[date, int]:
    """How many minutes somebody spent on each of these days; every day is there."""
    sums = visible_entries(actor).filter(person_id=person_id, done_on__in=days).values_list("done_on")
    return dict.fromkeys(days, 0) | dict(sums.annotate(Sum("minutes")))


def timer_on(ticket: Ticket, actor: Actor) -> RunningTimer | None:
    """The actor's own timer on this ticket, running or paused."""
    return _timer.first(actor, ticket_id=ticket.pk)


def timers_of(actor: Actor) -> list[RunningTimer]:
    """All the actor's own timers, the running one first."""
    timers = own_timers(actor).select_related("ticket").order_by("began_at")
    return sorted(timers, key=lambda timer: not timer.is_running)


def active_kinds() -> list[WorkKind]:
    return list(WorkKind.objects.filter(is_active=True))


def _entries_on_ticket(actor: Actor, ticket_id: int) -> QuerySet[TimeEntry]:
    entries = visible_entries(actor).filter(ticket_id=ticket_id).select_related("person", "kind")
    return entries.order_by("-done_on", "-id")


def _timer_on_ticket(actor: Actor, ticket_id: int) -> QuerySet[RunningTimer]:
    return own_timers(actor).filter(ticket_id=ticket_id)


_on_ticket = Prepared(_entries_on_ticket)
_timer = Prepared(_timer_on_ticket)
