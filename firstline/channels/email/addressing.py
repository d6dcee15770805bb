"""Addresses and message ids that only this desk can have made.

A reply address (`support+fl1042.7.<signature>@desk.example`) says to which ticket and from whom an answer to it is; a
message id of ours (`<fl.1042.7.<random>.<signature>@desk.example>`) says for which ticket and to whom we sent. Both are
signed with 128 bits over ticket and person, so neither a From line nor a number in a subject gives anybody authority.
"""

import re
import secrets
from dataclasses import dataclass

from firstline.channels.email.models import Mailbox
from firstline.core.tokens import sign, verify

REPLY_PURPOSE = "reply-address"
MESSAGE_PURPOSE = "message-id"
ROUND_TRIP_PURPOSE = "round-trip"
LONGEST_LOCAL_PART = 64
RANDOM_BYTES = 10

_REPLY = re.compile(r"fl([0-9]{1,18})\.([0-9]{1,18})\.([a-z2-7]{26})")
_ROUND_TRIP = re.compile(r"([0-9]{1,18})\.([a-z2-7]{26})")
_MESSAGE = re.compile(r"<?fl\.([0-9]{1,18})\.([0-9]{1,18})\.([0-9a-f]{20})\.([a-z2-7]{26})@")


@dataclass(frozen=True)
class ReplyTo:
    """What a signed address or message id says: the ticket, and the person it was made for; 0 for none."""

    ticket_id: int
    person_id: int


def reply_address(mailbox: Mailbox, ticket_id: int, person_id: int) -> str:
    """The address this person answers to in this ticket; the mailbox's own where signed ones would not arrive."""
    local, _at, domain = mailbox.address.rpartition("@")
    signed = f"{local}+fl{ticket_id}.{person_id}.{sign(REPLY_PURPOSE, ticket_id, person_id)}"
    if not mailbox.uses_plus_addresses or len(signed) > LONGEST_LOCAL_PART:
        return mailbox.address
    return f"{signed}@{domain}"


def read_reply_address(address: str) -> ReplyTo | None:
    """What a reply address says, if it is one and the signature is ours; letters' case and domain don't matter."""
    extension = address.lower().rpartition("@")[0].partition("+")[2]
    found = _REPLY.fullmatch(extension)
    if found is None or not verify(found[3], REPLY_PURPOSE, int(found[1]), int(found[2])):
        return None
    return ReplyTo(ticket_id=int(found[1]), person_id=int(found[2]))


def message_id_for(mailbox: Mailbox, ticket_id: int = 0, person_id: int = 0) -> str:
    """A new Message-ID with its angle brackets, for a mail about this ticket to this person (0: none)."""
    random = secrets.token_hex(RANDOM_BYTES)
    signature = sign(MESSAGE_PURPOSE, ticket_id, person_id, random)
    return f"<fl.{ticket_id}.{person_id}.{random}.{signature}@{mailbox.address.rpartition('@')[2]}>"


def read_message_id(message_id: str) -> ReplyTo | None:
    """What a Message-ID says (with or without angle brackets), if we made it."""
    found = _MESSAGE.match(message_id.strip().lower())
    if found is None or not verify(found[4], MESSAGE_PURPOSE, int(found[1]), int(found[2]), found[3]):
        return None
    return ReplyTo(ticket_id=int(found[1]), person_id=int(found[2]))


def round_trip_mark(mailbox_id: int, trip_id: int) -> str:
    """What a mail that a mailbox sends to itself says in its header: which round trip it is."""
    return f"{trip_id}.{sign(ROUND_TRIP_PURPOSE, mailbox_id, trip_id)}"


def read_round_trip_mark(mailbox_id: int, mark: str) -> int:
    """The round trip of this mailbox that a mark names; 0 if it is none of ours."""
    found = _ROUND_TRIP.fullmatch(mark.strip().lower())
    if found is None or not verify(found[2], ROUND_TRIP_PURPOSE, mailbox_id, int(found[1])):
        return 0
    return int(found[1])
