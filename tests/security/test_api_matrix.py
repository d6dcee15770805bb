"""Every operation of the API × everybody × everybody's tickets: who gets what, and a stranger's looks like none."""

import json
from datetime import timedelta

import pytest

from firstline.api.tests.conftest import Program, token_for
from firstline.api.v1.everything import description
from firstline.core.access import SYSTEM, Reach
from firstline.core.clock import now
from firstline.people.actions.add_person import add_person
from firstline.people.actions.roles import add_role
from firstline.people.queries import role
from firstline.teams.actions.keep_team import change_team
from firstline.tickets.actions.answer import answer
from firstline.tickets.actions.answer_later import answer_later
from firstline.tickets.actions.assign import assign
from firstline.tickets.actions.attaching import enclosures_of, upload
from firstline.tickets.actions.note import write_note
from firstline.tickets.actions.register import Request, register
from firstline.tickets.models import Message, Note, Ticket
from firstline.tickets.stages import Channel
from firstline.tickets.wording import from_text
from tests.cast import NOW, as_actor

INSIDE = "QX7-INSIDE"
NOTHING = 999_999
WRITES = ("post", "put", "patch", "delete")
OF_USERS = {"reply_to_desk", "confirm_ticket", "reopen_ticket"}
"""What those who take part may do; the rest that is written in a ticket is the desk's."""
FOR_USERS = {"ticket", "messages", "history", "participants"}
FOR_THE_DESK = {"notes", "scheduled_answers"}


@pytest.fixture
def world(cast):
    """Three tickets: Anna's, Oskar's with the network team, Per's; each with words inside and an answer to come."""
    tickets = {
        "own": _ticket(cast.anna, cast.service_desk, cast),
        "colleague's": _ticket(cast.oskar, cast.network, cast),
        "other organisation's": _ticket(cast.per, cast.network, cast),
    }
    limited = add_role(name="Limited", reach=Reach.TEAM, may=role("agent").may, by=SYSTEM, at=NOW)
    tim = add_person(name="Tim Team", email="tim@desk.test", as_role=limited, by=SYSTEM, at=NOW)
    change_team(cast.service_desk, members=[cast.boris, cast.lisa, tim], by=SYSTEM, at=NOW)
    callers = {
        "user": (cast.anna, None, {"own"}),
        "manager": (cast.fatima, None, {"own", "colleague's"}),
        "limited agent": (tim, None, {"own"}),
        "agent": (cast.boris, None, set(tickets)),
        "lead": (cast.lisa, None, set(tickets)),
        "administrator": (cast.ada, None, set(tickets)),
        "reading agent": (cast.boris, ["read", "desk.work"], set(tickets)),
        "agent as a user": (cast.boris, ["read", "take_part", "tickets.answer"], set()),
        "writing only": (cast.boris, ["desk.work", "tickets.note"], set(tickets)),
    }
    return tickets, callers


def _ticket(requester, team, cast):
    boris = as_actor(cast.boris)
    request = Request(requester=requester, subject="Help", words=from_text("Please"), channel=Channel.MAIL, team=team)
    ticket = register(request, by=as_actor(requester), at=NOW)
    kept = upload(INSIDE.encode(), name=f"{INSIDE}.txt", by=boris, at=NOW)
    write_note(ticket, from_text(INSIDE), enclosures=enclosures_of([kept.pk], by=boris), by=boris, at=NOW)
    later, to_come = now() + timedelta(days=1), timedelta(days=3650)
    answer_later(ticket, from_text(INSIDE), leaves_at=later, to=[requester], by=boris, at=now())
    answer(ticket, from_text(INSIDE), by=boris, at=NOW, undo_for=to_come)
    assign(ticket, team=team, assignee=None, by=SYSTEM, at=NOW)
    return ticket


def _operations(holds):
    for path, methods in description()["paths"].items():
        if holds in path:
            for method, operation in methods.items():
                yield path, method, operation


