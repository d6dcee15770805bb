"""Accepting that a mail passes on what somebody else wrote: they become the requester."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from firstline.channels.email.models import IncomingMail
from firstline.core.access import Actor
from firstline.core.errors import NotFound
from firstline.people.actions.add_person import ensure_person
from firstline.tickets.actions.change_requester import change_requester
from firstline.tickets.models import Ticket


@transaction.atomic
def accept_forward(ticket: Ticket, mail_id: int, *, by: Actor, at: datetime) -> Ticket:
    """Make whoever wrote what a mail of this ticket passes on the requester; they are added if we did not know them.

    Raises NotFound where the mail passes on nothing, CannotChangeRequester, CannotAddPerson, NotAllowed.
    """
    mail = IncomingMail.objects.filter(pk=mail_id, ticket=ticket).first()
    if mail is None or not mail.forward_of:
        raise NotFound(_("There is no such mail."))
    said = mail.forward_of
    person = ensure_person(name=said["name"], email=said["address"], by=by, at=at, language=ticket.language)
    return change_requester(ticket, person, by=by, at=at)
