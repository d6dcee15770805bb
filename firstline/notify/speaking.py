"""What mails call people and requests, and in which language they speak."""

from datetime import datetime

from django.utils.translation import gettext as _

from firstline.channels.email.queries import hides_subject
from firstline.core.desk import current_desk
from firstline.notify.links import request_link
from firstline.notify.speaker import speaker
from firstline.notify.texts import LANGUAGES, spoken
from firstline.notify.wording.fill import Value
from firstline.people.models import Person
from firstline.tickets.models import Ticket


def language_for(person: Person | None, ticket: Ticket | None = None) -> str:
    """The person's language, else the request's, else the desk's: the first of them that Firstline speaks."""
    asked_for = [person.language if person else "", ticket.language if ticket else "", current_desk().language]
    return spoken(next((language for language in asked_for if language[:2] in LANGUAGES), ""))


def desk_values() -> dict[str, Value]:
    return {"desk.name": Value(speaker().name)}


def recipient_values(person: Person) -> dict[str, Value]:
    return {
        "recipient.name": Value(_name(person)),
        "recipient.first_name": Value(first_name(person)),
    }


def request_values(ticket: Ticket, person: Person, *, at: datetime) -> dict[str, Value]:
    """What every mail about a request can say to `person`."""
    return {
        **desk_values(),
        **recipient_values(person),
        "ticket.number": Value(ticket.number),
        "ticket.subject": Value(_subject(ticket)),
        "requester.name": Value(_name(ticket.requester)),
        "requester.first_name": Value(first_name(ticket.requester)),
        "link": Value(request_link(ticket, person, at=at)),
    }


def unproven_values(ticket: Ticket, person: Person, *, at: datetime) -> dict[str, Value]:
    """The same for an address of which nobody knows yet whether it is the writer's: no word of a stranger's choosing.

    Otherwise anybody could have us send their words to anybody.
    """
    nameless = dict.fromkeys(
        ["recipient.name", "recipient.first_name", "requester.name", "requester.first_name"], Value("")
    )
    return {**request_values(ticket, person, at=at), **nameless, "ticket.subject": Value(_("Your request"))}


def first_name(person: Person) -> str:
    """What to call somebody; empty where all we know is an address."""
    return _name(person).split(" ", 1)[0]


def _subject(ticket: Ticket) -> str:
    """What it is about, unless somebody took care to let nobody read that on its way."""
    return "…" if hides_subject(ticket.pk) else ticket.subject


def _name(person: Person) -> str:
    return "" if "@" in person.name else person.name
