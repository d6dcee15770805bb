"""Handing over, changing, holding, resolving and reopening."""

from typing import Any, Literal

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from ninja import Schema
from pydantic import Field

from firstline.api.door.caller import Caller, caller_of
from firstline.api.door.entries import Entry, Id, LevelWord, Line, Moment, Text, TypeWord
from firstline.api.door.operations import operation
from firstline.api.door.problems import Problem
from firstline.api.door.versions import IfMatch, required, unchanged, with_version
from firstline.api.v1.outdated import Outdated
from firstline.api.v1.referring import category_of, person_of, product_of, state_of, team_of
from firstline.api.v1.thread_shown import ParticipantShown, participant_shown
from firstline.api.v1.tickets_shown import TicketDone, ticket_done
from firstline.core.clock import now
from firstline.core.errors import NotAllowed, NotFound
from firstline.core.permissions import Permission
from firstline.core.scopes import TAKE_PART
from firstline.people.actions.add_person import CannotAddPerson, checked_address, ensure_person
from firstline.people.models import Person
from firstline.tickets.actions.assign import assign
from firstline.tickets.actions.change import change
from firstline.tickets.actions.hold import hold
from firstline.tickets.actions.move import move
from firstline.tickets.actions.participants import add_participant, remove_participant
from firstline.tickets.actions.reopen import reopen
from firstline.tickets.actions.resolve import Children, confirm_solved, resolve
from firstline.tickets.models import Participant, Ticket
from firstline.tickets.policies import access_ticket, require, takes_part
from firstline.tickets.stages import Level

ABOUT = "Working on requests"


class Changes(Schema):
    """The fields to change; those left out stay as they are."""

    model_config = Entry.model_config

    subject: Line | None = None
    type: TypeWord | None = None
    impact: LevelWord | None = None
    urgency: LevelWord | None = None
    category: Id | None = Field(None, description="null: none")
    product: Id | None = Field(None, description="null: none")
    tags: list[Line] | None = Field(None, max_length=50, description="All of them; an empty list takes them away.")


class Assignment(Entry):
    """Who has it. Null is nobody."""

    team: Id | None
    assignee: Id | None


class Hold(Entry):
    until: Moment


class NewState(Entry):
    state: Id = Field(description="The id of a state in progress or waiting.")


class Resolution(Entry):
    resolution: Text = Field(description="How it was solved, in a sentence that the user reads.")
    tell_user: bool = True
    state: Id | None = Field(None, description="A state of solved requests, where there are several.")
    children: Literal["resolve", "leave"] | None = Field(
        None, description="What becomes of open requests below it, if any."
    )
    in_spite_of: list[Literal["tasks", "approval"]] = Field(
        default_factory=list,
        max_length=2,
        description="What does not matter: open tasks, a waiting approval.",
    )


class Copied(Entry):
    """`person` or `email`."""

    person: Id | None = None
    email: Line | None = Field(None, description="Who is not known yet is added.")


LOST_UPDATE: dict[int, Any] = {412: Outdated}


@operation(
    "PATCH",
    "/tickets/{int:ticket}",
    ABOUT,
    gives=TicketDone,
    also={**LOST_UPDATE, 428: Problem},
    example={"urgency": "high", "tags": ["vip"]},
)
def change_ticket(
    request: HttpRequest, ticket: int, entry: Changes, response: HttpResponse, if_match: IfMatch = None
) -> TicketDone:
    """Change what a request says about itself.
    If-Match must name the version that is changed (`*` for any). Needs `tickets.change`."""
    actor = caller_of(request).actor
    found = access_ticket(actor, ticket)
    require(actor, Permission.CHANGE)
    tags, values = entry.tags, _values(entry)
    with unchanged(found, required(if_match)):
        changed = change(found, tags=tags, by=actor, at=now(), **values)
    with_version(response, changed)
    return ticket_done(changed)


def _values(entry: Changes) -> dict[str, Any]:
    sent = entry.model_fields_set
    values: dict[str, Any] = {name: getattr(entry, name) for name in ("subject", "type") if getattr(entry, name)}
    if entry.subject is not None:
        values["subject"] = entry.subject
    for scale in ("impact", "urgency"):
        if word := getattr(entry, scale):
            values[scale] = Level[word.upper()]
    if "category" in sent:
        values["category"] = category_of("category", entry.category)
    if "product" in sent:
        values["product"] = product_of("product", entry.product)
    return values


@operation(
    "PUT",
    "/tickets/{int:ticket}/assignment",
    ABOUT,
    gives=TicketDone,
    also=LOST_UPDATE,
    example={"team": 2, "assignee": 12},
)
def assign_ticket(
    request: HttpRequest, ticket: int, entry: Assignment, response: HttpResponse, if_match: IfMatch = None
) -> TicketDone:
    """Give a request to a team and a person.
    Needs `tickets.assign`."""
    actor = caller_of(request).actor
    found = access_ticket(actor, ticket)
    require(actor, Permission.ASSIGN)
    team, assignee = team_of(actor, "team", entry.team), person_of(actor, "assignee", entry.assignee)
    with unchanged(found, if_match):
        done = assign(found, team=team, assignee=assignee, by=actor, at=now())
    return _done(response, done)


