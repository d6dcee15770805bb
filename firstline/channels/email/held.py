"""Deciding about a mail that needs a look: a new request, part of one that is there, nothing, or another try."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from firstline.channels.email.events import MailDiscarded, MailFiled
from firstline.channels.email.filing.apply import add_note, add_reply, ensured_requester, register_from
from firstline.channels.email.filing.file import file_mails, speaking
from firstline.channels.email.filing.noting import WRITTEN, note_what_it_says
from firstline.channels.email.filing.preparing import Prepared, prepare
from firstline.channels.email.filing.sender import requester_of
from firstline.channels.email.filing.verification import asks_for_verification
from firstline.channels.email.models import IncomingMail
from firstline.channels.email.models.incoming import HeldFor, MailState
from firstline.channels.email.policies import require
from firstline.core.access import Actor
from firstline.core.errors import DomainError
from firstline.core.events import record
from firstline.core.permissions import Permission
from firstline.tickets.models import Ticket

DECIDED = [*WRITTEN, "decided_by"]


class CannotDecide(DomainError):
    """The mail can't be treated so, or somebody has decided about it already."""

    code = "cannot_decide"


def accept_held(mail: IncomingMail, *, by: Actor, at: datetime) -> Ticket:
    """Register a new request from a held mail, as if it had come so. A machine is not answered.

    Raises CannotDecide when it says nothing of who sent it, or is decided already, NotAllowed.
    """

    def register(prepared: Prepared) -> Ticket:
        if requester_of(prepared.read) is None:
            raise CannotDecide(_("It doesn't say who sent it. Put it to a request as a note, or discard it."))
        is_answered = prepared.read.kind == "message" and not _lets_somebody_in(mail, prepared)
        return register_from(prepared, ensured_requester(prepared, at=at), acknowledge=is_answered, by=by, at=at)

    return _decide(mail, register, is_new=True, by=by, at=at)


def attach_held(mail: IncomingMail, ticket: Ticket, *, by: Actor, at: datetime, as_note: bool = False) -> Ticket:
    """Put a held mail into a request: in public as its sender's words, or as an internal note. The sender takes part in
    the request no more than before. `ticket` must be one the actor may see.

    Raises CannotDecide when it must not become public or is decided already, NotAllowed.
    """

    def attach(prepared: Prepared) -> Ticket:
        if as_note:
            add_note(prepared, ticket, by=by, at=at)
        elif _must_stay_inside(mail, prepared):
            raise CannotDecide(_("This mail must not be shown to the user. Put it to the request as a note."))
        else:
            author = ensured_requester(prepared, at=at)
            add_reply(prepared, ticket, author, is_machine=prepared.read.kind != "message", by=by, at=at)
        return ticket

    return _decide(mail, attach, is_new=False, by=by, at=at)


def discard_held(mail: IncomingMail, *, by: Actor, at: datetime) -> IncomingMail:
    """Have nothing become of a held mail. Its original stays. Raises CannotDecide, NotAllowed."""
    require(by, Permission.HELD_MAIL)
    with _held(mail, by) as held:
        held.state = MailState.DISCARDED
        record(MailDiscarded(mail_id=held.pk), by=by, at=at)
    return held


def retry_held(mail: IncomingMail, *, by: Actor, at: datetime) -> IncomingMail:  # noqa: ARG001 -- as the others
    """File a held mail once more, as if it came now, but for the limit of mails per sender. Returns it as it is then:
    filed, or held again. Raises CannotDecide, NotAllowed."""
    require(by, Permission.HELD_MAIL)
    with _held(mail, by) as held:
        held.state, held.held_for, held.detail = MailState.RECEIVED, "", ""
    file_mails([_fresh(held)])
    return _fresh(held)


def _must_stay_inside(mail: IncomingMail, prepared: Prepared) -> bool:
    return _lets_somebody_in(mail, prepared) or requester_of(prepared.read) is None


def _lets_somebody_in(mail: IncomingMail, prepared: Prepared) -> bool:
    """Also what was held for another reason first: a flood or a fault must not wash a code through."""
    return mail.held_for == HeldFor.VERIFICATION or asks_for_verification(prepared.read)


def _decide(mail: IncomingMail, file: Callable[[Prepared], Ticket], *, is_new: bool, by: Actor, at: datetime) -> Ticket:
    require(by, Permission.HELD_MAIL)
    with speaking(mail):
        prepared = prepare(mail, at=at)
    with _held(mail, by) as held:
        held_for = held.held_for
        note_what_it_says(held, prepared.read)
        ticket = file(Prepared(held, prepared.read, prepared.words, prepared.enclosures))
        record(MailFiled(mail_id=held.pk, ticket_id=ticket.pk, is_new=is_new, held_for=held_for), by=by, at=at)
    return ticket


@contextmanager
def _held(mail: IncomingMail, by: Actor) -> Iterator[IncomingMail]:
    """The mail, locked and still held; saved with who decided at the end of the block."""
    with transaction.atomic():
        locked = IncomingMail.objects.select_for_update(of=("self",)).select_related("mailbox", "raw")
        held = locked.get(pk=mail.pk)
        if held.state != MailState.HELD:
            raise CannotDecide(_("Somebody has decided about this mail already."))
        held.decided_by_id = by.id or None
        yield held
        held.save(update_fields=DECIDED)


def _fresh(mail: IncomingMail) -> IncomingMail:
    return IncomingMail.objects.select_related("mailbox", "mailbox__team", "raw", "ticket").get(pk=mail.pk)
