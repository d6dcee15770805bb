"""Who may see time, and who may log and change it."""

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from firstline.billing.models import RunningTimer, TimeEntry
from firstline.core.access import Actor
from firstline.core.errors import NotFound
from firstline.core.permissions import Permission
from firstline.tickets.policies import sees_notes, visible_to


def visible_entries(actor: Actor) -> QuerySet[TimeEntry]:
    """The entries this actor may see: those of tickets they see, where they read what is internal."""
    entries = TimeEntry.objects.filter(ticket__in=visible_to(actor))
    return entries if sees_notes(actor) else entries.none()


def access_entry(actor: Actor, ticket_id: int, entry_id: int) -> TimeEntry:
    """The entry of this ticket. Raises NotFound, the same for strangers as for no such entry."""
    found = visible_entries(actor).select_related("ticket", "person", "kind").filter(ticket_id=ticket_id, pk=entry_id)
    if (entry := found.first()) is None:
        raise NotFound(_("There is no such entry."))
    return entry


def own_timers(actor: Actor) -> QuerySet[RunningTimer]:
    """The actor's own timers on tickets they still see; nobody sees those of others."""
    timers = RunningTimer.objects.filter(person_id=actor.id, ticket__in=visible_to(actor))
    return timers if can_log(actor) else timers.none()


def can_log(actor: Actor) -> bool:
    return actor.kind == "person" and actor.can(Permission.LOG_TIME) and sees_notes(actor)


def can_change(actor: Actor, entry: TimeEntry) -> bool:
    """One's own with the right to log; those of others with a right of its own; nothing that is billed."""
    if entry.billed_at is not None or not sees_notes(actor):
        return False
    is_own = entry.person_id == actor.id and can_log(actor)
    return is_own or actor.can(Permission.CHANGE_TIME)