@operation("PUT", "/tickets/{int:ticket}/state", ABOUT, gives=TicketDone, also=LOST_UPDATE, example={"state": 4})
def move_ticket(
    request: HttpRequest, ticket: int, entry: NewState, response: HttpResponse, if_match: IfMatch = None
) -> TicketDone:
    """Put a request into another state.
    Holding, resolving and reopening have addresses of their own. Needs `tickets.resolve`."""
    actor = caller_of(request).actor
    found = access_ticket(actor, ticket)
    require(actor, Permission.RESOLVE)
    to = state_of("state", entry.state)
    with unchanged(found, if_match):
        done = move(found, to=to, by=actor, at=now())
    return _done(response, done)


@operation(
    "PUT",
    "/tickets/{int:ticket}/hold",
    ABOUT,
    gives=TicketDone,
    also=LOST_UPDATE,
    example={"until": "2026-12-01T08:00:00+01:00"},
)
def hold_ticket(
    request: HttpRequest, ticket: int, entry: Hold, response: HttpResponse, if_match: IfMatch = None
) -> TicketDone:
    """Put a request aside until a time.
    It comes back by itself. Needs `tickets.resolve`."""
    actor = caller_of(request).actor
    found = access_ticket(actor, ticket)
    with unchanged(found, if_match):
        done = hold(found, until=entry.until, by=actor, at=now())
    return _done(response, done)


@operation(
    "POST",
    "/tickets/{int:ticket}/resolution",
    ABOUT,
    gives=TicketDone,
    also=LOST_UPDATE,
    example={"resolution": "A new toner is in, it prints."},
)
def resolve_ticket(
    request: HttpRequest, ticket: int, entry: Resolution, response: HttpResponse, if_match: IfMatch = None
) -> TicketDone:
    """Resolve a request.
    Needs `tickets.resolve`."""
    actor = caller_of(request).actor
    found = access_ticket(actor, ticket)
    require(actor, Permission.RESOLVE)
    state = state_of("state", entry.state) if entry.state else None
    children = Children(entry.children) if entry.children else None
    with unchanged(found, if_match):
        done = resolve(
            found, resolution=entry.resolution, tell_user=entry.tell_user, state=state, children=children,
            in_spite_of=entry.in_spite_of, by=actor, at=now(),
        )  # fmt: skip
    return _done(response, done)


@operation("POST", "/tickets/{int:ticket}/confirmation", ABOUT, gives=TicketDone, also=LOST_UPDATE, needs=TAKE_PART)
def confirm_ticket(request: HttpRequest, ticket: int, response: HttpResponse, if_match: IfMatch = None) -> TicketDone:
    """Say as a user that it works now.
    Only for those who take part."""
    actor = caller_of(request).actor
    found = access_ticket(actor, ticket)
    if not takes_part(actor, found):
        raise NotAllowed(_("Only those who take part in a request can say that it works."))
    with unchanged(found, if_match):
        done = confirm_solved(found, by=actor, at=now())
    return _done(response, done)


@operation("POST", "/tickets/{int:ticket}/reopening", ABOUT, gives=TicketDone, also=LOST_UPDATE)
def reopen_ticket(request: HttpRequest, ticket: int, response: HttpResponse, if_match: IfMatch = None) -> TicketDone:
    """Bring a solved request back into work.
    Needs `tickets.resolve`, or `take_part` from those who take part."""
    caller = caller_of(request)
    found = access_ticket(caller.actor, ticket)
    if not caller.actor.can(Permission.RESOLVE):
        caller.require(TAKE_PART)
    with unchanged(found, if_match):
        done = reopen(found, by=caller.actor, at=now())
    return _done(response, done)


@operation(
    "POST",
    "/tickets/{int:ticket}/participants",
    ABOUT,
    gives=ParticipantShown,
    status=201,
    example={"email": "erik@example.com"},
)
def copy_in(request: HttpRequest, ticket: int, entry: Copied) -> ParticipantShown:
    """Copy somebody in.
    They are not sent what was said before. Needs `desk.work` and `tickets.answer`."""
    caller = caller_of(request)
    found = access_ticket(caller.actor, ticket)
    _require_answering(caller)
    person = _copied(caller, entry)
    return participant_shown(add_participant(found, person, by=caller.actor, at=now()), caller.actor)


@operation("DELETE", "/tickets/{int:ticket}/participants/{int:person}", ABOUT, gives=None, status=204)
def take_out(request: HttpRequest, ticket: int, person: int) -> None:
    """Take a copied person out.
    Needs `desk.work` and `tickets.answer`."""
    caller = caller_of(request)
    found = access_ticket(caller.actor, ticket)
    _require_answering(caller)
    row = Participant.objects.select_related("person").filter(ticket=found, person_id=person).first()
    if row is None:
        raise NotFound(_("There is no such person."))
    remove_participant(found, row.person, by=caller.actor, at=now())


def _require_answering(caller: Caller) -> None:
    require(caller.actor, Permission.WORK)
    require(caller.actor, Permission.ANSWER)


def _copied(caller: Caller, entry: Copied) -> Person:
    person = person_of(caller.actor, "person", entry.person)
    address = None if person else checked_address(entry.email)
    if person is None and address is None:
        raise CannotAddPerson(_("Choose a person, or write a mail address."), field="person")
    return person or ensure_person(name="", email=address or "", by=caller.actor, at=now())


def _done(response: HttpResponse, ticket: Ticket) -> TicketDone:
    with_version(response, ticket)
    return ticket_done(ticket)
