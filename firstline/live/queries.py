"""Who else is here."""

from datetime import datetime, timedelta

from django.db.models import QuerySet

from firstline.core.access import Actor
from firstline.live.models import Presence
from firstline.tickets.models import Ticket

GONE_AFTER = timedelta(seconds=45)


def others_at(ticket: Ticket, actor: Actor, *, at: datetime) -> QuerySet[Presence]:
    """The other people who have this ticket open, those answering first."""
    here = Presence.objects.filter(ticket=ticket, seen_at__gt=at - GONE_AFTER).exclude(person_id=actor.id)
    return here.select_related("person").order_by("-is_answering", "person__name")
