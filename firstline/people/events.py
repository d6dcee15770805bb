"""What can happen to people, organisations and roles."""

from dataclasses import dataclass
from datetime import datetime
from typing import ClassVar

from firstline.core.events import Event


@dataclass(frozen=True, kw_only=True)
class PersonAdded(Event):
    kind: ClassVar[str] = "person:added"
    person_id: int
    name: str
    email: str | None
    role: str


@dataclass(frozen=True, kw_only=True)
class PersonChanged(Event):
    kind: ClassVar[str] = "person:changed"
    person_id: int
    changes: dict[str, tuple[str, str]]


@dataclass(frozen=True, kw_only=True)
class PersonInvited(Event):
    kind: ClassVar[str] = "person:invited"
    person_id: int


@dataclass(frozen=True, kw_only=True)
class SignInLinkAsked(Event):
    kind: ClassVar[str] = "person:sign-in-link-asked"
    person_id: int


@dataclass(frozen=True, kw_only=True)
class PasswordSet(Event):
    kind: ClassVar[str] = "person:password-set"
    person_id: int


@dataclass(frozen=True, kw_only=True)
class TokenMade(Event):
    """Somebody let a program act for them."""

    kind: ClassVar[str] = "person:token-made"
    person_id: int
    name: str
    prefix: str
    scopes: list[str]
    ends_at: datetime


@dataclass(frozen=True, kw_only=True)
class TokenWithdrawn(Event):
    """A program may act for them no more; `owner` is whose token it was."""

    kind: ClassVar[str] = "person:token-withdrawn"
    person_id: int
    name: str
    prefix: str
    owner: str


@dataclass(frozen=True, kw_only=True)
class OrganisationAdded(Event):
    kind: ClassVar[str] = "organisation:added"
    organisation_id: int
    name: str


@dataclass(frozen=True, kw_only=True)
class OrganisationChanged(Event):
    kind: ClassVar[str] = "organisation:changed"
    organisation_id: int
    changes: dict[str, tuple[str, str]]


@dataclass(frozen=True, kw_only=True)
class RoleAdded(Event):
    kind: ClassVar[str] = "role:added"
    role_id: int
    name: str


@dataclass(frozen=True, kw_only=True)
class RoleChanged(Event):
    kind: ClassVar[str] = "role:changed"
    role_id: int
    changes: dict[str, tuple[str, str]]
