"""The tickets a mail says it belongs to: by the signed address it was sent to, or by the mails it answers.

A number in the subject says nothing: anybody can write one.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from firstline.channels.email.addressing import ReplyTo, read_message_id, read_reply_address
from firstline.channels.email.models import IncomingMail
from firstline.channels.email.reading.mail import ReadMail
from firstline.people.models import Person
from firstline.tickets.models import Participant, Ticket

MOST_ADDRESSES = 200
MOST_IDS = 50
LONGEST_ID = 250


@dataclass(frozen=True)
class Pointer:
    """A ticket that a mail points to.

    `has_sender`: the sender takes part in it. `is_senders_own`: the signed address was made for the sender.
    """

    ticket: Ticket
    has_sender: bool
    is_senders_own: bool


def pointers_of(read: ReadMail, sender: Person | None) -> list[Pointer]:
    """The tickets this mail points to, the strongest sign first: signed addresses, then the newest mail answered."""
    said = [*_by_address(read), *_by_answered(read)]
    ids = list(dict.fromkeys(one.ticket_id for one in said))
    if not ids:
        return []
    tickets = Ticket.objects.in_bulk(ids)
    taking_part = _taking_part(ids, sender)
    own = {one.ticket_id for one in _by_address(read) if sender and one.person_id == sender.pk}
    return [Pointer(tickets[i], has_sender=i in taking_part, is_senders_own=i in own) for i in ids if i in tickets]


def _by_address(read: ReadMail) -> Iterator[ReplyTo]:
    for address in _addresses(read):
        said = read_reply_address(address)
        if said is not None:
            yield said


def _addresses(read: ReadMail) -> list[str]:
    hints = read.hints
    envelope = [word.strip("<>,; ") for text in (*hints.delivered_to, *hints.original_to, *hints.envelope_to)
                for word in text.split()]  # fmt: skip
    written = [one.address for one in (*read.to, *read.cc)]
    return [address for address in (*written, *envelope) if "+" in address][:MOST_ADDRESSES]


def _by_answered(read: ReadMail) -> list[ReplyTo]:
    answered = answered_ids(read)
    ours = [said for said in map(read_message_id, answered) if said is not None]
    return [*ours, *_of_mails_received(answered)]


def answered_ids(read: ReadMail) -> list[str]:
    """The Message-IDs this mail answers, the nearest first."""
    ids = [read.in_reply_to, *reversed(read.references)]
    return [one[:LONGEST_ID] for one in dict.fromkeys(ids) if one][:MOST_IDS]


def _of_mails_received(ids: Iterable[str]) -> list[ReplyTo]:
    ids = list(ids)
    if not ids:
        return []
    found = IncomingMail.objects.filter(header_id__in=ids).exclude(ticket=None).values_list("header_id", "ticket_id")
    tickets: dict[str, list[int]] = {}
    for header_id, ticket_id in found[:MOST_IDS]:
        tickets.setdefault(header_id, []).append(ticket_id or 0)
    return [ReplyTo(ticket_id=ticket, person_id=0) for one in ids for ticket in sorted(tickets.get(one, ()))]


def _taking_part(ticket_ids: list[int], sender: Person | None) -> set[int]:
    if sender is None:
        return set()
    parts = Participant.objects.filter(ticket_id__in=ticket_ids, person=sender)
    return set(parts.values_list("ticket_id", flat=True))
