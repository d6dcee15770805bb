"""Writing the made desk's rows."""

import json
import random
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.core.management import call_command
from django.db import transaction

from bench.rows import Table, analyse, set_sequences, words_indexed_at_the_end
from bench.words import Words
from firstline.core.access import SYSTEM
from firstline.core.clock import now
from firstline.core.desk import current_desk
from firstline.core.models import LoggedEvent
from firstline.people.actions.add_person import add_person
from firstline.people.actions.organisations import add_organisation
from firstline.people.queries import role
from firstline.search.actions.learn import learn_all_later, learn_new_words
from firstline.search.models import SearchEntry
from firstline.teams.actions.keep_team import add_team
from firstline.tickets.actions.tallying import recount
from firstline.tickets.models import Message, Participant, State, Ticket

USERS = 2_000
AGENTS = 20
TEAMS = 5
ORGANISATIONS = 50
OPEN_SHARE = 0.1
OPEN_STAGES = ("new", "open", "open", "open", "waiting_user", "waiting_user", "waiting_vendor", "on_hold")

TICKET = [
    "id",
    "subject",
    "type",
    "stage",
    "state_id",
    "requester_id",
    "organisation_id",
    "team_id",
    "assignee_id",
    "impact",
    "urgency",
    "priority",
    "channel",
    "language",
    "registered_at",
    "updated_at",
    "user_waits_since",
    "first_answered_at",
    "hold_until",
    "resolved_at",
    "closed_at",
    "resolution",
    "reopened",
    "version",
]
MESSAGE = [
    "id",
    "ticket_id",
    "author_id",
    "author_name",
    "from_desk",
    "channel",
    "text",
    "html",
    "rest_html",
    "recipients",
    "at",
    "shown_from",
]
PARTICIPANT = ["ticket_id", "person_id", "part", "link_key"]
ENTRY = ["ticket_id", "kind", "source_id", "is_internal", "from_desk", "shown_from", "text"]
EVENT = ["kind", "at", "actor_kind", "actor_id", "actor_name", "subject", "subject_id", "public", "data"]


@dataclass(frozen=True)
class Cast:
    users: list[tuple[int, str, int | None]]
    agents: list[tuple[int, str]]
    teams: list[int]


def write_people(seed: int) -> Cast:
    """Users, agents, teams and organisations, through the product's own actions. Refuses a desk that has tickets."""
    call_command("set_up", verbosity=0)
    if Ticket.objects.exists():
        raise SystemExit("This desk has tickets already. Name another folder or an empty database.")
    current_desk()
    words, at = Words(seed), now()
    with transaction.atomic():
        organisations = [
            add_organisation(name=f"{words.some(1).capitalize()} {n}", by=SYSTEM, at=at) for n in range(ORGANISATIONS)
        ]
        users = [
            add_person(
                name=words.some(2).title(),
                email=f"user{n}@bench.test",
                organisation=organisations[n % ORGANISATIONS],
                by=SYSTEM,
                at=at,
            )
            for n in range(USERS)
        ]
        agents = [
            add_person(name=words.some(2).title(), email=f"agent{n}@desk.test", as_role=role("agent"), by=SYSTEM, at=at)
            for n in range(AGENTS)
        ]
        teams = [add_team(name=f"Team {n}", members=agents[n::TEAMS], by=SYSTEM, at=at).pk for n in range(TEAMS)]
    return Cast([(p.pk, p.name, p.organisation_id) for p in users], [(p.pk, p.name) for p in agents], teams)


def write_tickets(count: int, cast: Cast, seed: int) -> None:
    """The tickets with what belongs to them, in the order in which they would have come."""
    writer = Writer(cast, Words(seed + 1), random.Random(seed + 2), count)
    with words_indexed_at_the_end(), transaction.atomic():
        for number in range(1, count + 1):
            writer.ticket(number)
        writer.finish()
    set_sequences(["ticket", "message"])
    recount()
    learn_all_later()
    while learn_new_words(now()):
        pass
    analyse()


