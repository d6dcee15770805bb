"""Whose a change of many tickets is."""

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from firstline.bulk.models import BulkChange
from firstline.core.access import Actor
from firstline.core.errors import NotFound


def visible_to(actor: Actor) -> QuerySet[BulkChange]:
    """One's own: what others do to many stands in each ticket's history."""
    return BulkChange.objects.filter(by_id=actor.id) if actor.is_agent else BulkChange.objects.none()


def access_bulk(actor: Actor, number: int) -> BulkChange:
    """The change, if it is this actor's. Raises NotFound."""
    found = visible_to(actor).filter(pk=number).first()
    if found is None:
        raise NotFound(_("There is no such change."))
    return found
