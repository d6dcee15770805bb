"""Working off a change of many tickets, some at a time."""

import logging
import time
from contextlib import AbstractContextManager, nullcontext
from datetime import datetime
from typing import Any

from django.db import InterfaceError, OperationalError, transaction
from django.utils import translation
from django.utils.translation import gettext as _

from firstline.bulk.events import BulkEnded
from firstline.bulk.models import BulkChange, BulkItem, BulkState, Outcome
from firstline.bulk.verbs import VERBS, Verb
from firstline.core.access import SYSTEM, Actor
from firstline.core.errors import DomainError
from firstline.core.events import as_history, record
from firstline.people.models import Person
from firstline.people.queries import actor_of
from firstline.teams.queries import team_ids_of
from firstline.tickets.models import Ticket
from firstline.tickets.policies import visible_to

log = logging.getLogger("firstline.bulk")

AT_ONCE = 50
"""Tickets in one transaction: enough to share what making it durable costs, few enough to hold nobody up for long."""


def carry_on(change_id: int, *, at: datetime, seconds: float) -> bool:
    """Work for so long; whether something is left. Being called twice at a time or again after a crash does no harm."""
    until = time.monotonic() + seconds
    while True:
        with transaction.atomic():
            change = BulkChange.objects.select_for_update(skip_locked=True).filter(pk=change_id).first()
            if change is None or not change.is_running:
                return False
            with _language_of(change):
                if not _some(change, at):
                    _end(change, at)
                    return False
        if time.monotonic() > until:
            return True


def _some(change: BulkChange, at: datetime) -> bool:
    """The next tickets of a change that is locked; False when there are none."""
    is_undoing = change.state == BulkState.UNDOING
    wanted = Outcome.DONE if is_undoing else Outcome.WAITING
    items = list(BulkItem.objects.filter(change=change, outcome=wanted).order_by("id")[:AT_ONCE])
    if not items:
        return False
    work = _Undo(change, at) if is_undoing else _Do(change, at)
    seen = _seen(work.by, items)
    for item in items:
        _one(item, seen.get(item.ticket_id), work)
        item.save(update_fields=["outcome", "reason", "before"])
    for outcome, field in _COUNTED.items():
        setattr(change, field, getattr(change, field) + sum(item.outcome == outcome for item in items))
    change.save(update_fields=[*_COUNTED.values()])
    return True


_COUNTED = {
    Outcome.DONE: "done",
    Outcome.REFUSED: "refused",
    Outcome.UNDONE: "undone",
    Outcome.NOT_UNDONE: "not_undone",
}


class _Do:
    """Doing it, with the rights the agent has now."""

    good, bad = Outcome.DONE, Outcome.REFUSED

    def __init__(self, change: BulkChange, at: datetime) -> None:
        self.verb: Verb = VERBS[change.verb]
        self.by, self.at = _actor(change), at
        self.values: dict[str, Any] = self.load(change)

    def load(self, change: BulkChange) -> dict[str, Any]:
        return self.verb.load(change.values)

    def to(self, item: BulkItem, ticket: Ticket) -> None:
        item.before = self.verb.do(ticket, self.values, self.by, self.at)


class _Undo(_Do):
    """Undoing it, ticket by ticket, from what was kept of each."""

    good, bad = Outcome.UNDONE, Outcome.NOT_UNDONE

    def load(self, change: BulkChange) -> dict[str, Any]:  # noqa: ARG002 -- each ticket has its own
        return {}

    def to(self, item: BulkItem, ticket: Ticket) -> None:
        self.verb.undo(ticket, item.before, self.by, self.at)


def _one(item: BulkItem, ticket: Ticket | None, work: _Do) -> None:
    """What fails at one ticket is written to it and stops no other."""
    if ticket is None:
        item.outcome, item.reason = work.bad, _("You can't see this request any more.")
        return
    try:
        with _telling(work.verb):
            work.to(item, ticket)  # in a transaction of its own: an action does nothing by halves
    except DomainError as refusal:
        item.outcome, item.reason = work.bad, str(refusal)[:300]
    except (OperationalError, InterfaceError):
        raise  # the database is away: all of these tickets are tried again
    except Exception:
        log.exception("Ticket %s could not be changed with many", item.ticket_id)
        item.outcome, item.reason = work.bad, _("Something went wrong on our side.")
    else:
        item.outcome, item.reason = work.good, ""


def _telling(verb: Verb) -> AbstractContextManager[None]:
    return as_history() if verb.is_quiet else nullcontext()


def _seen(by: Actor, items: list[BulkItem]) -> dict[int, Ticket]:
    rows = visible_to(by).select_related("team", "assignee", "state", "category", "product")
    return {ticket.pk: ticket for ticket in rows.filter(pk__in=[item.ticket_id for item in items])}


def _actor(change: BulkChange) -> Actor:
    """Whoever began it, as they are now: without any rights when they have left."""
    person = Person.objects.select_related("role").get(pk=change.by_id)
    if not person.is_active:
        return Actor(kind="person", id=person.pk, name=person.name)
    return actor_of(person, team_ids_of(person.pk))


def _language_of(change: BulkChange) -> translation.override:
    return translation.override(change.by.language or None)


def _end(change: BulkChange, at: datetime) -> None:
    was_undoing = change.state == BulkState.UNDOING
    change.state, change.ended_at = (BulkState.UNDONE if was_undoing else BulkState.DONE), at
    change.save(update_fields=["state", "ended_at"])
    done, refused = (change.undone, change.not_undone) if was_undoing else (change.done, change.refused)
    ended = BulkEnded(bulk_id=change.pk, verb=change.verb, done=done, refused=refused, was_undoing=was_undoing)
    record(ended, by=SYSTEM, at=at)
