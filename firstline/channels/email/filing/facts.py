"""Gathering what we know about a mail before deciding."""

from datetime import datetime

from firstline.channels.email.addressing import read_message_id
from firstline.channels.email.filing.acquaintance import Acquaintance
from firstline.channels.email.filing.decide import Facts
from firstline.channels.email.filing.pointers import Pointer, pointers_of
from firstline.channels.email.filing.sender import requester_of, sender_of
from firstline.channels.email.filing.verification import asks_for_verification
from firstline.channels.email.models import IncomingMail
from firstline.channels.email.queries import is_our_address
from firstline.channels.email.reading.mail import ReadMail
from firstline.core.permissions import Permission
from firstline.people.models import Person
from firstline.tickets.actions.reply import can_be_reopened


def facts_about(mail: IncomingMail, read: ReadMail, known: Acquaintance, *, at: datetime) -> Facts:
    """What is known at this moment. A mail that a person has decided to file is not held for coming too often."""
    sender = sender_of(read)
    person = known.person(sender.address) if sender else None
    pointers = pointers_of(read, person)
    return Facts(
        has_sender=sender is not None,
        is_our_own=_is_our_own(read),
        is_too_much=bool(sender and not mail.decided_by_id and known.writes_too_much(mail, mail.from_address)),
        asks_for_verification=asks_for_verification(read),
        sender_works_here=_works_here(person),
        pointers=tuple(pointers),
        too_old=frozenset(pointer.ticket.pk for pointer in pointers if _is_too_old(pointer, at)),
    )


def _is_our_own(read: ReadMail) -> bool:
    """Whether we sent it, or it says that one of our mailboxes did: answering it could go round in circles."""
    requester = requester_of(read)
    from_us = any(
        is_our_address(one.address) for one in (*read.from_, *read.sender, *([requester] if requester else []))
    )
    return from_us or read_message_id(read.message_id) is not None


def _works_here(person: Person | None) -> bool:
    return person is not None and person.is_active and Permission.NOTE in person.role.may


def _is_too_old(pointer: Pointer, at: datetime) -> bool:
    return pointer.ticket.is_done and not can_be_reopened(pointer.ticket, at)
