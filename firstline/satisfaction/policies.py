"""Who may read what users said about how they were served."""

from django.db.models import Exists, OuterRef, QuerySet

from firstline.core.access import Actor
from firstline.satisfaction.models import Rating
from firstline.tickets.models import Ticket
from firstline.tickets.policies import sees_notes, visible_to


def visible_ratings(actor: Actor) -> QuerySet[Rating]:
    """The ratings of tickets the actor sees, where they read what is internal."""
    ratings = Rating.objects.filter(Exists(visible_to(actor).filter(pk=OuterRef("ticket_id")))).exclude(score="")
    return ratings if sees_notes(actor) else ratings.none()


def may_rate(actor: Actor, ticket: Ticket) -> bool:
    """Whether this is whoever asked for help, and the request has come to an end."""
    return bool(actor.id) and actor.id == ticket.requester_id and ticket.is_done and not ticket.is_spam
