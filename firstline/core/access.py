"""Who acts: the value every action, policy and query is given instead of a request."""

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from enum import StrEnum
from typing import Literal

from firstline.core.permissions import Permission


class Reach(StrEnum):
    """How far somebody sees."""

    OWN = "own"
    ORGANISATION = "organisation"
    TEAM = "team"
    ALL = "all"


@dataclass(frozen=True, slots=True)
class Actor:
    """Somebody (or Firstline itself) doing something now, with the rights of this moment.

    `id` is the person's; 0 for Firstline and for nobody. A guest came by a signed link: they are a person, but see the
    one ticket of the link and nothing else.
    """

    kind: Literal["person", "guest", "system"]
    id: int
    name: str
    reach: Reach = Reach.OWN
    may: frozenset[str] = frozenset()
    organisation_id: int | None = None
    team_ids: frozenset[int] = field(default_factory=frozenset)
    guest_ticket_id: int | None = None

    def can(self, permission: Permission) -> bool:
        return self.kind == "system" or permission in self.may

    @property
    def is_agent(self) -> bool:
        """Whether this actor works at the desk."""
        return self.can(Permission.WORK)

    def within(self, scopes: Iterable[str]) -> "Actor":
        """The same one with at most the rights named by `scopes`. Who works at the desk, but not through these, sees
        what is their own: without that right the other reaches mean more than they did."""
        may = self.may & frozenset(scopes)
        is_outside = self.is_agent and Permission.WORK not in may
        return replace(self, may=may, reach=Reach.OWN if is_outside else self.reach)


SYSTEM = Actor(kind="system", id=0, name="Firstline", reach=Reach.ALL)
