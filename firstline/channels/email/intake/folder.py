"""The folder of a mail server that a mailbox's mail is taken from. Speaks of mails by UID, never by their place."""

import imaplib
import re
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from threading import Event as Flag

from imap_tools import BaseMailBox
from imap_tools.errors import MailboxFetchError, MailboxFlagError, MailboxMoveError
from imap_tools.utils import check_command_status, encode_folder

from firstline.channels.email.intake.batches import MOST_PER_FETCH, in_batches
from firstline.channels.email.intake.connection import connected, hang_up
from firstline.channels.email.models import Mailbox
from firstline.channels.email.models.mailbox import AfterTaking

IDLE_SECONDS = 60.0
POLL_SECONDS = 20.0
SEEN, DELETED = r"(\Seen)", r"(\Seen \Deleted)"

_UID = re.compile(rb"\bUID (\d+)")
_SIZE = re.compile(rb"\bRFC822\.SIZE (\d+)")
_DATE = re.compile(rb'\bINTERNALDATE "([^"]{1,40})"')


@dataclass(frozen=True)
class Fetched:
    """A mail as the server gave it. `arrived_at` is when it came there."""

    uid: int
    raw: bytes
    arrived_at: datetime


class Folder:
    """An open folder. Raises OSError, imaplib's and imap-tools' errors whenever the server fails."""

    def __init__(self, connection: BaseMailBox, mailbox: Mailbox) -> None:
        self._connection = connection
        self._client = connection.client
        self._mailbox = mailbox
        connection.folder.set(mailbox.imap_folder)
        self.uid_validity = self._number("UIDVALIDITY") or 1
        self._next_uid = self._number("UIDNEXT")
        self._taken_folder = ""

    # ── what waits ───────────────────────────────────────────────────────────

    def waiting(self, mailbox: Mailbox) -> tuple[list[int], int]:
        """What may have to be taken, by what we know of the mailbox, and the UID up to which everything has been looked
        at once that is done.

        Of a folder seen for the first time that is its unread mail; when the server has numbered everything anew, what
        came since we began too, because what we know of the old numbers says nothing any more.
        """
        is_same = mailbox.uid_validity == self.uid_validity
        seen_up_to = max(self.highest_uid(), mailbox.last_uid if is_same else 0)
        if mailbox.watched_since is None:
            found = self.unread()
        elif is_same:
            found = self.unread_or_above(mailbox.last_uid)
        else:
            found = self.unread_or_since(mailbox.watched_since)
        return found, max([seen_up_to, *found])

    def highest_uid(self) -> int:
        """The highest UID there is or was."""
        return self._next_uid - 1 if self._next_uid else max(self._search("ALL"), default=0)

    def unread(self) -> list[int]:
        return self._search("UNSEEN")

    def unread_or_above(self, uid: int) -> list[int]:
        """Unread mails, and read ones that came after `uid`."""
        unread = set(self._search("UNSEEN"))
        above = {found for found in self._search(f"UID {uid + 1}:*") if found > uid}
        return sorted(unread | above)

    def unread_or_since(self, moment: datetime) -> list[int]:
        """Unread mails, and read ones that came on the day before `moment` or later."""
        return sorted(set(self._search("UNSEEN")) | set(self.since(moment)))

    def since(self, moment: datetime) -> list[int]:
        """Mails that came on the day before `moment` or later: the server's day may be another than ours."""
        day = imaplib.Time2Internaldate(moment - timedelta(days=1)).strip('"').split()[0]
        return self._search(f"SINCE {day}")

    # ── its bytes ────────────────────────────────────────────────────────────

    def batches(self, uids: Iterable[int], *, most: int = MOST_PER_FETCH) -> Iterator[list[int]]:
        """The mails in groups small enough to be fetched at once."""
        return in_batches(sorted(self._sizes(list(uids)).items()), most=most)

    def fetch(self, uids: list[int]) -> list[Fetched]:
        """These mails, but for those that are gone. Doesn't mark them as read."""
        answer = self._uid("FETCH", as_set(uids), "(UID INTERNALDATE BODY.PEEK[])")
        wanted = set(uids)
        found = [mail for mail in _mails_in(answer) if mail.uid in wanted]
        return sorted(found, key=lambda mail: mail.uid)

    def _sizes(self, uids: list[int]) -> dict[int, int]:
        sizes: dict[int, int] = {}
        for start in range(0, len(uids), 1000):
            part = uids[start : start + 1000]
            for item in self._uid("FETCH", as_set(part), "(UID RFC822.SIZE)"):
                line = item[0] if isinstance(item, tuple) else item or b""
                uid, size = _UID.search(line), _SIZE.search(line)
                if uid and size:
                    sizes[int(uid[1])] = int(size[1])
        return {uid: sizes[uid] for uid in uids if uid in sizes}

    # ── telling the server ───────────────────────────────────────────────────

    def tell_taken(self, uids: list[int]) -> None:
        """Do with these mails what the mailbox says is done once they are stored. Doing it twice is harmless."""
        if not uids:
            return
        if self._mailbox.after_taking == AfterTaking.MOVE:
            self._move(as_set(uids))
        elif self._mailbox.after_taking == AfterTaking.DELETE:
            self.delete(uids)
        else:
            self._flag(as_set(uids), SEEN)

    def delete(self, uids: list[int]) -> None:
        if uids:
            self._flag(as_set(uids), DELETED)
            self._expunge(as_set(uids))

    def _move(self, uids: str) -> None:
        self._flag(uids, SEEN)
        target = encode_folder(self._folder_for_taken()).decode("ascii")
        if "MOVE" in self._client.capabilities:
            check_command_status(self._client.uid("MOVE", uids, target), MailboxMoveError)
            return
        check_command_status(self._client.uid("COPY", uids, target), MailboxMoveError)
        self._flag(uids, DELETED)
        self._expunge(uids)

    def _flag(self, uids: str, flags: str) -> None:
        check_command_status(self._client.uid("STORE", uids, "+FLAGS.SILENT", flags), MailboxFlagError)

    def _expunge(self, uids: str) -> None:
        """Only these: a plain EXPUNGE would also remove what somebody else has marked in another program."""
        if "UIDPLUS" in self._client.capabilities:
            self._client.uid("EXPUNGE", uids)

    def _folder_for_taken(self) -> str:
        """The folder for taken mail, made if it isn't there; below INBOX where the server wants that."""
        if not self._taken_folder:
            wanted = self._mailbox.taken_folder
            separator = next((found.delim for found in self._connection.folder.list("", "INBOX")), "/")
            choices = (wanted, f"INBOX{separator}{wanted}")
            there = next((name for name in choices if self._connection.folder.exists(name)), "")
            self._taken_folder = there or self._made(choices)
        return self._taken_folder

    def _made(self, choices: tuple[str, str]) -> str:
        first, second = choices
        status, _said = self._client.create(encode_folder(first).decode("ascii"))
        if status == "OK":
            return first
        self._connection.folder.create(second)
        return second

    # ── waiting for more ─────────────────────────────────────────────────────

    @property
    def can_say_when(self) -> bool:
        """Whether the server tells by itself that mail came (IDLE)."""
        return "IDLE" in self._client.capabilities

    def wait_for_mail(self, stop: Flag) -> None:
        """Return when something happened in the folder, when `stop` is set, or after a while."""
        if self.can_say_when:
            self._idle(stop)
        else:
            stop.wait(POLL_SECONDS)
            self._client.noop()

    def _idle(self, stop: Flag) -> None:
        idle = self._connection.idle
        idle.start()  # type: ignore[no-untyped-call]
        try:
            for _second in range(round(IDLE_SECONDS)):
                if stop.is_set() or idle.poll(timeout=1):
                    return
        finally:
            idle.stop()  # type: ignore[no-untyped-call]

    # ── speaking IMAP ────────────────────────────────────────────────────────

    def _search(self, criteria: str) -> list[int]:
        return sorted(int(uid) for uid in self._connection.uids(criteria, charset=None))

    def _uid(self, command: str, *arguments: str) -> list[tuple[bytes, bytes] | bytes | None]:
        result = self._client.uid(command, *arguments)
        check_command_status(result, MailboxFetchError)
        answer: list[tuple[bytes, bytes] | bytes | None] = result[1]
        return answer

    def _number(self, name: str) -> int:
        said = self._client.response(name)[1]
        return int(said[0]) if said and said[0] else 0


