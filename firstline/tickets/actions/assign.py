"""Taking a ticket and handing it over."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from firstline.core.access import Actor
from firstline.core.errors import DomainError
from firstline.core.events import record
from firstline.core.permissions import Permission
from firstline.people.models import Person
from firstline.teams.models import Membership, Team
from firstline.tickets.actions.changing import lock, put_on_stage, save
from firstline.tickets.events import TicketAssigned, TicketMoved
from firstline.tickets.models import Ticket
from firstline.tickets.models.ticket import number_of
from firstline.tickets.policies import require
from firstline.tickets.stages import Stage


class CannotAssign(DomainError):
    code = "cannot_assign"


def assign(ticket: Ticket, *, team: Team | None, assignee: Person | None, by: Actor, at: datetime) -> Ticket:
    """Give the ticket to a team and, or, a person; both None leaves it unassigned.

    A person who is not in the team takes the ticket along to their own, if they have just one. Raises CannotAssign when
    the person doesn't work at the desk, NotAllowed.
    """
    require(by, Permission.ASSIGN)
    if assignee is not None:
        _refuse_who_cannot_work(assignee)
    with transaction.atomic():
        ticket, before = lock(ticket)
        if ticket.merged_into_id:
            raise CannotAssign(
                _("This request went into %(number)s. Hand that one over.")
                % {"number": number_of(ticket.merged_into_id)}
            )
        was = (ticket.team, ticket.assignee)
        ticket.team, ticket.assignee = _team_for(team, assignee), assignee
        if (ticket.team, ticket.assignee) == was:
            return ticket
        moved = _into_work(ticket) if assignee is not None else None
        save(ticket, before, at=at)
        record(_event(ticket, *was), by=by, at=at)
        if moved:
            record(moved, by=by, at=at)
    return ticket


def take(ticket: Ticket, *, by: Actor, at: datetime) -> Ticket:
    """Take the ticket oneself, in the team it is in."""
    person = Person.objects.select_related("role").get(pk=by.id)
    return assign(ticket, team=ticket.team, assignee=person, by=by, at=at)


def _refuse_who_cannot_work(assignee: Person) -> None:
    if not assignee.is_active or Permission.WORK not in assignee.role.may:
        raise CannotAssign(_("%(name)s doesn't work at the desk.") % {"name": assignee.name}, field="assignee")


def _team_for(team: Team | None, assignee: Person | None) -> Team | None:
    if assignee is None:
        return team
    own = [m.team for m in Membership.objects.filter(person=assignee).select_related("team")]
    return own[0] if team not in own and len(own) == 1 else team


def _into_work(ticket: Ticket) -> TicketMoved | None:
    if ticket.stage != Stage.NEW:
        return None
    put_on_stage(ticket, Stage.OPEN)
    return TicketMoved(ticket_id=ticket.pk, stage=Stage.OPEN, state=ticket.state.name, stage_before=Stage.NEW)


def _event(ticket: Ticket, team_before: Team | None, assignee_before: Person | None) -> TicketAssigned:
    return TicketAssigned(
        ticket_id=ticket.pk,
        team_id=ticket.team_id,
        team=ticket.team.name if ticket.team else "",
        assignee_id=ticket.assignee_id,
        assignee=ticket.assignee.name if ticket.assignee else "",
        team_before=team_before.name if team_before else "",
        assignee_before=assignee_before.name if assignee_before else "",
    )
