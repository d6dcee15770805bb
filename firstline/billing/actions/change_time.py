"""Correcting time that was logged, until it is billed. What it said before stays in the history."""

from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from firstline.billing.actions.log_time import check_day, check_minutes, clean_note
from firstline.billing.events import TimeChanged, TimeRemoved
from firstline.billing.models import TimeEntry
from firstline.billing.policies import can_change
from firstline.core.access import Actor
from firstline.core.changes import apply_changes
from firstline.core.errors import DomainError, NotAllowed
from firstline.core.events import record


class CannotChangeTime(DomainError):
    code = "cannot_change_time"


def change_time(entry: TimeEntry, *, by: Actor, at: datetime, **values: Any) -> TimeEntry:
    """Set minutes, done_on, kind, note or is_billable. Raises CannotChangeTime when it is billed, CannotLogTime for
    what no entry may say, NotAllowed for time of others."""
    if "minutes" in values:
        check_minutes(values["minutes"])
    if "note" in values:
        values["note"] = clean_note(values["note"])
    with transaction.atomic():
        entry = _locked(entry, by)
        if "done_on" in values and values["done_on"] != entry.done_on:
            check_day(values["done_on"], at)
        changes = apply_changes(entry, values)
        if changes:
            record(
                TimeChanged(ticket_id=entry.ticket_id, entry_id=entry.pk, person=entry.person.name, changes=changes),
                by=by,
                at=at,
            )
    return entry


def remove_time(entry: TimeEntry, *, by: Actor, at: datetime) -> None:
    """Take an entry away; the history keeps what it said. Raises CannotChangeTime when it is billed, NotAllowed."""
    with transaction.atomic():
        entry = _locked(entry, by)
        removed = TimeRemoved(
            ticket_id=entry.ticket_id, entry_id=entry.pk, person=entry.person.name, minutes=entry.minutes,
            done_on=entry.done_on, work_kind=entry.kind.name if entry.kind else "", is_billable=entry.is_billable,
            note=entry.note,
        )  # fmt: skip
        entry.delete()
        record(removed, by=by, at=at)


def _locked(entry: TimeEntry, by: Actor) -> TimeEntry:
    fresh = TimeEntry.objects.select_for_update(of=("self",)).filter(pk=entry.pk).first()
    if fresh is None:
        raise CannotChangeTime(_("Somebody has removed this entry."))
    if fresh.billed_at is not None:
        raise CannotChangeTime(_("This time is billed. What is billed can't be changed."))
    if not can_change(by, fresh):
        raise NotAllowed(_("Your role does not allow you to change time that others logged."))
    return fresh
