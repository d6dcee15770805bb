"""Reading a mailbox as any mail client does: through IMAP."""

import imaplib
import time
from collections.abc import Iterator
from contextlib import contextmanager

from tests.mailserver.program import HOST

SECONDS_TO_ANSWER = 15


@contextmanager
def opened_inbox(port: int, user: str, password: str) -> Iterator[imaplib.IMAP4]:
    """A connection with the INBOX selected; signed out at the end."""
    client = imaplib.IMAP4(HOST, port, timeout=SECONDS_TO_ANSWER)
    try:
        client.login(user, password)
        client.select("INBOX")
        yield client
    finally:
        client.logout()


def wait_until_known(port: int, user: str, password: str) -> None:
    """Return when the server lets this user in. Raises TimeoutError."""
    deadline = time.monotonic() + SECONDS_TO_ANSWER
    while not _is_let_in(port, user, password):
        if time.monotonic() > deadline:
            raise TimeoutError(f"the IMAP server does not know {user}")
        time.sleep(0.1)


def _is_let_in(port: int, user: str, password: str) -> bool:
    try:
        with opened_inbox(port, user, password):
            return True
    except imaplib.IMAP4.error:
        return False


def count_of(client: imaplib.IMAP4) -> int:
    """How many messages the selected mailbox holds now."""
    client.noop()
    _, said = client.uid("SEARCH", "ALL")
    return len((said[0] or b"").split())


def messages_of(client: imaplib.IMAP4) -> list[bytes]:
    """All messages of the selected mailbox as they are, in the order of their UIDs.

    None gets marked as read.
    """
    if not count_of(client):
        return []
    _, said = client.uid("FETCH", "1:*", "(UID BODY.PEEK[])")
    return [part[1] for part in said if isinstance(part, tuple)]


def empty(client: imaplib.IMAP4) -> None:
    """Delete every message of the selected mailbox."""
    if count_of(client):
        client.uid("STORE", "1:*", "+FLAGS.SILENT", r"(\Deleted)")
        client.expunge()
