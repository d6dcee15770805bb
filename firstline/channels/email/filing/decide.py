"""Deciding what becomes of a mail. Reads nothing and writes nothing: everything it knows stands in `Facts`.

Authority never comes from the From line, from References or from the subject: they say where a mail might belong, and
only who takes part in a request already is believed to go on with it.
"""

from dataclasses import dataclass

from firstline.channels.email.filing.pointers import Pointer, answered_ids
from firstline.channels.email.models.incoming import HeldFor
from firstline.channels.email.reading.mail import ReadMail
from firstline.tickets.models import Ticket


@dataclass(frozen=True)
class Facts:
    """What we know about a mail beyond what it says."""

    has_sender: bool
    is_our_own: bool = False
    is_too_much: bool = False
    asks_for_verification: bool = False
    sender_works_here: bool = False
    pointers: tuple[Pointer, ...] = ()
    too_old: frozenset[int] = frozenset()
    """Tickets that ended too long ago to be reopened."""


@dataclass(frozen=True)
class Register:
    """A new request; `follows` is the one that ended too long ago."""

    acknowledge: bool
    follows: Ticket | None = None


@dataclass(frozen=True)
class Join:
    """Something more in a request, from somebody who takes part in it."""

    ticket: Ticket
    is_machine: bool


@dataclass(frozen=True)
class NoteIt:
    """An agent wrote to the signed address made for them: an internal note, never more."""

    ticket: Ticket


@dataclass(frozen=True)
class TakeBounce:
    """A mail of ours did not arrive."""


@dataclass(frozen=True)
class Hold:
    """A person must look."""

    held_for: HeldFor
    may_belong_to: Ticket | None = None


Decision = Register | Join | NoteIt | TakeBounce | Hold


def decide(read: ReadMail, facts: Facts) -> Decision:
    """What is to be done with this mail."""
    if facts.is_our_own:
        return Hold(HeldFor.OUR_OWN)
    if read.kind == "bounce":
        return TakeBounce()
    if not facts.has_sender:
        return Hold(HeldFor.NO_SENDER)
    first = facts.pointers[0].ticket if facts.pointers else None
    if facts.is_too_much:
        return Hold(HeldFor.TOO_MANY, first)
    if facts.asks_for_verification:
        return Hold(HeldFor.VERIFICATION, first)
    return _by_pointers(read, facts) or _on_its_own(read)


def _by_pointers(read: ReadMail, facts: Facts) -> Decision | None:
    for pointer in facts.pointers:
        if pointer.has_sender:
            return _go_on(read, pointer.ticket, facts)
        if pointer.is_senders_own and facts.sender_works_here:
            return NoteIt(pointer.ticket)
    return Hold(HeldFor.MAY_BELONG, facts.pointers[0].ticket) if facts.pointers else None


def _go_on(read: ReadMail, ticket: Ticket, facts: Facts) -> Decision:
    is_machine = read.kind == "auto_reply"
    if ticket.pk in facts.too_old and not is_machine:
        return Register(acknowledge=read.kind == "message", follows=ticket)
    return Join(ticket, is_machine=is_machine)


def _on_its_own(read: ReadMail) -> Decision:
    """A robot's answer to a mail of ours that was about no request is noise; a robot's own mail may be an alarm."""
    if read.kind == "auto_reply" and (answered_ids(read) or _says_it_answers(read)):
        return Hold(HeldFor.MACHINE)
    return Register(acknowledge=read.kind == "message")


def _says_it_answers(read: ReadMail) -> bool:
    return any(value.strip().lower().startswith("auto-replied") for value in read.hints.auto_submitted)
