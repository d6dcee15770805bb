"""Taking a merge back."""

from datetime import datetime
from typing import cast

from django.db import transaction
from django.utils.translation import gettext as _

from firstline.core.access import Actor
from firstline.core.events import record, revive
from firstline.core.models import LoggedEvent
from firstline.core.permissions import Permission
from firstline.people.models import Person
from firstline.tickets.actions.changing import lock, lock_both, put_on_stage, save
from firstline.tickets.actions.merge import CannotMerge
from firstline.tickets.actions.participants import remove_participant
from firstline.tickets.actions.reply import back_into_work
from firstline.tickets.events import TicketGaveBack, TicketMerged, TicketUnmerged
from firstline.tickets.models import Message, Participant, State, Ticket
from firstline.tickets.models.participant import Part
from firstline.tickets.policies import require
from firstline.tickets.stages import Stage


def unmerge(ticket: Ticket, *, by: Actor, at: datetime) -> Ticket:
    """Have it stand on its own again as it did before, with whatever had been merged into it; where its user has
    written since, it is in work.

    What was said in the other ticket stays there. Who was copied in there by the merge is taken out again, unless they
    have written there. Raises CannotMerge when it isn't merged, NotAllowed.
    """
    require(by, Permission.RESOLVE)
    with transaction.atomic():
        ticket, before = lock(ticket)
        if ticket.merged_into is None or ticket.goes_on_in is None:
            raise CannotMerge(_("This request is on its own already."))
        merged = LoggedEvent.objects.filter(subject="ticket", subject_id=ticket.pk, kind=TicketMerged.kind).latest("pk")
        stood, out_of = cast(TicketMerged, revive(merged)), ticket.merged_into
        _take_brought_out(stood, out_of, merged.at, by=by, at=at)
        (ticket, before), (there, there_before) = lock_both(ticket, ticket.goes_on_in)
        if there == out_of and there.user_waits_since and there.user_waits_since == stood.user_waited_since:
            there.user_waits_since = stood.there_waited_since
        wrote_since = ticket.user_waits_since
        _stand_as_before(ticket, stood)
        ticket.user_waits_since = stood.user_waited_since or wrote_since
        followed = back_into_work(ticket) if wrote_since else None
        save(there, there_before, at=at)
        save(ticket, before, at=at)
        _keep_together(ticket)
        record(TicketUnmerged(ticket_id=ticket.pk, out_of_id=out_of.pk), by=by, at=at)
        record(TicketGaveBack(ticket_id=out_of.pk, other_id=ticket.pk), by=by, at=at)
        if followed:
            record(followed, by=by, at=at)
    return ticket


def _stand_as_before(ticket: Ticket, stood: TicketMerged) -> None:
    state = State.objects.get(pk=stood.state_before_id)
    put_on_stage(ticket, Stage(state.stage), state)
    ticket.merged_into = ticket.goes_on_in = None
    ticket.hold_until = stood.held_until
    ticket.resolved_at, ticket.closed_at = stood.resolved_at, stood.closed_at


def _keep_together(ticket: Ticket) -> None:
    """Whatever was merged into it, or into that, goes on in it again."""
    below = [ticket.pk]
    while below:
        below = list(Ticket.objects.filter(merged_into__in=below).values_list("pk", flat=True))
        Ticket.objects.filter(pk__in=below).update(goes_on_in=ticket)


def _take_brought_out(stood: TicketMerged, out_of: Ticket, merged_at: datetime, *, by: Actor, at: datetime) -> None:
    copied = Participant.objects.filter(ticket=out_of, part=Part.COPIED).values("person_id")
    wrote = Message.objects.filter(ticket=out_of, from_desk=False, at__gte=merged_at).values("author_id")
    for person in Person.objects.filter(pk__in=stood.brought).filter(pk__in=copied).exclude(pk__in=wrote):
        remove_participant(out_of, person, by=by, at=at)
