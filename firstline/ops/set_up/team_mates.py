"""Inviting several people at once, from lines such as “Boris Nord <boris@example.com>”."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from email.utils import parseaddr

from django.db import transaction
from django.utils.translation import gettext as _

from firstline.core.access import Actor
from firstline.core.errors import DomainError
from firstline.notify.letting_in import send_invitation
from firstline.people.actions.add_person import CannotAddPerson, add_person
from firstline.people.actions.sign_in import invite
from firstline.people.models import Person, Role
from firstline.teams.actions.keep_team import change_team
from firstline.teams.models import Team

MOST = 100


class CannotInvite(DomainError):
    code = "cannot_invite"


@dataclass(frozen=True)
class TeamMate:
    name: str
    email: str


@transaction.atomic
def invite_team_mates(lines: str, *, as_role: Role, by: Actor, at: datetime) -> list[Person]:
    """Add and invite everybody named; all of them, or nobody. They join the first team. Raises CannotInvite."""
    mates = list(read_team_mates(lines))
    if len(mates) > MOST:
        raise CannotInvite(_("Invite at most %(most)s people at once.") % {"most": MOST}, field="addresses")
    people = [_add(mate, as_role=as_role, by=by, at=at) for mate in mates]
    team = Team.objects.filter(is_active=True).order_by("id").first()
    if team is not None:
        members = [membership.person for membership in team.memberships.select_related("person")]
        change_team(team, members=[*members, *people], by=by, at=at)
    for person in people:
        send_invitation(person, invite(person, by=by, at=at), by=by, at=at)
    return people


def read_team_mates(lines: str) -> Iterator[TeamMate]:
    """The people in the lines; commas and semicolons part them too, and each address counts once."""
    met = set()
    for part in lines.replace(";", "\n").replace(",", "\n").splitlines():
        name, email = parseaddr(part.strip())
        if not part.strip() or email.lower() in met:
            continue
        met.add(email.lower())
        yield TeamMate(name=name or _name_from(email or part.strip()), email=email or part.strip())


def _add(mate: TeamMate, *, as_role: Role, by: Actor, at: datetime) -> Person:
    try:
        return add_person(name=mate.name, email=mate.email, as_role=as_role, by=by, at=at)
    except CannotAddPerson as refusal:
        raise CannotInvite(f"{mate.email}: {refusal}", field="addresses") from refusal


def _name_from(email: str) -> str:
    """Boris Nord, from boris.nord@example.com."""
    local = email.partition("@")[0]
    return " ".join(word.capitalize() for word in local.replace("_", ".").replace("-", ".").split(".") if word) or email