def _ask(program, path, method, operation, ids):
    for name, number in ids.items():
        path = path.replace(f"{{{name}}}", str(number))
    content = operation.get("requestBody", {}).get("content", {}).get("application/json", {})
    headers = {"If-Match": "*"} if method == "patch" else {}
    body = content.get("example")
    return program.send(method.upper(), path.removeprefix("/api/v1"), body, **headers)


def _ids(ticket):
    answered = ticket.messages.get(from_desk=True)
    return {
        "ticket": ticket.pk,
        "message": answered.pk,
        "person": ticket.requester_id,
        "answer_id": ticket.scheduled_answers.get().pk,
        "attachment": NOTHING,
        "team": NOTHING,
        "organisation": NOTHING,
    }


def _expected(code, caller, scopes, sees):
    """The statuses that are right; None stands for whatever isn't a refusal to see it."""
    desk = caller not in ("user", "manager")
    reads = scopes is None or "read" in scopes
    if not sees:
        # A token that may not read, or not take part, is told that before anything is looked for.
        return {404} if reads or code not in FOR_USERS | FOR_THE_DESK else {403}
    if code in FOR_USERS | FOR_THE_DESK:
        may = reads and (code in FOR_USERS or (desk and scopes is None))
        return {200} if may else {403}
    return None


def test_nobody_sees_more_than_is_theirs(world):
    tickets, callers = world
    for caller, (person, scopes, visible) in callers.items():
        program = Program(token_for(person, scopes)[1])
        for whose, ticket in tickets.items():
            for path, method, operation in _operations("{ticket}"):
                code, where = operation["operationId"], (caller, whose, operation["operationId"])
                if method in WRITES and whose in visible:
                    continue
                answered = _ask(program, path, method, operation, _ids(ticket))
                expected = _expected(code, caller, scopes, whose in visible)
                if method in WRITES and scopes and operation["x-scope"] and operation["x-scope"] not in scopes:
                    expected = {403}
                assert answered.status_code in expected, (where, answered.content)
                if answered.status_code == 404:
                    nothing = _ask(program, path, method, operation, {**_ids(ticket), "ticket": NOTHING})
                    assert answered.content == nothing.content, where
    assert Ticket.objects.count() == 3
    assert Note.objects.count() == 3
    assert Message.objects.count() == 6


def test_users_do_nothing_of_the_desk(world):
    tickets, callers = world
    for caller in ("user", "manager", "reading agent"):
        person, scopes, _visible = callers[caller]
        program = Program(token_for(person, scopes)[1])
        for path, method, operation in _operations("{ticket}"):
            if method in WRITES and (operation["operationId"] not in OF_USERS or caller == "reading agent"):
                ids = {**_ids(tickets["own"]), "message": tickets["own"].messages.order_by("pk").first().pk}
                answered = _ask(program, path, method, operation, ids)
                assert answered.status_code == 403, (caller, operation["operationId"], answered.content)
    assert Message.objects.count() == 6


def test_nobody_without_a_token_gets_anything(world):
    tickets, _callers = world
    for path, method, operation in _operations("/"):
        answered = _ask(Program(), path, method, operation, _ids(tickets["own"]))
        assert answered.status_code == 401, path


def test_what_is_inside_never_reaches_a_user(world, cast):
    tickets, callers = world
    files = [note.attachments.get() for note in Note.objects.all()]
    for caller in ("user", "manager", "agent as a user"):
        person, scopes, _visible = callers[caller]
        program = Program(token_for(person, scopes)[1])
        for path, _method, operation in (one for one in _operations("/") if one[1] == "get"):
            for ticket, file in zip(tickets.values(), files, strict=True):
                ids = {**_ids(ticket), "attachment": file.pk, "team": cast.network.pk, "organisation": cast.nordby.pk}
                answered = _ask(program, path, "get", operation, ids)
                told = json.dumps(dict(answered.headers)) + answered.content.decode()
                assert INSIDE not in told, (caller, path)
                if "{attachment}" in path or "{team}" in path or "{organisation}" in path:
                    assert answered.status_code == 404, (caller, path)
        found = program.get("/tickets", {"words": INSIDE}).json()
        assert found["items"] == [], caller
