"""Adding teams, changing them and saying who is in them."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from firstline.core.access import Actor
from firstline.core.changes import apply_changes
from firstline.core.errors import DomainError
from firstline.core.events import record
from firstline.core.text import one_line
from firstline.people.models import Person
from firstline.teams.events import TeamAdded, TeamChanged
from firstline.teams.models import Membership, Team


class CannotKeepTeam(DomainError):
    code = "cannot_keep_team"


@transaction.atomic
def add_team(
    *,
    name: str,
    by: Actor,
    at: datetime,
    tier: int = 1,
    members: Iterable[Person] = (),
    translations: dict[str, str] | None = None,
) -> Team:
    """Add a team. Raises CannotKeepTeam when the name is empty or taken."""
    team = Team.objects.create(name=_checked_name(name, None), tier=tier, translations=translations or {})
    _set_members(team, members)
    record(TeamAdded(team_id=team.pk, name=team.name), by=by, at=at)
    return team


@transaction.atomic
def change_team(team: Team, *, by: Actor, at: datetime, members: Iterable[Person] | None = None, **values: Any) -> Team:
    """Change name, translations, tier, is_active, and (where given) the members. Raises CannotKeepTeam."""
    team = Team.objects.select_for_update().get(pk=team.pk)
    if "name" in values:
        values["name"] = _checked_name(values["name"], team)
    changes = apply_changes(team, values)
    if members is not None and (changed := _set_members(team, members)):
        changes["members"] = changed
    if changes:
        record(TeamChanged(team_id=team.pk, changes=changes), by=by, at=at)
    return team


def _set_members(team: Team, members: Iterable[Person]) -> tuple[str, str] | None:
    wanted = {person.pk: person for person in members}
    present = {m.person_id: m.person for m in team.memberships.select_related("person")}
    if wanted.keys() == present.keys():
        return None
    team.memberships.exclude(person_id__in=wanted).delete()
    Membership.objects.bulk_create([Membership(team=team, person_id=pk) for pk in wanted.keys() - present.keys()])
    return _names(present.values()), _names(wanted.values())


def _names(people: Iterable[Person]) -> str:
    return ", ".join(sorted(person.name for person in people))


def _checked_name(name: str, team: Team | None) -> str:
    name = one_line(name, 120)
    if not name:
        raise CannotKeepTeam(_("Give the team a name."), field="name")
    if Team.objects.exclude(pk=team.pk if team else 0).filter(name__iexact=name).exists():
        raise CannotKeepTeam(_("There is already a team with this name."), field="name")
    return name
