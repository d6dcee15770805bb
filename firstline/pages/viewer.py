"""Who is looking at a page."""

from dataclasses import dataclass, field
from zoneinfo import ZoneInfo

from django.contrib.auth.models import AnonymousUser
from django.http import HttpRequest

from firstline.core.access import Actor
from firstline.core.desk import current_desk
from firstline.people.models import Person
from firstline.people.queries import actor_of
from firstline.teams.queries import team_ids_of

NOBODY = Actor(kind="guest", id=0, name="")


@dataclass(frozen=True)
class Viewer:
    """The person behind a request (None: not signed in), and what they may do."""

    person: Person | None = None
    actor: Actor = field(default=NOBODY)

    @property
    def language(self) -> str:
        return self.person.language if self.person else ""

    @property
    def time_zone(self) -> str:
        return self.person.time_zone if self.person else ""

    @property
    def is_signed_in(self) -> bool:
        return self.person is not None

    @property
    def is_agent(self) -> bool:
        return self.actor.is_agent


def zone_of(name: str) -> ZoneInfo:
    """The time zone of that name, else the desk's, else UTC."""
    try:
        return ZoneInfo(name or current_desk().time_zone)
    except (KeyError, ValueError):
        return ZoneInfo("UTC")


def viewer_of(request: HttpRequest) -> Viewer:
    person = request.user
    if isinstance(person, AnonymousUser) or not person.is_authenticated:
        return Viewer()
    assert isinstance(person, Person)
    teams = team_ids_of(person.pk) if "desk.work" in person.role.may else ()
    return Viewer(person=person, actor=actor_of(person, teams))


def viewer(request: HttpRequest) -> Viewer:
    """The viewer the middleware put on the request."""
    found: Viewer = request.viewer  # type: ignore[attr-defined]
    return found
