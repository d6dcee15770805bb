"""Coming to a ticket, answering it, and leaving."""

from datetime import datetime, timedelta

from firstline.core.access import Actor
from firstline.live.models import Presence, Signal
from firstline.live.queries import GONE_AFTER
from firstline.tickets.models import Ticket


def be_present(ticket: Ticket, *, is_answering: bool, by: Actor, at: datetime) -> None:
    """Say that `by` has the ticket open. Called again every few seconds; others learn of it when it is news."""
    gone, _rows = Presence.objects.filter(ticket=ticket, seen_at__lt=at - GONE_AFTER).delete()
    before = Presence.objects.filter(ticket=ticket, person_id=by.id).values_list("is_answering", flat=True).first()
    Presence.objects.update_or_create(
        ticket=ticket, person_id=by.id, defaults={"is_answering": is_answering, "seen_at": at}
    )
    if gone or before != is_answering:
        signal(f"presence-{ticket.pk}", at=at)


def leave(ticket: Ticket, *, by: Actor, at: datetime) -> None:
    """Say that `by` has closed the ticket."""
    gone, _rows = Presence.objects.filter(ticket=ticket, person_id=by.id).delete()
    if gone:
        signal(f"presence-{ticket.pk}", at=at)


def signal(topic: str, *, at: datetime) -> None:
    """Push a topic of which no event tells."""
    Signal.objects.create(topic=topic, at=at)


def forget_old_presence(at: datetime) -> None:
    """Drop who has left without saying so, and signals that everybody has had."""
    Presence.objects.filter(seen_at__lt=at - timedelta(minutes=5)).delete()
    Signal.objects.filter(at__lt=at - timedelta(minutes=1)).delete()
