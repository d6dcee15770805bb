"""For whom a program acts, and within which scopes."""

from dataclasses import dataclass

from django.http import HttpRequest
from django.utils.translation import gettext as _

from firstline.core.access import Actor
from firstline.core.errors import NotAllowed
from firstline.core.permissions import Permission
from firstline.core.scopes import READ, TAKE_PART
from firstline.people.models import ApiToken, Person
from firstline.people.queries import actor_of
from firstline.teams.queries import team_ids_of

READING = frozenset({READ, Permission.WORK.value, Permission.READ_NOTES.value})


@dataclass(frozen=True)
class Caller:
    """A program at the door. `actor` is its person with at most the scopes of the token."""

    token: ApiToken
    actor: Actor

    @property
    def person(self) -> Person:
        return self.token.person

    @property
    def scopes(self) -> frozenset[str]:
        return frozenset(self.token.scopes)

    @property
    def reads(self) -> bool:
        return READ in self.scopes

    @property
    def takes_part(self) -> bool:
        return TAKE_PART in self.scopes

    def require(self, scope: str) -> None:
        """Raises NotAllowed unless the token has this scope."""
        if scope not in self.scopes:
            raise NotAllowed(_("The token was not given the scope “%(scope)s”.") % {"scope": scope})

    def require_writing(self) -> None:
        """Raises NotAllowed for a token that can only read."""
        if not self.scopes - READING:
            raise NotAllowed(_("The token can only read."))


def caller_with(token: ApiToken) -> Caller:
    """The caller that a living token makes, with the rights of this moment."""
    whole = actor_of(token.person, team_ids_of(token.person_id))
    return Caller(token=token, actor=whole.within(token.scopes))


def caller_of(request: HttpRequest) -> Caller:
    """The caller the gate put on the request."""
    found: Caller = request.caller  # type: ignore[attr-defined]
    return found
