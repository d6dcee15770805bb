"""One pass over a mailbox: what was left behind first, then everything that waits on the server.

The order is what makes it safe to be killed at any moment: stored, then filed, then the server is told, and last the
place up to which everything was seen. Whatever is cut short is found again by the next pass.
"""

import imaplib
import poplib
import time
from dataclasses import dataclass, field
from threading import Event as Flag

from imap_tools.errors import ImapToolsError, MailboxFetchError

from firstline.channels.email.filing.file import file_left_behind, file_mails
from firstline.channels.email.intake.batches import MOST_PER_FETCH
from firstline.channels.email.intake.round_trips import without_round_trips
from firstline.channels.email.intake.source import Source
from firstline.channels.email.intake.storing import store, unknown
from firstline.channels.email.models import IncomingMail, Mailbox
from firstline.channels.email.models.incoming import MailState
from firstline.channels.email.oauth.faults import CannotSignIn
from firstline.core.clock import now

MOST_FETCHES = 3
SKIPPED_SECONDS = 3600.0


@dataclass
class Caution:
    """What earlier passes over a mailbox learned: after a fetch that failed mails are fetched one at a time, and one
    that failed three times is skipped for an hour, so that it doesn't stop those behind it."""

    is_careful: bool = False
    failures: dict[int, int] = field(default_factory=dict)
    skipped_until: dict[int, float] = field(default_factory=dict)

    def failed(self, uids: list[int]) -> None:
        self.is_careful = True
        if len(uids) == 1:
            count = self.failures[uids[0]] = self.failures.get(uids[0], 0) + 1
            if count >= MOST_FETCHES:
                self.failures.pop(uids[0])
                self.skipped_until[uids[0]] = time.monotonic() + SKIPPED_SECONDS

    def skipped(self) -> frozenset[int]:
        """The mails that are left alone for now."""
        return frozenset(uid for uid, until in self.skipped_until.items() if until > time.monotonic())


class CannotTell(Exception):
    """Mail was taken, but the server would not mark or move it; the cause is the fault it gave."""


def take_mail(mailbox: Mailbox, folder: Source, *, stop: Flag, caution: Caution) -> int:
    """Take everything that waits in the folder, until `stop` is set. Returns how many mails were stored.

    Raises CannotTell after taking all there was, and what the server's and the database's faults raise; nothing is lost
    by any of them.
    """
    telling = _Telling(folder)
    _finish_what_was_left(mailbox, folder, telling)
    found, seen_up_to = folder.waiting(mailbox)
    waiting = unknown(mailbox, folder.uid_validity, found)
    stored = 0
    most = 1 if caution.is_careful else MOST_PER_FETCH
    for batch in folder.batches([uid for uid in waiting if uid not in caution.skipped()], most=most):
        if stop.is_set():
            return stored
        mails = _stored(mailbox, folder, batch, caution)
        file_mails(mails)
        telling.tell(mails)
        stored += len(mails)
    caution.is_careful = False
    _remember_place(mailbox, folder, seen_up_to)
    telling.raise_fault()
    return stored


FAULTS_OF_SERVERS = (
    OSError, ValueError, imaplib.IMAP4.error, ImapToolsError, poplib.error_proto, CannotSignIn, CannotTell,
)  # fmt: skip
"""What fails when a mail server does, or its settings are wrong; `state.failed` has words for them."""


class _Telling:
    """Tells the server what we have. When it refuses, taking goes on: what is stored is safe either way."""

    def __init__(self, folder: Source) -> None:
        self._folder = folder
        self._fault: Exception | None = None

    def tell(self, mails: list[IncomingMail]) -> None:
        try:
            self._folder.tell_taken([mail.uid for mail in mails])
        except (ImapToolsError, poplib.error_proto) as fault:
            self._fault = self._fault or fault
            return
        IncomingMail.objects.filter(pk__in=[mail.pk for mail in mails]).update(is_told=True)

    def raise_fault(self) -> None:
        if self._fault is not None:
            raise CannotTell from self._fault


def _finish_what_was_left(mailbox: Mailbox, folder: Source, telling: _Telling) -> None:
    """Nobody else watches this mailbox now, so what is not filed was cut short."""
    ours = IncomingMail.objects.filter(mailbox=mailbox).select_related("mailbox", "mailbox__team", "raw").order_by("id")
    file_left_behind(ours.filter(state=MailState.RECEIVED))
    untold = list(ours.filter(is_told=False, uid_validity=folder.uid_validity)[:1000])
    if untold:
        telling.tell(untold)


def _stored(mailbox: Mailbox, folder: Source, uids: list[int], caution: Caution) -> list[IncomingMail]:
    try:
        fetched = folder.fetch(uids)
    except (OSError, imaplib.IMAP4.error, poplib.error_proto, MailboxFetchError):
        caution.failed(uids)
        raise
    return store(mailbox, folder.uid_validity, without_round_trips(mailbox, folder, fetched), at=now())


def _remember_place(mailbox: Mailbox, folder: Source, seen_up_to: int) -> None:
    mailbox.watched_since = mailbox.watched_since or now()
    mailbox.uid_validity = folder.uid_validity
    mailbox.last_uid = seen_up_to
    Mailbox.objects.filter(pk=mailbox.pk).update(
        watched_since=mailbox.watched_since, uid_validity=mailbox.uid_validity, last_uid=mailbox.last_uid
    )
