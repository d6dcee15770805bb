"""The people every test knows, and what they need to act: made through the product's own actions."""

from dataclasses import dataclass
from datetime import UTC, datetime

import pytest
from django.conf import settings
from django.test import Client

from firstline.core.access import SYSTEM, Actor
from firstline.core.jobs.runner import run_due_jobs
from firstline.people.actions.add_person import add_person
from firstline.people.actions.organisations import add_organisation
from firstline.people.models import Organisation, Person
from firstline.people.queries import actor_of, role
from firstline.teams.actions.keep_team import add_team
from firstline.teams.models import Team
from firstline.teams.queries import team_ids_of
from firstline.tickets.actions.register import Request, register
from firstline.tickets.models import Ticket
from firstline.tickets.stages import Channel
from firstline.tickets.wording import from_text

NOW = datetime(2026, 3, 4, 9, 30, tzinfo=UTC)


@dataclass(frozen=True)
class Cast:
    """Boris and Erik work at the desk (service desk, network), Lisa leads, Ada administers; Anna and Oskar ask for help
    from Bergs Bygg, Fatima manages Bergs Bygg's requests, Per is from elsewhere."""

    bergs: Organisation
    nordby: Organisation
    service_desk: Team
    network: Team
    boris: Person
    erik: Person
    lisa: Person
    ada: Person
    anna: Person
    oskar: Person
    fatima: Person
    per: Person

    def actor(self, person: Person) -> Actor:
        return as_actor(person)


def as_actor(person: Person) -> Actor:
    fresh = Person.objects.select_related("role").get(pk=person.pk)
    return actor_of(fresh, team_ids_of(fresh.pk))


@pytest.fixture
def now() -> datetime:
    return NOW


@pytest.fixture
def cast(db) -> Cast:
    bergs = add_organisation(name="Bergs Bygg AB", domains=["bergs.test"], by=SYSTEM, at=NOW)
    nordby = add_organisation(name="Nordby kommun", domains=["nordby.test"], by=SYSTEM, at=NOW)

    def person(name: str, email: str, code: str = "user") -> Person:
        return add_person(name=name, email=email, as_role=role(code), by=SYSTEM, at=NOW)

    boris = person("Boris Nord", "boris@desk.test", "agent")
    erik = person("Erik Kvist", "erik@desk.test", "agent")
    lisa = person("Lisa Holm", "lisa@desk.test", "lead")
    return Cast(
        bergs=bergs,
        nordby=nordby,
        service_desk=add_team(name="Service desk", members=[boris, lisa], by=SYSTEM, at=NOW),
        network=add_team(name="Network", tier=2, members=[erik], by=SYSTEM, at=NOW),
        boris=boris,
        erik=erik,
        lisa=lisa,
        ada=person("Ada Admin", "ada@desk.test", "administrator"),
        anna=person("Anna Berg", "anna@bergs.test"),
        oskar=person("Oskar Lind", "oskar@bergs.test"),
        fatima=person("Fatima El-Amin", "fatima@bergs.test", "organisation-manager"),
        per=person("Per Olsson", "per@nordby.test"),
    )


@pytest.fixture
def ticket(cast: Cast) -> Ticket:
    """Anna's printer, registered in the portal, nobody's yet."""
    return register(
        Request(
            requester=cast.anna,
            subject="Printer on floor 3 prints blank pages",
            words=from_text("It has printed blank pages since yesterday."),
            channel=Channel.PORTAL,
        ),
        by=as_actor(cast.anna),
        at=NOW,
    )


@pytest.fixture
def other_ticket(cast: Cast) -> Ticket:
    """Per's, from another organisation."""
    return register(
        Request(requester=cast.per, subject="VPN drops", words=from_text("Every ten minutes."), channel=Channel.MAIL),
        by=as_actor(cast.per),
        at=NOW,
    )


@pytest.fixture
def run_jobs():
    """Run all jobs that are due, as the worker would; returns how many ran."""

    def run() -> int:
        count = 0
        while ran := run_due_jobs("test"):
            count += ran
        return count

    return run


@pytest.fixture
def signed_in():
    """A browser of somebody who has signed in: `signed_in(cast.boris).get(…)`."""

    def browse(person: Person) -> Client:
        client = Client()
        client.force_login(person, backend=settings.AUTHENTICATION_BACKENDS[0])
        return client

    return browse
