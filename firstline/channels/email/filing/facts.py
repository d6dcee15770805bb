"""Gathering what we know about a mail before deciding."""

from collections.abc import Iterable
from datetime import datetime

from firstline.channels.email.addressing import read_message_id
from firstline.channels.email.filing.acquaintance import Acquaintance
from firstline.channels.email.filing.decide import Facts
from firstline.channels.email.filing.pointers import Pointer, pointers_of
from firstline.channels.email.filing.sender import requester_of, sender_of
from firstline.channels.email.filing.spam import is_spam
from firstline.channels.email.filing.verification import asks_for_verification
from firstline.channels.email.models import IncomingMail
from firstline.channels.email.models.incoming import Verdict
from firstline.channels.email.queries import is_our_address
from firstline.channels.email.reading.forwards import Forwarded, forwarded_in
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
        is_spam=not mail.decided_by_id and _is_spam(mail, read, pointers),
        sender_works_here=_works_here(person),
        passed_on=_passed_on(read, person),
        is_proven=_is_proven(mail),
        nobody_looks=not mail.mailbox.trusted_server,
        is_disproven=mail.verdict == Verdict.FAILED and not mail.mailbox.trusts_colleagues,
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


def _is_spam(mail: IncomingMail, read: ReadMail, pointers: Iterable[Pointer]) -> bool:
    """An answer to the signed address made for its sender is none, whatever a filter thinks of its words; what goes on
    with a request that was marked as spam is."""
    if any((pointer.ticket.goes_on_in or pointer.ticket).is_spam for pointer in pointers):
        return True
    trusts_marks = mail.mailbox.trusts_spam_marks and not any(pointer.is_senders_own for pointer in pointers)
    return is_spam(mail.from_address, read.hints, trusts_marks=trusts_marks)


def _works_here(person: Person | None) -> bool:
    return person is not None and person.is_active and Permission.NOTE in person.role.may


def _passed_on(read: ReadMail, person: Person | None) -> Forwarded | None:
    """What an agent passed on that somebody else wrote; not what one of our own mailboxes sent."""
    if not _works_here(person) or person is None or Permission.REGISTER_FOR_OTHERS not in person.role.may:
        return None
    found = forwarded_in(read)
    if found is None or is_our_address(found.sender.address) or found.sender.address.lower() == person.email:
        return None
    return found


def _is_proven(mail: IncomingMail) -> bool:
    """By DMARC, as our own server found, or by the mailbox, in which nobody else can put a mail."""
    return mail.mailbox.trusts_colleagues or (mail.verdict == Verdict.VERIFIED and mail.proof.get("dmarc") == "pass")


def _is_too_old(pointer: Pointer, at: datetime) -> bool:
    return pointer.ticket.is_done and not can_be_reopened(pointer.ticket, at)
