"""Timers: started and paused on the server, thrown away by hand. Only `log_time` turns one into an entry."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from firstline.billing.events import TimerDiscarded, TimerPaused, TimerStarted
from firstline.billing.models import RunningTimer
from firstline.billing.policies import can_log
from firstline.core.access import Actor
from firstline.core.errors import NotAllowed
from firstline.core.events import record
from firstline.people.models import Person
from firstline.tickets.models import Ticket


def start_timer(ticket: Ticket, *, by: Actor, at: datetime) -> RunningTimer | None:
    """Start the own timer on this ticket, or let it go on. Returns the one on another ticket that was paused for it:
    of each agent one runs at a time. Raises NotAllowed."""
    with transaction.atomic():
        _one_at_a_time(by)
        paused = None
        running = RunningTimer.objects.filter(person_id=by.id).exclude(started_at=None).select_related("ticket").first()
        if running is not None:
            if running.ticket_id == ticket.pk:
                return None
            paused = _pause(running, by, at)
        timer, _is_new = RunningTimer.objects.get_or_create(
            ticket=ticket, person_id=by.id, defaults={"began_at": at, "started_at": None}
        )
        timer.started_at = at
        timer.save(update_fields=["started_at"])
        record(TimerStarted(timer_id=timer.pk, ticket_id=ticket.pk), by=by, at=at)
    return paused


def pause_timer(ticket: Ticket, *, by: Actor, at: datetime) -> None:
    """Pause the own timer on this ticket; nothing happens where none runs. Raises NotAllowed."""
    with transaction.atomic():
        _one_at_a_time(by)
        running = RunningTimer.objects.filter(ticket=ticket, person_id=by.id).exclude(started_at=None).first()
        if running is not None:
            _pause(running, by, at)


def discard_timer(ticket: Ticket, *, by: Actor, at: datetime) -> None:
    """Throw away what the own timer on this ticket measured. Raises NotAllowed."""
    with transaction.atomic():
        _one_at_a_time(by)
        timer = RunningTimer.objects.filter(ticket=ticket, person_id=by.id).first()
        if timer is not None:
            record(TimerDiscarded(timer_id=timer.pk, ticket_id=ticket.pk, seconds=timer.seconds_at(at)), by=by, at=at)
            timer.delete()


def _one_at_a_time(by: Actor) -> None:
    """The agent's row is locked, so that two browsers can't start two."""
    if not can_log(by):
        raise NotAllowed(_("Your role does not allow you to log time."))
    Person.objects.select_for_update(of=("self",)).get(pk=by.id)


def _pause(timer: RunningTimer, by: Actor, at: datetime) -> RunningTimer:
    timer.seconds, timer.started_at = timer.seconds_at(at), None
    timer.save(update_fields=["seconds", "started_at"])
    record(TimerPaused(timer_id=timer.pk, ticket_id=timer.ticket_id, seconds=timer.seconds), by=by, at=at)
    return timer
