"""Who else is here."""

from datetime import datetime, timedelta

from django.db.models import QuerySet

from firstline.core.access import Actor
from firstline.core.prepared import Prepared
from firstline.live.models import Presence
from firstline.tickets.models import Ticket

GONE_AFTER = timedelta(seconds=45)


def others_at(ticket: Ticket, actor: Actor, *, at: datetime) -> list[Presence]:
    """The other people who have this ticket open, those answering first."""
    return _others(ticket_id=ticket.pk, person_id=actor.id, since=at - GONE_AFTER)


def _others_of(ticket_id: int, person_id: int, since: datetime) -> QuerySet[Presence]:
    here = Presence.objects.filter(ticket_id=ticket_id, seen_at__gt=since).exclude(person_id=person_id)
    return here.select_related("person").order_by("-is_answering", "person__name")


_others = Prepared(_others_of)
