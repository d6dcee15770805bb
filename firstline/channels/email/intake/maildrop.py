"""The mails of a POP3 account. Speaks of mails by a number made of their UIDL, never by their place.

A session sees what lay there when it began, keeps others out, and deletes only when it ends in peace; so one is opened
whenever something is asked, and ended before anybody waits.
"""

import hashlib
import poplib
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime
from threading import Event as Flag

from firstline.channels.email.intake.batches import MOST_PER_FETCH, in_batches
from firstline.channels.email.intake.folder import Fetched
from firstline.channels.email.intake.pop3 import NoUidl, hang_up, signed_in
from firstline.channels.email.models import Mailbox
from firstline.channels.email.models.mailbox import AfterTaking
from firstline.channels.email.reading.dates import read_date
from firstline.channels.email.reading.headers import read_head
from firstline.channels.email.reading.limits import Notes

POLL_SECONDS = 60.0
BITS = 62


class Maildrop:
    """Raises OSError and poplib's errors whenever the server fails."""

    def __init__(self, mailbox: Mailbox, client: poplib.POP3) -> None:
        self._mailbox = mailbox
        self._client: poplib.POP3 | None = client
        self._places: dict[int, int] = _places(client)
        self.uid_validity = -_number(f"{mailbox.imap_host}\n{mailbox.imap_user}".lower())

    # ── what lies there ──────────────────────────────────────────────────────

    def waiting(self, _mailbox: Mailbox) -> tuple[list[int], int]:
        """All mails, in the order they came; POP3 knows neither read ones nor a highest number."""
        self._ask()
        return list(self._places), 0

    def since(self, _moment: datetime) -> list[int]:
        """All mails: POP3 doesn't say when they came."""
        self._ask()
        return list(self._places)

    def batches(self, uids: Iterable[int], *, most: int = MOST_PER_FETCH) -> Iterator[list[int]]:
        """The mails in groups small enough to be stored at once, in the order they came."""
        sizes = dict(_two_numbers(line) for line in self._ask().list()[1])
        wanted = set(uids)
        return in_batches(
            [(uid, sizes.get(place, 0)) for uid, place in self._places.items() if uid in wanted], most=most
        )

    def fetch(self, uids: list[int]) -> list[Fetched]:
        """These mails, but for those that are gone."""
        client = self._ask()
        return [_fetched(uid, client.retr(self._places[uid])[1]) for uid in uids if uid in self._places]

    # ── telling the server ───────────────────────────────────────────────────

    def tell_taken(self, uids: list[int]) -> None:
        """Delete these mails if the mailbox says so; otherwise they stay. Doing it twice is harmless."""
        if self._mailbox.after_taking == AfterTaking.DELETE:
            self.delete(uids)

    def delete(self, uids: list[int]) -> None:
        """Delete these mails, but for those that are gone."""
        client = self._ask()
        there = [self._places[uid] for uid in uids if uid in self._places]
        for place in there:
            client.dele(place)
        if there:
            self._end_in_peace()

    # ── waiting for more ─────────────────────────────────────────────────────

    def wait_for_mail(self, stop: Flag) -> None:
        """Return when `stop` is set, or after a minute. Meanwhile others may use the account."""
        if self._client is not None:
            self._end_in_peace()
        stop.wait(POLL_SECONDS)

    def leave(self) -> None:
        """End the session, whatever state it is in."""
        if self._client is not None:
            hang_up(self._client)
            self._client = None

    # ── sessions ─────────────────────────────────────────────────────────────

    def _ask(self) -> poplib.POP3:
        if self._client is None:
            self._client = signed_in(self._mailbox)
            self._places = _places(self._client)
        return self._client

    def _end_in_peace(self) -> None:
        client, self._client = self._ask(), None
        try:
            client.quit()
        finally:
            hang_up(client)


def _places(client: poplib.POP3) -> dict[int, int]:
    """The place of each mail in this session, by its number."""
    try:
        lines = client.uidl()[1]
    except poplib.error_proto as fault:
        raise NoUidl(*fault.args) from fault
    pairs = (line.split(maxsplit=1) for line in lines)
    return {_number(pair[1]): int(pair[0]) for pair in pairs if len(pair) == 2}


def _number(name: str | bytes) -> int:
    """A number that stands for a name. Two names with one number are less likely than the machine's own mistakes."""
    said = name.strip() if isinstance(name, bytes) else name.encode()
    return int.from_bytes(hashlib.sha256(said).digest()[:8]) >> (64 - BITS)


def _two_numbers(line: bytes) -> tuple[int, int]:
    place, size = line.split()[:2]
    return int(place), int(size)


def _fetched(uid: int, lines: list[bytes]) -> Fetched:
    raw = b"\r\n".join([*lines, b""])
    return Fetched(uid=uid, raw=raw, arrived_at=_arrived_at(raw))


def _arrived_at(raw: bytes) -> datetime:
    """When the last server on the way took it, which its first Received says; POP3 has no word for it."""
    now = datetime.now(tz=UTC)
    head, _body = read_head(raw, 0, len(raw), Notes())
    said = read_date(head.first("received").rpartition(";")[2].strip())
    return min(said, now) if said is not None and said.tzinfo is not None else now
