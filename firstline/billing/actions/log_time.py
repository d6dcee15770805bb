"""Logging the time somebody spent on a ticket."""

import uuid
from datetime import date, datetime, timedelta

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from firstline.billing.events import TimeLogged
from firstline.billing.models import LONGEST_MINUTES, RunningTimer, TimeEntry, WorkKind
from firstline.billing.policies import can_log
from firstline.core.access import Actor
from firstline.core.errors import DomainError, NotAllowed
from firstline.core.events import record
from firstline.core.text import printable
from firstline.tickets.actions.changing import lock
from firstline.tickets.models import Ticket

LONGEST_NOTE = 4000
LONGEST_AGO = timedelta(days=366)


class CannotLogTime(DomainError):
    code = "cannot_log_time"


def log_time(
    ticket: Ticket,
    *,
    minutes: int,
    done_on: date,
    by: Actor,
    at: datetime,
    kind: WorkKind | None = None,
    note: str = "",
    is_billable: bool = True,
    ends_timer: bool = False,
    client_id: uuid.UUID | None = None,
) -> TimeEntry:
    """Log one's own time. `ends_timer` ends the own timer on this ticket with it: what it showed is logged by this.

    Sent twice with the same `client_id` it is logged once. Raises CannotLogTime, NotAllowed.
    """
    if not can_log(by):
        raise NotAllowed(_("Your role does not allow you to log time."))
    check_minutes(minutes)
    check_day(done_on, at)
    with transaction.atomic():
        ticket, _before = lock(ticket)
        if client_id and (logged := TimeEntry.objects.filter(client_id=client_id, person_id=by.id).first()):
            return logged
        entry = TimeEntry.objects.create(
            ticket=ticket, person_id=by.id, kind=kind, minutes=minutes, done_on=done_on, note=clean_note(note),
            is_billable=is_billable, logged_at=at, client_id=client_id,
        )  # fmt: skip
        if ends_timer:
            RunningTimer.objects.filter(ticket=ticket, person_id=by.id).delete()
        record(
            TimeLogged(
                ticket_id=ticket.pk, entry_id=entry.pk, minutes=minutes, done_on=done_on, is_billable=is_billable
            ),
            by=by,
            at=at,
        )
    return entry


def check_minutes(minutes: int) -> None:
    if not 1 <= minutes <= LONGEST_MINUTES:
        raise CannotLogTime(_("An entry holds at least a minute and at most a day."), field="spent")


def check_day(day: date, at: datetime) -> None:
    today = timezone.localdate(at)
    if day > today:
        raise CannotLogTime(_("That day is still to come."), field="done_on")
    if day < today - LONGEST_AGO:
        raise CannotLogTime(_("That day is more than a year ago."), field="done_on")


def clean_note(note: str) -> str:
    note = printable(note).strip()
    if len(note) > LONGEST_NOTE:
        raise CannotLogTime(_("The note is too long: at most %(n)s letters.") % {"n": LONGEST_NOTE}, field="note")
    return note
