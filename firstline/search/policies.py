"""What of the index an actor may find: words of tickets they may see, and of those only what they may read there."""

from datetime import datetime

from django.db.models import Q

from firstline.core.access import Actor
from firstline.tickets.policies import sees_notes


def readable_by(actor: Actor, at: datetime) -> Q:
    """The entries this actor may read in a ticket they may see: as `visible_messages` and `visible_notes` say it."""
    if sees_notes(actor):
        return Q()
    return Q(is_internal=False) & (Q(shown_from=None) | Q(shown_from__lte=at))
