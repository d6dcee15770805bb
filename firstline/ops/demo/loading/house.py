"""The demo company in the database: people, teams and what help is given for, found by the keys of the cast."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime, timedelta

from firstline.catalogue.actions.keep_category import add_category
from firstline.catalogue.actions.keep_product import add_product
from firstline.catalogue.models import Asset, Category, Product
from firstline.channels.email.actions.keep_mailbox import add_mailbox
from firstline.channels.email.models.mailbox import WayOut
from firstline.core.access import SYSTEM, Actor
from firstline.core.actions.configure_desk import configure_desk
from firstline.ops.demo.cast import AGENTS, CATEGORIES, DESK, ORGANISATIONS, PEOPLE, PRODUCTS, TEAMS
from firstline.ops.demo.entrances import ENTRANCES
from firstline.ops.demo.shape import Agent
from firstline.ops.demo.shape import Organisation as ToldOrganisation
from firstline.ops.demo.shape import Person as ToldPerson
from firstline.people.actions.add_person import add_person
from firstline.people.actions.api_tokens import make_token
from firstline.people.actions.organisations import add_organisation
from firstline.people.models import Organisation, Person
from firstline.people.queries import actor_of, role
from firstline.teams.actions.keep_team import add_team
from firstline.teams.models import Team

ADMINISTRATOR = "karin"
_VISITED = frozenset(entrance.email for entrance in ENTRANCES)


@dataclass
class House:
    """Everybody and everything a month's work needs."""

    organisations: dict[str, Organisation] = field(default_factory=dict)
    people: dict[str, Person] = field(default_factory=dict)
    actors: dict[str, Actor] = field(default_factory=dict)
    teams: dict[str, Team] = field(default_factory=dict)
    categories: dict[str, Category] = field(default_factory=dict)
    products: dict[str, Product] = field(default_factory=dict)
    assets: dict[tuple[str, str], Asset] = field(default_factory=dict)
    """By who has it (a person or an organisation) and the product."""

    def team(self, key: str | None) -> Team | None:
        return self.teams[key] if key else None

    def person(self, key: str | None) -> Person | None:
        return self.people[key] if key else None

    def category(self, key: str | None) -> Category | None:
        return self.categories[key] if key else None

    def product(self, key: str | None) -> Product | None:
        return self.products[key] if key else None


def move_in(at: datetime) -> House:
    """Set the desk up as its administrator did at `at`, and add everybody and everything of the cast."""
    house = House()
    _configure(at)
    _add_agents(house, at)
    by = house.actors[ADMINISTRATOR]
    _add_users(house, by, at)
    _add_teams(house, by, at)
    _add_mailboxes(house, by, at)
    _add_catalogue(house, by, at)
    _give_rights(house)
    _let_programs_in(house, at)
    return house


def _let_programs_in(house: House, at: datetime) -> None:
    """Two tokens as a desk has them. Nobody was told their secrets, so that nothing gets in with them."""
    ends_at = at + timedelta(days=300)
    monitoring = ["tickets.register_for_others"]
    report = ["read", "desk.work"]
    by = house.actors[ADMINISTRATOR]
    make_token(name="Monitoring of servers", scopes=monitoring, ends_at=ends_at, by=by, at=at)
    make_token(name="Weekly report", scopes=report, ends_at=ends_at, by=by, at=at)


def _configure(at: datetime) -> None:
    configure_desk(
        name=DESK.name,
        language=DESK.language,
        time_zone=DESK.time_zone,
        ticket_prefix=DESK.prefix,
        is_demo=True,
        set_up_at=at,
        by=SYSTEM,
        at=at,
    )


def _add_agents(house: House, at: datetime) -> None:
    """The administrator first, by nobody; then everybody else by the administrator."""
    by = SYSTEM
    for agent in sorted(AGENTS, key=lambda one: one.key != ADMINISTRATOR):
        house.people[agent.key] = _add_agent(agent, by, at)
        if agent.key == ADMINISTRATOR:
            by = house.actors[ADMINISTRATOR] = actor_of(house.people[ADMINISTRATOR])


def _add_agent(agent: Agent, by: Actor, at: datetime) -> Person:
    return add_person(
        name=agent.name,
        email=agent.email,
        as_role=role(agent.role),
        phone=agent.phone,
        title=agent.title,
        language=_language(agent),
        by=by,
        at=at,
    )


def _add_users(house: House, by: Actor, at: datetime) -> None:
    for organisation in ORGANISATIONS:
        house.organisations[organisation.key] = add_organisation(
            name=organisation.name, domains=[organisation.domain], notes=_card(organisation), by=by, at=at
        )
    user, manager = role("user"), role("organisation-manager")
    for person in PEOPLE:
        house.people[person.key] = add_person(
            name=person.name,
            email=person.email,
            as_role=manager if person.sees_organisation else user,
            organisation=house.organisations[person.organisation],
            phone=person.mobile or person.phone,
            title=person.title,
            language=_language(person),
            is_vip=person.vip,
            by=by,
            at=at,
        )


def _language(somebody: Agent | ToldPerson) -> str:
    """Their own. Whom visitors become speaks the visitor's, and a function's address that of whoever is on duty."""
    is_one_human = not (isinstance(somebody, ToldPerson) and somebody.shared)
    return somebody.language if is_one_human and somebody.email not in _VISITED else ""


def _card(organisation: ToldOrganisation) -> str:
    return f"{organisation.trade.capitalize()} · {organisation.address} · {organisation.phone}"


def _add_teams(house: House, by: Actor, at: datetime) -> None:
    for team in TEAMS:
        house.teams[team.key] = add_team(
            name=team.name_en,
            tier=team.tier,
            translations={"sv": team.name_sv},
            members=[house.people[agent.key] for agent in AGENTS if team.key in agent.teams],
            by=by,
            at=at,
        )


def _add_mailboxes(house: House, by: Actor, at: datetime) -> None:
    """What visitors write is kept in a folder and goes nowhere; nothing is fetched. The first is the default one."""
    for mailbox in DESK.mailboxes:
        add_mailbox(
            name=mailbox.name,
            address=mailbox.address,
            team=house.team(mailbox.team),
            sender_name=mailbox.name,
            way_out=WayOut.FOLDER,
            by=by,
            at=at,
        )


def _add_catalogue(house: House, by: Actor, at: datetime) -> None:
    for category in CATEGORIES:
        house.categories[category.key] = add_category(
            name=category.name_en,
            translations={"sv": category.name_sv},
            parent=house.category(category.parent),
            synonyms=category.synonyms,
            by=by,
            at=at,
        )
    for product in PRODUCTS:
        house.products[product.key] = add_product(
            name=product.name_en, kind=product.kind, translations={"sv": product.name_sv}, by=by, at=at
        )


def _give_rights(house: House) -> None:
    teams_of = {agent.key: [house.teams[team].pk for team in agent.teams] for agent in AGENTS}
    house.actors = {key: actor_of(person, teams_of.get(key, ())) for key, person in house.people.items()}
