"""Making somebody else the requester: whoever asked was not the one who wrote."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from firstline.core.access import Actor
from firstline.core.errors import DomainError
from firstline.core.events import record
from firstline.core.permissions import Permission
from firstline.people.models import Person
from firstline.tickets.actions.changing import lock, save
from firstline.tickets.events import RequesterChanged
from firstline.tickets.models import Participant, Ticket
from firstline.tickets.models.participant import Part
from firstline.tickets.policies import require


class CannotChangeRequester(DomainError):
    code = "cannot_change_requester"


def change_requester(ticket: Ticket, person: Person, *, by: Actor, at: datetime) -> Ticket:
    """Have `person` be the requester from now on, and their organisation the ticket's. Who was it takes part no more.

    Nothing is sent to anybody. Raises CannotChangeRequester when the person's account is closed, NotAllowed.
    """
    require(by, Permission.REGISTER_FOR_OTHERS)
    if not person.is_active:
        raise CannotChangeRequester(_("%(name)s has left. Choose somebody else.") % {"name": person.name})
    with transaction.atomic():
        ticket, before = lock(ticket)
        if ticket.requester_id == person.pk:
            return ticket
        was = ticket.requester
        Participant.objects.filter(ticket=ticket, person_id__in=[was.pk, person.pk]).delete()
        Participant.objects.create(ticket=ticket, person=person, part=Part.REQUESTER)
        ticket.requester, ticket.organisation_id = person, person.organisation_id
        save(ticket, before, at=at)
        changed = RequesterChanged(ticket_id=ticket.pk, person_id=person.pk, name=person.name, name_before=was.name)
        record(changed, by=by, at=at)
    return ticket
