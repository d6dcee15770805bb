"""What programs are shown of people, teams and the catalogue."""

from datetime import datetime

from pydantic import BaseModel, Field

from firstline.catalogue.models import Product
from firstline.core.names import Named
from firstline.people.models import Organisation, Person
from firstline.teams.models import Team


class Ref(BaseModel):
    """Something by its id, with its name in the language asked for."""

    id: int
    name: str


class PersonShown(BaseModel):
    id: int
    name: str
    email: str | None
    phone: str
    title: str
    organisation: Ref | None
    role: Ref
    language: str
    is_active: bool


class OrganisationShown(BaseModel):
    id: int
    name: str
    domains: list[str] = Field(description="Mail domains whose people belong here. Empty for users.")
    is_active: bool


class TeamShown(BaseModel):
    id: int
    name: str
    tier: int
    is_active: bool


class CategoryShown(BaseModel):
    id: int
    name: str
    path: str = Field(description="With the names of those above it.")
    parent: int | None


class ProductShown(BaseModel):
    id: int
    name: str
    kind: str
    description: str


class StateShown(BaseModel):
    id: int
    name: str
    stage: str


class MeShown(BaseModel):
    """For whom the token acts, and with what."""

    person: PersonShown
    scopes: list[str] = Field(description="What the token was given.")
    may: list[str] = Field(description="The rights of the person's role that the token leaves.")
    teams: list[Ref]
    token_name: str
    token_ends_at: datetime


def ref(named: "Named | Person | Organisation | None") -> Ref | None:
    if named is None:
        return None
    return Ref(id=named.pk, name=named.label if isinstance(named, Named) else named.name)


def person_shown(person: Person) -> PersonShown:
    role = Ref(id=person.role_id, name=person.role.label)
    return PersonShown(
        id=person.pk, name=person.name, email=person.email, phone=person.phone, title=person.title,
        organisation=ref(person.organisation), role=role, language=person.language, is_active=person.is_active,
    )  # fmt: skip


def organisation_shown(organisation: Organisation, *, is_agent: bool) -> OrganisationShown:
    domains = organisation.domains if is_agent else []
    return OrganisationShown(
        id=organisation.pk, name=organisation.name, domains=domains, is_active=organisation.is_active
    )


def team_shown(team: Team) -> TeamShown:
    return TeamShown(id=team.pk, name=team.label, tier=team.tier, is_active=team.is_active)


def product_shown(product: Product) -> ProductShown:
    return ProductShown(id=product.pk, name=product.label, kind=product.kind, description=product.description)
