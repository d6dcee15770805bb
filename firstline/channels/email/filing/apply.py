"""Doing what was decided about a mail."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime

from firstline.channels.email.events import MailHeld
from firstline.channels.email.filing.acquaintance import Acquaintance
from firstline.channels.email.filing.bounces import take_bounce, take_receipt
from firstline.channels.email.filing.breaker import hold_back
from firstline.channels.email.filing.decide import (
    Decision,
    Hold,
    Join,
    NoteFromAsked,
    NoteIt,
    Register,
    RegisterForwarded,
    TakeBounce,
    TakeReceipt,
)
from firstline.channels.email.filing.filed import file_as
from firstline.channels.email.filing.passing_on import note_forward_of, register_forwarded
from firstline.channels.email.filing.preparing import Prepared
from firstline.channels.email.filing.sender import requester_of, sender_of
from firstline.channels.email.models import IncomingMail, OutgoingMail
from firstline.channels.email.models.incoming import HeldFor, MailState
from firstline.channels.email.reading.matter import matter_of
from firstline.core.access import SYSTEM, Actor
from firstline.core.events import record
from firstline.core.permissions import Permission
from firstline.people.actions.add_person import ensure_person
from firstline.people.models import Person
from firstline.people.queries import actor_of
from firstline.teams.queries import team_ids_of
from firstline.tickets.actions.attaching import Enclosure
from firstline.tickets.actions.note import write_note
from firstline.tickets.actions.register import Request, register_with_message
from firstline.tickets.actions.reply import reply
from firstline.tickets.models import Attachment, Message, Note, Ticket
from firstline.tickets.policies import visible_to
from firstline.tickets.stages import Channel

LARGEST_LOGO = 20 * 1024


def apply_decision(decision: Decision, prepared: Prepared, known: Acquaintance, *, at: datetime) -> None:
    """Do what was decided and write it to the mail's row. Must run in a transaction that has the row locked."""
    match decision:
        case Register():
            note_forward_of(prepared.mail, decision.may_be_forward)
            requester = _ensured_requester(prepared, known, at=at)
            register_from(
                prepared, requester, acknowledge=decision.acknowledge, follows=decision.follows, by=None, at=at
            )
        case RegisterForwarded():
            register_forwarded(prepared, decision.forwarded, by=_known_sender(prepared, known), at=at)
        case Join():
            sender = _known_sender(prepared, known)
            add_reply(prepared, decision.ticket, sender, is_machine=decision.is_machine, by=_as_writer(sender), at=at)
        case NoteIt():
            _note(prepared, decision.ticket, _known_sender(prepared, known), at)
        case NoteFromAsked():
            asked = _as_writer(_known_sender(prepared, known))
            by = replace(asked, may=frozenset({Permission.NOTE}))
            add_note(prepared, decision.ticket, by=by, at=at)
        case TakeBounce():
            _take_report(prepared, take_bounce(prepared.read, at=at), at)
        case TakeReceipt():
            _take_report(prepared, take_receipt(prepared.read, at=at), at)
        case Hold():
            hold(prepared.mail, decision.held_for, may_belong_to=decision.may_belong_to, at=at)


def register_from(
    prepared: Prepared,
    requester: Person,
    *,
    acknowledge: bool,
    by: Actor | None,
    at: datetime,
    follows: Ticket | None = None,
) -> Ticket:
    """Register a new request from a mail; `by` is who decided so, None when the sender did by writing.

    Copied addresses don't become participants: nothing proves that the mail is from who it says.
    """
    mail = prepared.mail
    message = register_with_message(
        Request(
            requester=requester,
            subject=matter_of(prepared.read.subject, without=follows.number if follows else ""),
            words=prepared.words,
            channel=Channel.MAIL,
            team=mail.mailbox.team,
            language=mail.mailbox.language,
            enclosures=_without_known_logos(prepared.enclosures, requester),
            follows=follows,
            acknowledge=acknowledge,
        ),
        by=by or _as_writer(requester),
        at=at,
    )
    file_as(mail, message.ticket, message=message, at=at)
    return message.ticket


