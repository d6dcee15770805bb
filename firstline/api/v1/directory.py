"""People, organisations, teams and the catalogue: what requests refer to."""

from django.http import HttpRequest
from ninja import Query
from pydantic import BaseModel, Field

from firstline.api.door.caller import caller_of
from firstline.api.door.entries import Line
from firstline.api.door.operations import operation
from firstline.api.v1.pages import NEXT, PageAsked, asked_page
from firstline.api.v1.shown import (
    CategoryShown,
    MeShown,
    OrganisationShown,
    PersonShown,
    ProductShown,
    Ref,
    StateShown,
    TeamShown,
    organisation_shown,
    person_shown,
    product_shown,
    team_shown,
)
from firstline.catalogue.queries import active_products, category_tree
from firstline.core.scopes import READ
from firstline.people.policies import access_organisation, access_person, visible_organisations, visible_people
from firstline.people.queries import find_people
from firstline.teams.policies import access_team, visible_teams
from firstline.teams.queries import teams_of
from firstline.tickets.models import Tag
from firstline.tickets.queries import active_states

ABOUT = "People and catalogue"
BY_NAME = ("name", "id")
MOST_FOUND = 200


class PeopleAsked(PageAsked):
    words: Line = Field("", description="Beginnings of names, mail addresses or phone numbers; the first 200 found.")


class PeoplePage(BaseModel):
    items: list[PersonShown]
    next: str | None = Field(description=NEXT)


class OrganisationsPage(BaseModel):
    items: list[OrganisationShown]
    next: str | None = Field(description=NEXT)


class TagsPage(BaseModel):
    items: list[str]
    next: str | None = Field(description=NEXT)


@operation("GET", "/me", ABOUT, gives=MeShown)
def me(request: HttpRequest) -> MeShown:
    """Say for whom the token acts, and with what rights."""
    caller = caller_of(request)
    teams = teams_of(caller.actor.id) if caller.actor.is_agent else ()
    return MeShown(
        person=person_shown(caller.person),
        scopes=sorted(caller.scopes),
        may=sorted(caller.actor.may),
        teams=[Ref(id=team.pk, name=team.label) for team in teams],
        token_name=caller.token.name,
        token_ends_at=caller.token.ends_at,
    )


@operation("GET", "/people", ABOUT, gives=PeoplePage, needs=READ)
def people(request: HttpRequest, asked: Query[PeopleAsked]) -> PeoplePage:
    """List people by name.
    Those who work at the desk see everybody, users see themselves."""
    rows = visible_people(caller_of(request).actor).select_related("organisation", "role")
    if asked.words:
        rows = rows.filter(pk__in=[one.pk for one in find_people(asked.words, MOST_FOUND, also_closed=True)])
    page = asked_page(rows, BY_NAME, asked)
    return PeoplePage(items=[person_shown(one) for one in page.rows], next=page.next_cursor or None)


@operation("GET", "/people/{int:person}", ABOUT, gives=PersonShown, needs=READ)
def person(request: HttpRequest, person: int) -> PersonShown:
    """Show a person."""
    return person_shown(access_person(caller_of(request).actor, person))


@operation("GET", "/organisations", ABOUT, gives=OrganisationsPage, needs=READ)
def organisations(request: HttpRequest, asked: Query[PageAsked]) -> OrganisationsPage:
    """List organisations by name.
    Users see their own."""
    actor = caller_of(request).actor
    page = asked_page(visible_organisations(actor), BY_NAME, asked)
    shown = [organisation_shown(one, is_agent=actor.is_agent) for one in page.rows]
    return OrganisationsPage(items=shown, next=page.next_cursor or None)


@operation("GET", "/organisations/{int:organisation}", ABOUT, gives=OrganisationShown, needs=READ)
def organisation(request: HttpRequest, organisation: int) -> OrganisationShown:
    """Show an organisation."""
    actor = caller_of(request).actor
    return organisation_shown(access_organisation(actor, organisation), is_agent=actor.is_agent)


@operation("GET", "/teams", ABOUT, gives=list[TeamShown], needs=READ)
def teams(request: HttpRequest) -> list[TeamShown]:
    """List the teams.
    Users see none."""
    return [team_shown(one) for one in visible_teams(caller_of(request).actor)]


@operation("GET", "/teams/{int:team}", ABOUT, gives=TeamShown, needs=READ)
def team(request: HttpRequest, team: int) -> TeamShown:
    """Show a team."""
    return team_shown(access_team(caller_of(request).actor, team))


@operation("GET", "/categories", ABOUT, gives=list[CategoryShown], needs=READ)
def categories(request: HttpRequest) -> list[CategoryShown]:  # noqa: ARG001 -- ninja calls it so
    """List what requests can be about, each category below the one it belongs to."""
    return [
        CategoryShown(id=one.category.pk, name=one.category.label, path=one.path, parent=one.category.parent_id)
        for one in category_tree()
    ]


@operation("GET", "/products", ABOUT, gives=list[ProductShown], needs=READ)
def products(request: HttpRequest) -> list[ProductShown]:  # noqa: ARG001 -- ninja calls it so
    """List products and services."""
    return [product_shown(one) for one in active_products()]


@operation("GET", "/states", ABOUT, gives=list[StateShown], needs=READ)
def states(request: HttpRequest) -> list[StateShown]:  # noqa: ARG001 -- ninja calls it so
    """List the states of requests, each with the stage it stands on."""
    return [StateShown(id=one.pk, name=one.label, stage=one.stage) for one in active_states()]


@operation("GET", "/tags", ABOUT, gives=TagsPage, needs=READ)
def tags(request: HttpRequest, asked: Query[PageAsked]) -> TagsPage:
    """List the tags in use.
    Users see none."""
    rows = Tag.objects.all() if caller_of(request).actor.is_agent else Tag.objects.none()
    page = asked_page(rows, ("name",), asked)
    return TagsPage(items=[one.name for one in page.rows], next=page.next_cursor or None)