@contextmanager
def opened(mailbox: Mailbox) -> Iterator[Folder]:
    """The mailbox's folder, open until the end of the block."""
    connection = connected(mailbox)
    try:
        yield Folder(connection, mailbox)
    finally:
        hang_up(connection)


def as_set(uids: list[int]) -> str:
    """UIDs as IMAP writes them: 1:5,9."""
    runs: list[tuple[int, int]] = []
    for uid in sorted(set(uids)):
        if runs and uid == runs[-1][1] + 1:
            runs[-1] = (runs[-1][0], uid)
        else:
            runs.append((uid, uid))
    return ",".join(str(first) if first == last else f"{first}:{last}" for first, last in runs)


def _mails_in(answer: list[tuple[bytes, bytes] | bytes | None]) -> Iterator[Fetched]:
    """Python's imaplib gives each mail as a pair (words before the bytes, the bytes) and the words after them."""
    for item, following in zip(answer, [*answer[1:], None], strict=True):
        if not isinstance(item, tuple):
            continue
        words = item[0] + b" " + (following if isinstance(following, bytes) else b"")
        uid, date = _UID.search(words), _DATE.search(words)
        if uid:
            yield Fetched(uid=int(uid[1]), raw=item[1], arrived_at=_moment(date[1] if date else b""))


def _moment(written: bytes) -> datetime:
    try:
        return datetime.strptime(written.decode().strip(), "%d-%b-%Y %H:%M:%S %z")
    except ValueError:
        return datetime.now(tz=UTC)
