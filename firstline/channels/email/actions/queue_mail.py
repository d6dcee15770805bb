"""Putting a mail into the queue."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import QuerySet
from django.utils import translation
from django.utils.translation import gettext as _

from firstline.channels.email.actions.fail_mail import fail
from firstline.channels.email.addressing import message_id_for
from firstline.channels.email.composing.chain import Chain, chain_of
from firstline.channels.email.composing.from_where import mailbox_for
from firstline.channels.email.composing.recipients import sendable
from firstline.channels.email.models import Mailbox, OutgoingMail, UnreachableAddress
from firstline.channels.email.models.outgoing import Auto
from firstline.channels.email.queries import is_our_address
from firstline.core.desk import current_desk
from firstline.core.prepared import Prepared
from firstline.core.text import one_line
from firstline.people.models import Person
from firstline.tickets.models import Message, Ticket

GIVEN_UP_AFTER = timedelta(days=5)


@dataclass(frozen=True, kw_only=True)
class Letter:
    """What is to be sent to one person, and why (`key`: the same reason sends once).

    `to` and `cc` are whom the mail shows as (name, address) pairs; empty: only the one it goes to. `secret` stands in
    the sent mail where PUT_IN_LATER is, and nowhere else. A letter with a `message` leaves when that is shown, takes
    its files along, and never leaves when it was taken back. Only one that is `to_ourselves` goes to an address of
    the desk.
    """

    key: str
    kind: str
    address: str
    subject: str
    text: str
    html: str = ""
    name: str = ""
    language: str = "en"
    auto: Auto = Auto.NO
    from_name: str = ""
    mailbox: Mailbox | None = None
    ticket: Ticket | None = None
    message: Message | None = None
    person: Person | None = None
    to: Iterable[tuple[str, str]] = ()
    cc: Iterable[tuple[str, str]] = ()
    secret: str = ""
    lasts: timedelta = GIVEN_UP_AFTER
    to_ourselves: bool = False


def queue_mail(letter: Letter, *, at: datetime) -> OutgoingMail | None:
    """Queue a letter; None when its message was taken back, or its ticket is spam.

    One that can't be sent is kept as failed, with the reason. Without any mailbox it waits for one.
    """
    if letter.ticket is not None and letter.ticket.is_spam:
        return None
    with transaction.atomic():
        shown_from = _shown_from(letter.message, at)
        if shown_from is None:
            return None
        mail, is_new = OutgoingMail.objects.get_or_create(key=letter.key, defaults=_row(letter, at, shown_from))
        with translation.override(current_desk().language):
            reason = why_not(mail.address) if is_new and not letter.to_ourselves else ""
        if reason:
            fail(mail, reason, at=at)
    return mail


def why_not(address: str) -> str:
    """Why nothing is sent to this address, in plain words; empty when nothing speaks against it."""
    if sendable(address) is None:
        return _("“%(address)s” is not an address that mail can be sent to.") % {"address": address}
    if is_our_address(address):
        return _("This is an address of the desk itself.")
    reason = _why_unreachable.first(address=address.lower())
    if reason is not None:
        return _("Earlier mail to this address came back: %(reason)s") % {"reason": reason}
    return ""


def _why_unreachable_of(address: str) -> "QuerySet[UnreachableAddress, str]":
    return UnreachableAddress.objects.filter(address=address).values_list("reason", flat=True)


_why_unreachable = Prepared(_why_unreachable_of)


def _shown_from(message: Message | None, at: datetime) -> datetime | None:
    """When a mail with this message may leave. The message is locked, so that it can't be taken back meanwhile."""
    if message is None:
        return at
    fresh = Message.objects.select_for_update(of=("self",)).get(pk=message.pk)
    return None if fresh.withdrawn_at else max(at, fresh.shown_from)


def _row(letter: Letter, at: datetime, due_at: datetime) -> dict[str, object]:
    mailbox = letter.mailbox or mailbox_for(letter.ticket)
    chain = chain_of(letter.ticket.pk, letter.person.pk) if letter.ticket and letter.person else Chain()
    return {
        "kind": letter.kind,
        "auto": letter.auto,
        "mailbox": mailbox,
        "ticket": letter.ticket,
        "message": letter.message,
        "person": letter.person,
        "from_name": one_line(letter.from_name, 200),
        "name": one_line(letter.name, 200),
        "address": letter.address.strip().lower()[:254],
        "to": [list(one) for one in letter.to],
        "cc": [list(one) for one in letter.cc],
        "language": letter.language,
        "subject": one_line(letter.subject, 250),
        "text": letter.text,
        "html": letter.html,
        "secret": letter.secret,
        "header_id": header_id(mailbox, letter.ticket, letter.person) if mailbox else None,
        "in_reply_to": chain.in_reply_to,
        "references": " ".join(chain.references),
        "created_at": at,
        "due_at": due_at,
        "give_up_at": due_at + letter.lasts,
    }


def header_id(mailbox: Mailbox, ticket: Ticket | None, person: Person | None) -> str:
    """A new Message-ID without its angle brackets."""
    return message_id_for(mailbox, ticket.pk if ticket else 0, person.pk if person else 0).strip("<>")
