"""Asking for a new link to a request when the old one has ended."""

from datetime import datetime, timedelta

from django.db import transaction

from firstline.core.access import SYSTEM
from firstline.core.events import record
from firstline.core.quotas import Allowance, take
from firstline.tickets.events import GuestLinkAsked
from firstline.tickets.models import Participant

NEW_LINKS = Allowance("new guest link", at_most=3, per=timedelta(hours=24))


@transaction.atomic
def ask_guest_link(participant: Participant, *, at: datetime) -> None:
    """Note that this participant wants a new link; it goes to their address only. Raises TooOften."""
    take(NEW_LINKS, str(participant.pk), at=at)
    record(GuestLinkAsked(ticket_id=participant.ticket_id, person_id=participant.person_id), by=SYSTEM, at=at)
