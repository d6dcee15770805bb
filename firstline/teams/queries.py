"""Reading teams."""

from django.db.models import Count, Q, QuerySet

from firstline.core.permissions import Permission
from firstline.core.prepared import Prepared
from firstline.people.models import Person, Role
from firstline.teams.models import Membership, Team


def team_ids_of(person_id: int) -> frozenset[int]:
    return frozenset(_team_ids(person_id=person_id))


def _team_ids_of(person_id: int) -> "QuerySet[Membership, int]":
    return Membership.objects.filter(person_id=person_id).values_list("team_id", flat=True)


_team_ids = Prepared(_team_ids_of)


def teams_of(person_id: int) -> QuerySet[Team]:
    """The teams in use that somebody belongs to."""
    return Team.objects.filter(memberships__person_id=person_id, is_active=True).order_by("tier", "id")


def active_teams() -> QuerySet[Team]:
    return Team.objects.filter(is_active=True)


def teams_with_sizes() -> QuerySet[Team]:
    """All teams, each with `size`, its number of active members."""
    return Team.objects.annotate(size=Count("memberships", filter=Q(memberships__person__is_active=True)))


def members_of(team: Team) -> QuerySet[Person]:
    return Person.objects.filter(memberships__team=team, is_active=True).order_by("name")


def agents() -> QuerySet[Person]:
    """Everybody who may be given requests: whose role may work at the desk."""
    return Person.objects.filter(is_active=True, role_id__in=_working_roles()).order_by("name")


def _working_roles() -> list[int]:
    return [pk for pk, may in Role.objects.values_list("pk", "may") if Permission.WORK in may]
