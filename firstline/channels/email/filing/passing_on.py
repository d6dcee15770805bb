"""Requests that a colleague got and passed on to the desk: whoever wrote first is the requester."""

from datetime import datetime

from firstline.channels.email.filing.filed import file_as
from firstline.channels.email.filing.preparing import Prepared, prepare_read
from firstline.channels.email.models import IncomingMail
from firstline.channels.email.reading.forwards import Forwarded
from firstline.channels.email.reading.matter import matter_of
from firstline.core.access import SYSTEM, Actor
from firstline.core.text import one_line
from firstline.people.actions.add_person import ensure_person
from firstline.people.models import Person
from firstline.people.queries import actor_of
from firstline.teams.queries import team_ids_of
from firstline.tickets.actions.note import write_note
from firstline.tickets.actions.register import Request, register_with_message
from firstline.tickets.models import Note, Ticket
from firstline.tickets.stages import Channel
from firstline.tickets.wording import Words, from_html, from_text


def register_forwarded(prepared: Prepared, forwarded: Forwarded, *, by: Person, at: datetime) -> Ticket:
    """Register what `by` passed on as its writer's request, and what `by` wrote above it as an internal note.

    Only for mail that is proven to be theirs. Raises CannotAddPerson where one of our own addresses wrote it.
    """
    mail, actor = prepared.mail, actor_of(by, team_ids_of(by.pk))
    original = prepare_read(mail, forwarded.original, at=at)
    message = register_with_message(
        Request(
            requester=_writer(mail, forwarded, at),
            subject=matter_of(forwarded.original.subject),
            words=original.words,
            channel=Channel.MAIL,
            team=mail.mailbox.team,
            language=mail.mailbox.language,
            enclosures=original.enclosures,
            acknowledge=forwarded.original.kind == "message",
        ),
        by=actor,
        at=at,
    )
    note_forward_of(mail, forwarded, by=by.name)
    note = _note_above(message.ticket, forwarded, by=actor, at=at)
    file_as(mail, message.ticket, message=message, note=note, at=at)
    return message.ticket


def note_forward_of(mail: IncomingMail, forwarded: Forwarded | None, *, by: str = "") -> None:
    """Put on a mail's row who wrote what it passes on, and the colleague who did so where that is proven. Doesn't
    save."""
    sender = forwarded.sender if forwarded else None
    address = one_line(sender.address.lower(), 254) if sender else ""
    mail.forward_of = {"name": one_line(sender.name, 200), "address": address, "by": by} if sender else {}


def _writer(mail: IncomingMail, forwarded: Forwarded, at: datetime) -> Person:
    sender, language = forwarded.sender, mail.mailbox.language
    return ensure_person(name=sender.name, email=sender.address, by=SYSTEM, at=at, language=language)


def _note_above(ticket: Ticket, forwarded: Forwarded, *, by: Actor, at: datetime) -> Note | None:
    words = _words_above(forwarded)
    return None if words.is_empty else write_note(ticket, words, by=by, at=at)


def _words_above(forwarded: Forwarded) -> Words:
    words = from_html(forwarded.above_html) if forwarded.above_html.strip() else Words("")
    return from_text(forwarded.above_text) if words.is_empty else words
