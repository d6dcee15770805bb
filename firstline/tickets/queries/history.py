"""What happened to a ticket, for those who ask for all of it."""

from django.db.models import QuerySet

from firstline.core.models import LoggedEvent
from firstline.tickets.models import Ticket
from firstline.tickets.queries.thread import SHOWN_AS_WORDS


def history_of(ticket: Ticket, *, sees_all: bool) -> QuerySet[LoggedEvent]:
    """Every event of the ticket; without those that stand as words in its thread for whoever doesn't see all: an answer
    that can still be taken back is none yet."""
    happened = LoggedEvent.objects.filter(subject="ticket", subject_id=ticket.pk)
    return happened if sees_all else happened.filter(public=True).exclude(kind__in=SHOWN_AS_WORDS)
