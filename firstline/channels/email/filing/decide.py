"""Deciding what becomes of a mail. Reads nothing and writes nothing: everything it knows stands in `Facts`.

Authority never comes from the From line, from References or from the subject: they say where a mail might belong, and
only who takes part in a request already is believed to go on with it. Where our own server found that they did not
write the mail, or where it would be a colleague's word, that is not enough either.
"""

from dataclasses import dataclass

from firstline.channels.email.filing.pointers import Pointer, answered_ids
from firstline.channels.email.models.incoming import HeldFor
from firstline.channels.email.reading.forwards import Forwarded
from firstline.channels.email.reading.mail import ReadMail
from firstline.tickets.models import Ticket


@dataclass(frozen=True)
class Facts:
    """What we know about a mail beyond what it says."""

    has_sender: bool
    is_our_own: bool = False
    is_too_much: bool = False
    asks_for_verification: bool = False
    is_spam: bool = False
    sender_works_here: bool = False
    passed_on: Forwarded | None = None
    """What somebody who works here passed on, written by somebody else."""
    is_proven: bool = False
    """Whether the sender is who they say."""
    is_disproven: bool = False
    """Whether our server found that they are not."""
    nobody_looks: bool = False
    """Whether the mailbox has no server whose word on senders is believed, so that none can ever be proven."""
    pointers: tuple[Pointer, ...] = ()
    too_old: frozenset[int] = frozenset()
    """Tickets that ended too long ago to be reopened."""


@dataclass(frozen=True)
class Register:
    """A new request; `follows` is the one that ended too long ago."""

    acknowledge: bool
    follows: Ticket | None = None
    may_be_forward: Forwarded | None = None
    """What it passes on, if it is from who it says."""


@dataclass(frozen=True)
class RegisterForwarded:
    """A new request of whoever wrote what a colleague passed on; the colleague's own words become a note."""

    forwarded: Forwarded


@dataclass(frozen=True)
class Join:
    """Something more in a request, from somebody who takes part in it."""

    ticket: Ticket
    is_machine: bool


@dataclass(frozen=True)
class NoteIt:
    """An agent answered what was signed for them alone: an internal note, never more."""

    ticket: Ticket


@dataclass(frozen=True)
class NoteFromAsked:
    """Somebody who was asked about a request answers by mail: an internal note, because they spoke to the desk."""

    ticket: Ticket


@dataclass(frozen=True)
class TakeBounce:
    """A mail of ours did not arrive."""


@dataclass(frozen=True)
class TakeReceipt:
    """A mail of ours did arrive."""


@dataclass(frozen=True)
class Hold:
    """A person must look."""

    held_for: HeldFor
    may_belong_to: Ticket | None = None


Decision = Register | RegisterForwarded | Join | NoteIt | NoteFromAsked | TakeBounce | TakeReceipt | Hold


def decide(read: ReadMail, facts: Facts) -> Decision:
    """What is to be done with this mail."""
    if facts.is_our_own:
        return Hold(HeldFor.OUR_OWN)
    if read.kind == "bounce":
        return TakeBounce()
    if read.receipt is not None:
        return TakeReceipt()
    if not facts.has_sender:
        return Hold(HeldFor.NO_SENDER)
    return _suspicious(facts) or _by_pointers(read, facts) or _on_its_own(read, facts)


def _suspicious(facts: Facts) -> Decision | None:
    """What must not be shown to users comes before spam: a person who accepts spam would show it."""
    first = facts.pointers[0].ticket if facts.pointers else None
    if facts.is_too_much:
        return Hold(HeldFor.TOO_MANY, first)
    if facts.asks_for_verification:
        return Hold(HeldFor.VERIFICATION, first)
    return Hold(HeldFor.SPAM, first) if facts.is_spam else None


def _by_pointers(read: ReadMail, facts: Facts) -> Decision | None:
    for pointer in facts.pointers:
        if pointer.has_sender and _is_believed(pointer, facts):
            return _go_on(read, pointer.ticket, facts)
        if pointer.is_senders_own and facts.sender_works_here and (facts.is_proven or facts.nobody_looks):
            return NoteIt(pointer.ticket)
        if pointer.is_asked and not facts.sender_works_here and not facts.is_disproven:
            return NoteFromAsked(pointer.ticket)
    return Hold(HeldFor.MAY_BELONG, facts.pointers[0].ticket) if facts.pointers else None


def _is_believed(pointer: Pointer, facts: Facts) -> bool:
    """A forwarder on the way makes honest mail look forged, so that what was signed for the sender speaks for them. A
    name that users trust needs more than its address: who works here is believed to write by proof or by signature."""
    if facts.is_proven:
        return True
    is_colleagues_word = facts.sender_works_here and not pointer.is_senders_request
    if is_colleagues_word:
        return pointer.is_senders_own and not facts.is_disproven
    return pointer.is_senders_own or not facts.is_disproven


def _go_on(read: ReadMail, ticket: Ticket, facts: Facts) -> Decision:
    is_machine = read.kind == "auto_reply"
    if ticket.pk in facts.too_old and not is_machine:
        return Register(acknowledge=_may_be_answered(read, facts), follows=ticket)
    return Join(ticket, is_machine=is_machine)


def _on_its_own(read: ReadMail, facts: Facts) -> Decision:
    """A robot's answer to a mail of ours that was about no request is noise; a robot's own mail may be an alarm."""
    if read.kind == "auto_reply" and (answered_ids(read) or _says_it_answers(read)):
        return Hold(HeldFor.MACHINE)
    if facts.passed_on and facts.is_proven:
        return RegisterForwarded(facts.passed_on)
    return Register(acknowledge=_may_be_answered(read, facts), may_be_forward=facts.passed_on)


def _may_be_answered(read: ReadMail, facts: Facts) -> bool:
    """Nothing goes to whom a stranger named as the sender: it could say what that stranger put into the subject."""
    return read.kind == "message" and not facts.is_disproven


def _says_it_answers(read: ReadMail) -> bool:
    is_calendars = read.invitation is not None and read.invitation.method == "reply"
    return is_calendars or any(value.strip().lower().startswith("auto-replied") for value in read.hints.auto_submitted)
