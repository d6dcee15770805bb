"""Asking a user how they were served: once for each ticket."""

import secrets
from datetime import datetime

from django.db import transaction

from firstline.core.access import SYSTEM
from firstline.core.events import record
from firstline.satisfaction.events import SatisfactionAsked
from firstline.satisfaction.models import Rating
from firstline.satisfaction.queries import asks
from firstline.tickets.actions.changing import lock
from firstline.tickets.models import Ticket


def ask(ticket: Ticket, *, because: int, at: datetime) -> Rating | None:
    """The rating that the mail about the event `because` asks for; the same when it is asked for twice.

    None when nothing is to be asked: the desk doesn't, it is spam, or the user was asked at an earlier end of it.
    """
    with transaction.atomic():
        ticket, _before = lock(ticket)
        rating = Rating.objects.filter(ticket=ticket).first()
        if rating is not None:
            return rating if rating.asked_because == because else None
        if ticket.is_spam or not asks():
            return None
        rating = begin(ticket, because=because, at=at)
        record(SatisfactionAsked(ticket_id=ticket.pk, rating_id=rating.pk), by=SYSTEM, at=at)
        return rating


def begin(ticket: Ticket, *, because: int | None, at: datetime) -> Rating:
    """The row that says whose word counts. Call with the ticket locked."""
    return Rating.objects.create(
        ticket=ticket,
        person_id=ticket.requester_id,
        asked_at=at,
        asked_because=because,
        link_key=secrets.token_hex(16),
    )
