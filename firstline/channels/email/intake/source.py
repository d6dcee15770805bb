"""Where a mailbox's mail is fetched from: a folder of IMAP, or the mails of a POP3 account."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from datetime import datetime
from threading import Event as Flag
from typing import Protocol

from firstline.channels.email.intake.batches import MOST_PER_FETCH
from firstline.channels.email.intake.folder import Fetched
from firstline.channels.email.intake.folder import opened as opened_folder
from firstline.channels.email.intake.maildrop import Maildrop
from firstline.channels.email.intake.pop3 import signed_in
from firstline.channels.email.models import Mailbox
from firstline.channels.email.models.mailbox import WayIn


class Source(Protocol):
    """What taking and watching ask; `Folder` and `Maildrop` say how each does it."""

    uid_validity: int

    def waiting(self, mailbox: Mailbox, /) -> tuple[list[int], int]: ...
    def since(self, moment: datetime, /) -> list[int]: ...
    def batches(self, uids: Iterable[int], *, most: int = MOST_PER_FETCH) -> Iterator[list[int]]: ...
    def fetch(self, uids: list[int]) -> list[Fetched]: ...
    def tell_taken(self, uids: list[int]) -> None: ...
    def delete(self, uids: list[int]) -> None: ...
    def wait_for_mail(self, stop: Flag) -> None: ...


@contextmanager
def opened(mailbox: Mailbox) -> Iterator[Source]:
    """The mailbox's mail, open until the end of the block. Raises what the servers' faults raise."""
    if mailbox.way_in != WayIn.POP3:
        with opened_folder(mailbox) as folder:
            yield folder
        return
    maildrop = Maildrop(mailbox, signed_in(mailbox))
    try:
        yield maildrop
    finally:
        maildrop.leave()