class Writer:
    """Makes the rows of one ticket after the other."""

    def __init__(self, cast: Cast, words: Words, chance: random.Random, count: int) -> None:
        self.cast, self.words, self.chance, self.count = cast, words, chance, count
        self.end = now()
        self.states = {s.stage: s.pk for s in State.objects.filter(is_first=True)}
        self.tickets = Table(Ticket, TICKET)
        self.messages = Table(Message, MESSAGE)
        self.participants = Table(Participant, PARTICIPANT)
        self.entries = Table(SearchEntry, ENTRY)
        self.events = Table(LoggedEvent, EVENT)

    def ticket(self, number: int) -> None:
        at = self.end - timedelta(minutes=5) * (self.count - number + 1)
        user, agent = self.chance.choice(self.cast.users), self.chance.choice(self.cast.agents)
        is_open = self.chance.random() < OPEN_SHARE
        stage = self.chance.choice(OPEN_STAGES) if is_open else "closed"
        has_agent = stage != "new"
        done = None if is_open else at + timedelta(hours=5)
        subject = self.words.subject()
        self.tickets.add(
            number, subject, self.chance.choice(("incident", "incident", "service_request", "question")), stage,
            self.states[stage], user[0], user[2], self.chance.choice(self.cast.teams), agent[0] if has_agent else None,
            3, 2, self.chance.choice((1, 2, 3, 3, 3, 3, 3, 4)), "mail", "en", at, done or at + timedelta(hours=1),
            at if stage == "new" else None, at + timedelta(minutes=30) if has_agent else None,
            self.end + timedelta(days=9) if stage == "on_hold" else None, done, done, "Solved." if done else "", 0, 3,
        )  # fmt: skip
        self.participants.add(number, user[0], "requester", "0" * 16)
        self.entries.add(number, "subject", number, False, False, None, f"{subject}\n{user[1]}")
        self.talk(number, user, agent, at)
        self.happen(number, user, agent, at, done)

    def talk(self, number: int, user: tuple[int, str, int | None], agent: tuple[int, str], at: datetime) -> None:
        for turn in range(3):
            is_desk = turn == 1
            who = agent if is_desk else user
            text, message = self.words.message(), number * 3 - 2 + turn
            said_at = at + timedelta(minutes=30 * turn)
            to = [{"id": user[0], "name": user[1], "address": "", "as": "to"}] if is_desk else []
            self.messages.add(
                message, number, who[0], who[1], is_desk, "desk" if is_desk else "mail", text, "", "", json.dumps(to),
                said_at, said_at,
            )  # fmt: skip
            self.entries.add(number, "message", message, False, is_desk, said_at if is_desk else None, text)

    def happen(
        self,
        number: int,
        user: tuple[int, str, int | None],
        agent: tuple[int, str],
        at: datetime,
        done: datetime | None,
    ) -> None:
        base = number * 3 - 2
        self.event(
            "ticket:registered",
            at,
            user,
            number,
            {"message_id": base, "channel": "mail", "requester_id": user[0], "acknowledge": True},
        )
        self.event(
            "ticket:assigned",
            at + timedelta(minutes=9),
            agent,
            number,
            {
                "team_id": None,
                "team": "",
                "assignee_id": agent[0],
                "assignee": agent[1],
                "team_before": "",
                "assignee_before": "",
            },
        )
        self.event(
            "ticket:answered",
            at + timedelta(minutes=30),
            agent,
            number,
            {"message_id": base + 1, "shown_from": at.isoformat()},
        )
        self.event(
            "ticket:user-replied",
            at + timedelta(minutes=60),
            user,
            number,
            {"message_id": base + 2, "is_machine": False},
        )
        if done:
            self.event(
                "ticket:resolved", done, agent, number, {"resolution": "Solved.", "by_user": False, "tell_user": True}
            )

    def event(self, kind: str, at: datetime, who: tuple[object, ...], number: int, data: dict[str, object]) -> None:
        self.events.add(
            kind, at, "person", who[0], who[1], "ticket", number, True, json.dumps({"ticket_id": number, **data})
        )

    def finish(self) -> None:
        for table in (self.tickets, self.messages, self.participants, self.entries, self.events):
            table.write()
