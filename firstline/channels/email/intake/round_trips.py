"""Recognising the mails that a mailbox sent to itself, before anything is stored: they never become a request."""

import poplib
import re
from contextlib import suppress

from imap_tools.errors import MailboxFlagError

from firstline.channels.email.actions.round_trips import note_arrival
from firstline.channels.email.addressing import read_round_trip_mark
from firstline.channels.email.composing.compose import ROUND_TRIP_HEADER
from firstline.channels.email.intake.folder import Fetched
from firstline.channels.email.intake.source import Source
from firstline.channels.email.models import Mailbox
from firstline.core.clock import now

LONGEST_HEADERS = 64 * 1024

_MARK = re.compile(
    rb"^" + ROUND_TRIP_HEADER.encode() + rb":[ \t]*(?:\r?\n[ \t]+)?([0-9A-Za-z.]{1,60})[ \t]*\r?$",
    re.MULTILINE | re.IGNORECASE,
)
_END_OF_HEADERS = re.compile(rb"\r?\n\r?\n")


def without_round_trips(mailbox: Mailbox, folder: Source, fetched: list[Fetched]) -> list[Fetched]:
    """The mails but for those that the mailbox sent to itself; these are noted and deleted on the server. Done twice,
    it comes to the same; a server that will not delete stops no other mail. Raises what the server raises."""
    ours = {mail.uid for mail in fetched if came_round(mailbox, mail.raw)}
    if ours:
        with suppress(MailboxFlagError, poplib.error_proto):
            folder.delete(sorted(ours))
    return [mail for mail in fetched if mail.uid not in ours]


def came_round(mailbox: Mailbox, raw: bytes) -> bool:
    """Whether the mailbox sent this mail to itself; then it is noted that it came."""
    trip_id = read_round_trip_mark(mailbox.pk, _mark(raw))
    return bool(trip_id) and note_arrival(mailbox, trip_id, at=now())


def _mark(raw: bytes) -> str:
    start = raw[:LONGEST_HEADERS]
    end = _END_OF_HEADERS.search(start)
    found = _MARK.search(start[: end.start() if end else None])
    return found[1].decode("ascii") if found else ""
