"""The tickets a mail says it belongs to: by the signed address it was sent to, or by the mails it answers.

A number in the subject says nothing: anybody can write one.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from firstline.channels.email.addressing import ReplyTo, read_message_id, read_reply_address
from firstline.channels.email.models import IncomingMail, OutgoingMail
from firstline.channels.email.reading.mail import ReadMail
from firstline.people.models import Person
from firstline.tickets.asked import is_asked
from firstline.tickets.models import Participant, Ticket

MOST_ADDRESSES = 200
MOST_IDS = 50
LONGEST_ID = 250


@dataclass(frozen=True)
class Pointer:
    """A ticket that a mail points to.

    `has_sender`: the sender takes part in it. `is_senders_own`: an address or a mail that was signed for the sender
    says so, which others hardly know. `is_senders_request`: they asked for help in it themselves. `is_asked`: they take
    no part, but answer a mail that asked them something about it.
    """

    ticket: Ticket
    has_sender: bool
    is_senders_own: bool
    is_senders_request: bool = False
    is_asked: bool = False


def pointers_of(read: ReadMail, sender: Person | None) -> list[Pointer]:
    """The tickets this mail points to, the strongest sign first: where the very message was moved that it answers,
    signed addresses, then the newest mail answered."""
    signed = [*_by_message_moved(read), *_by_address(read), *_by_mails_of_ours(read)]
    said = [*signed, *_of_mails_received(answered_ids(read))]
    ids = list(dict.fromkeys(one.ticket_id for one in said))
    if not ids:
        return []
    tickets = Ticket.objects.in_bulk(ids)
    taking_part = _taking_part(ids, sender)
    own = {one.ticket_id for one in signed if sender and one.person_id == sender.pk}
    return [
        Pointer(
            tickets[i],
            has_sender=i in taking_part,
            is_senders_own=i in own,
            is_senders_request=sender is not None and tickets[i].requester_id == sender.pk,
            is_asked=sender is not None and i in own - taking_part and is_asked(i, sender.pk),
        )
        for i in ids
        if i in tickets
    ]


def _by_message_moved(read: ReadMail) -> list[ReplyTo]:
    """Addresses and ids were made before it was moved. What it says of the person stays true, as far as it is signed;
    whether they take part where it went is asked all the same."""
    answered = read.in_reply_to[:LONGEST_ID]
    if not answered:
        return []
    moved = {"header_id": answered, "message__moved_from__isnull": False}
    sent = OutgoingMail.objects.filter(**moved).values_list("ticket_id", "person_id")
    received = IncomingMail.objects.filter(**moved).values_list("ticket_id", flat=True)
    signed = read_message_id(answered) is not None
    return [
        *(ReplyTo(ticket_id=ticket or 0, person_id=(person or 0) if signed else 0) for ticket, person in sent[:1]),
        *(ReplyTo(ticket_id=ticket or 0, person_id=0) for ticket in received[:1]),
    ]


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


def _by_mails_of_ours(read: ReadMail) -> list[ReplyTo]:
    """By the ids we gave them, which name whom they were for, or those a mail service put in their place."""
    answered = answered_ids(read)
    ours = [said for said in map(read_message_id, answered) if said is not None]
    return [*ours, *_of_mails_renamed(answered)]


def answered_ids(read: ReadMail) -> list[str]:
    """The Message-IDs this mail answers, the nearest first."""
    ids = [read.in_reply_to, *reversed(read.references)]
    return [one[:LONGEST_ID] for one in dict.fromkeys(ids) if one][:MOST_IDS]


def _of_mails_renamed(ids: Iterable[str]) -> list[ReplyTo]:
    """Of mails of ours to which a mail service gave ids of its own; anybody may know such a one."""
    names = {name: number for number, one in reversed(list(enumerate(ids))) for name in (one.partition("@")[0], one)}
    if not names:
        return []
    found = OutgoingMail.objects.filter(service_id__in=names).exclude(service_id="").exclude(ticket=None)
    rows = sorted((names[service_id], ticket) for service_id, ticket in found.values_list("service_id", "ticket_id"))
    return [ReplyTo(ticket_id=ticket or 0, person_id=0) for _number, ticket in rows]


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
