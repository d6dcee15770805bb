"""Merging a ticket into another one: one conversation from then on, both numbers found."""

from collections.abc import Iterable
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from firstline.core.access import Actor
from firstline.core.errors import DomainError
from firstline.core.events import record
from firstline.core.permissions import Permission
from firstline.people.models import Person
from firstline.tickets.actions.changing import lock, lock_both, put_on_stage, save
from firstline.tickets.actions.participants import add_participant
from firstline.tickets.events import TicketMerged, TicketTookIn
from firstline.tickets.models import Participant, Ticket
from firstline.tickets.models.ticket import number_of
from firstline.tickets.policies import require
from firstline.tickets.stages import Stage


class CannotMerge(DomainError):
    code = "cannot_merge"


def merge(ticket: Ticket, *, into: Ticket, by: Actor, at: datetime, bring: Iterable[Person] = ()) -> Ticket:
    """Close `ticket` and have its conversation go on in `into`. Its words stay its own rows, read there by whoever may
    see both, so that un-merging takes nothing apart.

    Nobody comes to see `into` by this but those in `bring`, who take part in `ticket` and are copied in. Nobody is
    written to. Raises CannotMerge, NotAllowed.
    """
    require(by, Permission.RESOLVE)
    with transaction.atomic():
        (ticket, before), (into, _before) = lock_both(ticket, into)
        refuse_merging(ticket, into)
        brought = _bring(bring, ticket, into, by=by, at=at)
        into, into_before = lock(into)
        event = _event(ticket, into, brought)
        put_on_stage(ticket, Stage.CLOSED)
        ticket.merged_into = ticket.goes_on_in = into
        ticket.closed_at, ticket.user_waits_since = at, None
        into.user_waits_since = _oldest(into.user_waits_since, event.user_waited_since)
        save(ticket, before, at=at)
        save(into, into_before, at=at)
        Ticket.objects.filter(goes_on_in=ticket).update(goes_on_in=into)
        record(event, by=by, at=at)
        record(TicketTookIn(ticket_id=into.pk, other_id=ticket.pk), by=by, at=at)
    return ticket


def refuse_merging(ticket: Ticket, into: Ticket) -> None:
    """Raises CannotMerge where this would be refused as both stand now."""
    if ticket.pk == into.pk:
        raise CannotMerge(_("A request can't be merged into itself."), field="words")
    _refuse_source(ticket)
    _refuse_target(ticket, into)


def _refuse_source(ticket: Ticket) -> None:
    if ticket.merged_into_id:
        raise CannotMerge(
            _("%(number)s went into %(other)s already. Un-merge it first.")
            % {"number": ticket.number, "other": number_of(ticket.merged_into_id)}
        )
    if ticket.is_spam:
        raise CannotMerge(_("This is marked as spam. Say that it is none, and it can be merged."))
    if ticket.children.exists():
        raise CannotMerge(
            _("%(number)s has requests below it. Take these out first, or merge the other way round.")
            % {"number": ticket.number}
        )


def _refuse_target(ticket: Ticket, into: Ticket) -> None:
    said = {"number": ticket.number, "other": into.number}
    if into.goes_on_in_id == ticket.pk:
        raise CannotMerge(
            _("%(other)s went into %(number)s, so that this would make a circle. Un-merge it first.") % said,
            field="words",
        )
    if into.goes_on_in_id:
        there = {**said, "there": number_of(into.goes_on_in_id)}
        raise CannotMerge(_("%(other)s went into %(there)s. Merge into %(there)s instead.") % there, field="words")
    if into.is_done:
        raise CannotMerge(
            _("%(other)s is solved or closed. Reopen it first, or merge the other way round.") % said, field="words"
        )


def _bring(people: Iterable[Person], ticket: Ticket, into: Ticket, *, by: Actor, at: datetime) -> list[int]:
    chosen = {person.pk for person in people}
    taking_part = Participant.objects.filter(ticket=ticket, person_id__in=chosen).select_related("person")
    there = set(Participant.objects.filter(ticket=into).values_list("person_id", flat=True))
    coming = [row.person for row in taking_part.order_by("id") if row.person_id not in there]
    for person in coming:
        add_participant(into, person, by=by, at=at)
    return [person.pk for person in coming]


def _event(ticket: Ticket, into: Ticket, brought: list[int]) -> TicketMerged:
    return TicketMerged(
        ticket_id=ticket.pk,
        into_id=into.pk,
        state_before_id=ticket.state_id,
        held_until=ticket.hold_until,
        resolved_at=ticket.resolved_at,
        closed_at=ticket.closed_at,
        user_waited_since=ticket.user_waits_since,
        there_waited_since=into.user_waits_since,
        brought=brought,
    )


def _oldest(*moments: datetime | None) -> datetime | None:
    return min((moment for moment in moments if moment), default=None)
