"""Registering requests, and sending the files that go with words."""

from datetime import timedelta

from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from ninja import File, UploadedFile
from pydantic import BaseModel, Field

from firstline.api.door.caller import Caller, caller_of
from firstline.api.door.entries import Id, LevelWord, Line, TypeWord
from firstline.api.door.operations import operation
from firstline.api.door.versions import with_version
from firstline.api.v1.referring import category_of, files_of, person_of, product_of, team_of
from firstline.api.v1.tickets_shown import TicketDone, ticket_done
from firstline.api.v1.words import Said, words_of
from firstline.core.clock import now
from firstline.core.errors import NotAllowed
from firstline.core.permissions import Permission
from firstline.core.quotas import Allowance, take
from firstline.core.scopes import TAKE_PART
from firstline.people.actions.add_person import CannotAddPerson, checked_address, ensure_person
from firstline.people.models import Person
from firstline.tickets.actions.attaching import upload
from firstline.tickets.actions.register import Request, register
from firstline.tickets.stages import Channel, Level, Type

ABOUT = "Requests"
UPLOADS = Allowance("uploads by programs of one person", at_most=300, per=timedelta(hours=1))
FOR_THE_DESK = ("requester", "requester_email", "requester_name", "type", "team", "copied", "acknowledge")
"""What only those set who may register for others."""


class Registration(Said):
    """A new request. Without a requester it is that of the token's person."""

    subject: Line = Field("", description="Empty: the beginning of the words.")
    category: Id | None = None
    product: Id | None = None
    impact: LevelWord = "low"
    urgency: LevelWord = "medium"
    requester: Id | None = Field(None, description="This and what follows needs `tickets.register_for_others`.")
    requester_email: Line | None = Field(None, description="Instead of `requester`: who is not known yet is added.")
    requester_name: Line = ""
    type: TypeWord = "incident"
    team: Id | None = None
    copied: list[Id] = Field(default_factory=list, max_length=50, description="Ids of people who are copied in.")
    acknowledge: bool = Field(default=True, description="Whether the requester is told by mail that it has come in.")


class UploadShown(BaseModel):
    """A file that was sent, to be attached to what is said within 30 days."""

    id: str
    name: str
    size: int
    type: str


@operation(
    "POST",
    "/tickets",
    ABOUT,
    gives=TicketDone,
    status=201,
    example={"subject": "No sound in room 4", "text": "Since this morning."},
)
def register_ticket(request: HttpRequest, entry: Registration, response: HttpResponse) -> TicketDone:
    """Register a request.
    For oneself it needs the scope `take_part`, for others `tickets.register_for_others`. Nothing but a subject, words
    or a file is needed. Send an Idempotency-Key, and a request is registered once however often your program tries."""
    caller = caller_of(request)
    with transaction.atomic():
        requester = _requester(caller, entry)
        ticket = register(_request(caller, entry, requester), by=caller.actor, at=now())
    with_version(response, ticket)
    return ticket_done(ticket)


def _requester(caller: Caller, entry: Registration) -> Person:
    actor = caller.actor
    if not actor.can(Permission.REGISTER_FOR_OTHERS):
        caller.require(TAKE_PART)
        if beyond := [name for name in FOR_THE_DESK if name in entry.model_fields_set]:
            raise NotAllowed(_("Only those who may register for others can use this."), field=beyond[0])
        return caller.person
    if entry.requester_email is not None:
        return _by_address(caller, entry)
    return person_of(actor, "requester", entry.requester) or caller.person


def _by_address(caller: Caller, entry: Registration) -> Person:
    try:
        address = checked_address(entry.requester_email)
        found = ensure_person(name=entry.requester_name, email=address, by=caller.actor, at=now()) if address else None
    except CannotAddPerson as fault:
        raise CannotAddPerson(fault.message, field="requester_email") from fault
    if found is None:
        raise CannotAddPerson(_("Write the mail address."), field="requester_email")
    return found


def _request(caller: Caller, entry: Registration, requester: Person) -> Request:
    actor = caller.actor
    copied = [person_of(actor, "copied", one) for one in entry.copied]
    return Request(
        requester=requester,
        subject=entry.subject,
        words=words_of(entry),
        channel=Channel.API,
        type=Type(entry.type),
        impact=Level[entry.impact.upper()],
        urgency=Level[entry.urgency.upper()],
        team=team_of(actor, "team", entry.team),
        category=category_of("category", entry.category),
        product=product_of("product", entry.product),
        copied=[one for one in copied if one],
        enclosures=files_of(actor, entry.uploads),
        acknowledge=entry.acknowledge,
    )


@operation("POST", "/uploads", ABOUT, gives=UploadShown, status=201)
def upload_file(request: HttpRequest, file: File[UploadedFile]) -> UploadShown:
    """Send a file.
    As `multipart/form-data` with one part named `file`. Its id then stands among the `uploads` of what is said."""
    caller = caller_of(request)
    caller.require_writing()
    take(UPLOADS, str(caller.actor.id), at=now())
    sent = upload(file.read(), name=file.name or "", by=caller.actor, at=now())
    return UploadShown(id=str(sent.pk), name=sent.name, size=sent.file.size, type=sent.file.content_type)
