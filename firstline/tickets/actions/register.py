"""Registering: every piece of work begins here, however it came in."""

import uuid
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from firstline.catalogue.models import Asset, Category, Product
from firstline.catalogue.policies import visible_assets
from firstline.core.access import Actor
from firstline.core.errors import DomainError
from firstline.core.events import record
from firstline.core.text import one_line
from firstline.people.models import Person
from firstline.teams.models import Team
from firstline.tickets.actions.attaching import Enclosure, attach
from firstline.tickets.actions.changing import count_move, place_of
from firstline.tickets.events import TicketRegistered
from firstline.tickets.models import Message, Participant, Tag, Ticket
from firstline.tickets.models.participant import Part
from firstline.tickets.queries import first_state, priority_for
from firstline.tickets.stages import Channel, Level, Stage, Type
from firstline.tickets.wording import Words


class CannotRegister(DomainError):
    code = "cannot_register"


@dataclass(frozen=True, kw_only=True)
class Request:
    """What is known of a request when it is registered. Only requester, subject or words, and channel are needed."""

    requester: Person
    subject: str
    words: Words
    channel: Channel
    type: Type = Type.INCIDENT
    impact: Level = Level.LOW
    urgency: Level = Level.MEDIUM
    team: Team | None = None
    assignee: Person | None = None
    category: Category | None = None
    product: Product | None = None
    asset: Asset | None = None
    language: str = ""
    copied: Iterable[Person] = ()
    tags: Iterable[Tag] = ()
    enclosures: Iterable[Enclosure] = field(default_factory=tuple)
    follows: Ticket | None = None
    acknowledge: bool = True
    client_id: uuid.UUID | None = None


def register(request: Request, *, by: Actor, at: datetime) -> Ticket:
    """Register a request and return its ticket. Sent twice with the same `client_id` it is registered once.

    Raises CannotRegister when nothing says what it is about, or when it is about an asset that `by` can't see.
    """
    return register_with_message(request, by=by, at=at).ticket


def register_with_message(request: Request, *, by: Actor, at: datetime) -> Message:
    """As `register`, but returns the ticket's first message, whose `ticket` it is."""
    subject = _subject(request)
    _refuse_foreign_asset(request.asset, by)
    known = _message_registered_before(request.client_id)
    if known is not None:
        return known
    try:
        with transaction.atomic(savepoint=request.client_id is not None):
            return _register(request, subject, by=by, at=at)
    except IntegrityError:
        known = _message_registered_before(request.client_id)
        if known is None:
            raise
        return known


def _register(request: Request, subject: str, *, by: Actor, at: datetime) -> Message:
    ticket = Ticket.objects.create(
        subject=subject,
        type=request.type,
        stage=Stage.NEW,
        state=first_state(Stage.NEW),
        requester=request.requester,
        organisation_id=request.requester.organisation_id,
        team=request.team,
        assignee=request.assignee,
        impact=request.impact,
        urgency=request.urgency,
        priority=priority_for(request.impact, request.urgency),
        category=request.category,
        product=request.product or (request.asset.product if request.asset else None),
        asset=request.asset,
        channel=request.channel,
        language=request.language or request.requester.language,
        registered_at=at,
        updated_at=at,
        user_waits_since=at,
        follows=request.follows,
    )
    message = _first_message(ticket, request, at)
    _add_participants(ticket, request)
    if tags := list(request.tags):
        ticket.tags.set(tags)
    count_move(None, place_of(ticket))
    record(
        TicketRegistered(
            ticket_id=ticket.pk,
            message_id=message.pk,
            channel=request.channel,
            requester_id=request.requester.pk,
            acknowledge=request.acknowledge,
        ),
        by=by,
        at=at,
    )
    return message


def _first_message(ticket: Ticket, request: Request, at: datetime) -> Message:
    message = Message.objects.create(
        ticket=ticket,
        author=request.requester,
        author_name=request.requester.name,
        from_desk=False,
        channel=request.channel,
        text=request.words.text,
        html=request.words.html,
        rest_html=request.words.rest_html,
        at=at,
        shown_from=at,
        client_id=request.client_id,
    )
    attach(request.enclosures, message=message)
    return message


def _add_participants(ticket: Ticket, request: Request) -> None:
    copied = {person.pk: person for person in request.copied if person.pk != request.requester.pk}
    Participant.objects.bulk_create(
        [
            Participant(ticket=ticket, person=request.requester, part=Part.REQUESTER),
            *(Participant(ticket=ticket, person=person, part=Part.COPIED) for person in copied.values()),
        ]
    )


def _subject(request: Request) -> str:
    subject = one_line(request.subject) or one_line(request.words.text, 80)
    if not subject and not list(request.enclosures):
        raise CannotRegister(_("Say in a few words what the problem is."), field="subject")
    return subject or _("No subject")


def _refuse_foreign_asset(asset: Asset | None, by: Actor) -> None:
    if asset is not None and not visible_assets(by).filter(pk=asset.pk).exists():
        raise CannotRegister(_("There is no such asset."), field="asset")


def registered_before(client_id: uuid.UUID | None) -> Ticket | None:
    """The request that a form with this id was registered as, when it is sent a second time."""
    message = _message_registered_before(client_id)
    return message.ticket if message else None


def _message_registered_before(client_id: uuid.UUID | None) -> Message | None:
    if client_id is None:
        return None
    return Message.objects.select_related("ticket").filter(client_id=client_id).first()
