"""Remembering what somebody has read."""

from datetime import datetime

from firstline.core.access import Actor
from firstline.tickets.models import Seen, Ticket


def mark_seen(ticket: Ticket, *, by: Actor, at: datetime) -> None:
    """Note that the actor has read the ticket up to now."""
    Seen.objects.bulk_create(
        [Seen(ticket=ticket, person_id=by.id, seen_at=at)],
        update_conflicts=True,
        unique_fields=["person", "ticket"],
        update_fields=["seen_at"],
    )
