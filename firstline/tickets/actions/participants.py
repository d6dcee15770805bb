"""Who takes part in a request."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from firstline.core.access import Actor
from firstline.core.errors import DomainError
from firstline.core.events import record
from firstline.people.models import Person
from firstline.tickets.actions.changing import lock, save
from firstline.tickets.events import ParticipantAdded, ParticipantRemoved
from firstline.tickets.models import Participant, Ticket
from firstline.tickets.models.participant import Part


class CannotRemoveParticipant(DomainError):
    code = "cannot_remove_participant"


def add_participant(ticket: Ticket, person: Person, *, by: Actor, at: datetime) -> Participant:
    """Copy somebody in; who takes part already stays as they are. They are not sent what was said before."""
    with transaction.atomic():
        ticket, before = lock(ticket)
        participant, is_new = Participant.objects.get_or_create(
            ticket=ticket, person=person, defaults={"part": Part.COPIED}
        )
        if is_new:
            save(ticket, before, at=at)
            record(ParticipantAdded(ticket_id=ticket.pk, person_id=person.pk, name=person.name), by=by, at=at)
    return participant


def remove_participant(ticket: Ticket, person: Person, *, by: Actor, at: datetime) -> None:
    """Take a copied person out. Raises CannotRemoveParticipant for the requester."""
    if ticket.requester_id == person.pk:
        raise CannotRemoveParticipant(_("Who asked can't be taken out of their own request."))
    with transaction.atomic():
        ticket, before = lock(ticket)
        gone, _rows = Participant.objects.filter(ticket=ticket, person=person).delete()
        if gone:
            save(ticket, before, at=at)
            record(ParticipantRemoved(ticket_id=ticket.pk, person_id=person.pk, name=person.name), by=by, at=at)
