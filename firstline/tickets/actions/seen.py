"""Remembering what somebody has read."""

from datetime import datetime

from django.db import connection

from firstline.core.access import Actor
from firstline.tickets.models import Ticket


def mark_seen(ticket: Ticket, *, by: Actor, at: datetime) -> None:
    """Note that the actor has read the ticket up to now."""
    # One statement by itself: every page of a ticket begins with it, and a transaction around it costs as much again.
    with connection.cursor() as cursor:
        cursor.execute(
            "INSERT INTO seen (ticket_id, person_id, seen_at) VALUES (%s, %s, %s) "
            "ON CONFLICT (person_id, ticket_id) DO UPDATE SET seen_at = excluded.seen_at",
            [ticket.pk, by.id, connection.ops.adapt_datetimefield_value(at)],
        )
