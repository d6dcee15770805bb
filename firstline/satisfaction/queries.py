"""Reading what users said about how they were served."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Count, QuerySet

from firstline.core.access import Actor
from firstline.core.kept import Kept
from firstline.core.permissions import Permission
from firstline.core.prepared import Prepared
from firstline.people.models import Person, Role
from firstline.people.queries import actor_of
from firstline.satisfaction.models import Rating, SatisfactionRules
from firstline.satisfaction.policies import may_rate, visible_ratings
from firstline.teams.models import Membership
from firstline.teams.queries import team_ids_of
from firstline.tickets.models import Ticket
from firstline.tickets.policies import sees_notes, visible_to


@dataclass(frozen=True)
class Tally:
    """How many said what."""

    counts: Mapping[str, int]

    @property
    def total(self) -> int:
        return sum(self.counts.values())

    def share(self, score: str) -> int:
        """Whole percent, rounded; 0 where nobody said anything."""
        return (200 * self.counts.get(score, 0) + self.total) // (2 * self.total) if self.total else 0


def rating_of(ticket: Ticket, actor: Actor) -> Rating | None:
    """What the user said, for those who may read it; None as long as they said nothing."""
    return _of_ticket.first(actor, ticket_id=ticket.pk)


def newest_ratings(actor: Actor) -> QuerySet[Rating]:
    return (
        visible_ratings(actor).select_related("ticket__assignee", "ticket__team", "person").order_by("-rated_at", "-id")
    )


def tally_since(actor: Actor, since: datetime) -> Tally:
    rated = visible_ratings(actor).filter(rated_at__gte=since).order_by()
    return Tally(dict(rated.values_list("score").annotate(Count("id"))))


def is_to_be_asked(actor: Actor, ticket: Ticket) -> bool:
    """Whether the portal asks: whoever asked for help, at the end of it, until they have said something."""
    return may_rate(actor, ticket) and asks() and not Rating.objects.filter(ticket=ticket).exclude(score="").exists()


def who_hears_of(ticket: Ticket) -> list[Person]:
    """Those who are told when a user was not satisfied: in the ticket's team, else whoever sees the ticket."""
    roles = [pk for pk, may in Role.objects.values_list("pk", "may") if Permission.HEAR_COMPLAINTS in may]
    hearing = Person.objects.filter(role_id__in=roles, is_active=True).select_related("role").order_by("id")
    seeing = [person for person in hearing if _sees(person, ticket)]
    in_team = set(Membership.objects.filter(team=ticket.team).values_list("person_id", flat=True))
    return [person for person in seeing if person.pk in in_team] or seeing


def _sees(person: Person, ticket: Ticket) -> bool:
    actor = actor_of(person, team_ids_of(person.pk))
    return sees_notes(actor) and visible_to(actor).filter(pk=ticket.pk).exists()


def _rating_of_ticket(actor: Actor, ticket_id: int) -> QuerySet[Rating]:
    return visible_ratings(actor).filter(ticket_id=ticket_id).select_related("person")


_of_ticket = Prepared(_rating_of_ticket)

asks = Kept(lambda: SatisfactionRules.objects.filter(is_on=False).first() is None, seconds=5)
"""Whether this desk asks at all."""