def add_reply(
    prepared: Prepared, ticket: Ticket, author: Person, *, is_machine: bool, by: Actor, at: datetime
) -> Message:
    """Put a mail into a request as something its author said."""
    message = reply(
        ticket,
        prepared.words,
        author=author,
        channel=Channel.MAIL,
        by=by,
        at=at,
        enclosures=_without_known_logos(prepared.enclosures, author),
        is_machine=is_machine,
    )
    file_as(prepared.mail, message.ticket, message=message, at=at)
    return message


def add_note(prepared: Prepared, ticket: Ticket, *, by: Actor, at: datetime) -> Note:
    """Put a mail into a request as an internal note."""
    note = write_note(ticket, prepared.words, by=by, at=at, enclosures=prepared.enclosures)
    file_as(prepared.mail, ticket, note=note, at=at)
    return note


def hold(mail: IncomingMail, held_for: HeldFor, *, at: datetime, may_belong_to: Ticket | None = None) -> None:
    """Keep a mail for a person to look at."""
    mail.state, mail.held_for, mail.may_belong_to = MailState.HELD, held_for, may_belong_to
    if held_for == HeldFor.TOO_MANY:
        hold_back(mail, mail.from_address, at=at)
    belongs = may_belong_to.pk if may_belong_to else None
    record(MailHeld(mail_id=mail.pk, held_for=held_for, may_belong_to_id=belongs), by=SYSTEM, at=at)


def _note(prepared: Prepared, ticket: Ticket, agent: Person, at: datetime) -> None:
    """The agent's rights are those of this moment, and they may have lost sight of the request since."""
    by = actor_of(agent, team_ids_of(agent.pk))
    if visible_to(by).filter(pk=ticket.pk).exists():
        add_note(prepared, ticket, by=by, at=at)
    else:
        hold(prepared.mail, HeldFor.MAY_BELONG, may_belong_to=ticket, at=at)


def _take_report(prepared: Prepared, ours: OutgoingMail | None, at: datetime) -> None:
    if ours is None:
        hold(prepared.mail, HeldFor.MACHINE, at=at)
    else:
        file_as(prepared.mail, ours.ticket, at=at)


def ensured_requester(prepared: Prepared, *, at: datetime) -> Person:
    """Whoever asks for help in this mail, added if we did not know them. Raises CannotAddPerson for our own address."""
    asks = requester_of(prepared.read)
    assert asks is not None, "a mail without a sender is held"
    language = prepared.mail.mailbox.language
    return ensure_person(name=asks.name, email=asks.address, by=SYSTEM, at=at, language=language)


def _ensured_requester(prepared: Prepared, known: Acquaintance, *, at: datetime) -> Person:
    asks = requester_of(prepared.read)
    person = known.person(asks.address) if asks else None
    if person is None:
        person = ensured_requester(prepared, at=at)
        known.remember(person)
    return person


def _known_sender(prepared: Prepared, known: Acquaintance) -> Person:
    sender = sender_of(prepared.read)
    person = known.person(sender.address) if sender else None
    assert person is not None, "only who is known takes part"
    return person


def _as_writer(person: Person) -> Actor:
    """Who wrote a mail, with no rights at all: nothing proves that it was they."""
    return Actor(kind="person", id=person.pk, name=person.name)


def _without_known_logos(enclosures: Iterable[Enclosure], author: Person) -> list[Enclosure]:
    """Small pictures that the author sent before are part of a signature: kept, but not shown as a file once more."""
    enclosures = list(enclosures)
    small = [e.file for e in enclosures if e.file.is_picture and e.file.size < LARGEST_LOGO and not e.is_inline]
    if not small:
        return enclosures
    sent_before = Attachment.objects.filter(file__in=small, message__author=author)
    known = set(sent_before.values_list("file_id", flat=True))
    return [replace(e, is_inline=True) if e.file.pk in known and e.file in small else e for e in enclosures]
