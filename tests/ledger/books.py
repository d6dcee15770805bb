"""What is sent, and how it must stand in the desk afterwards: once, whole, with its original."""

import hashlib
import random
from collections import Counter
from collections.abc import Iterable
from email.message import EmailMessage

from tests.running_desk import RunningDesk

USER = "support@desk.test"

KEEP_MAILBOX = """
from firstline.channels.email.actions.keep_mailbox import add_mailbox
from firstline.core.access import SYSTEM
from firstline.core.clock import now
add_mailbox(name="Support", address="support@desk.test", by=SYSTEM, at=now(), **values)
"""


def make_mail(number: int, chance: random.Random, *, senders: int) -> bytes:
    """One mail of its own; every fifth carries a file."""
    message = EmailMessage()
    message["From"] = f"Sender {number % senders} <sender{number % senders}@customer.test>"
    message["To"], message["Subject"] = USER, f"Ledger {number}"
    message["Message-ID"] = f"<ledger.{number}.{chance.getrandbits(40)}@customer.test>"
    message.set_content(f"This is mail {number}.\n" + "It does not print.\n" * chance.randint(1, 200))
    if number % 5 == 0:
        content = f"file of mail {number}".encode() * chance.randint(1, 5000)
        message.add_attachment(content, maintype="application", subtype="octet-stream", filename=f"log {number}.bin")
    return message.as_bytes()


def check_the_books(desk: RunningDesk, mails: list[bytes], subjects: Iterable[str]) -> None:
    """Every mail is one request with one message, one event and its original, and nothing else is there."""
    sent = len(mails)
    assert Counter(one for (one,) in desk.rows("select subject from ticket")) == Counter(subjects)
    assert desk.one("select count(*) from message") == sent
    assert desk.one("select count(distinct ticket_id) from message") == sent
    assert desk.one("select count(*) from event where kind = 'ticket:registered'") == sent
    assert desk.one("select count(distinct subject_id) from event where kind = 'ticket:registered'") == sent
    assert desk.one("select count(*) from incoming_mail where state = 'filed'") == sent
    assert desk.one("select count(distinct ticket_id) from incoming_mail where state = 'filed'") == sent
    assert desk.one("select count(*) from incoming_mail where state not in ('filed', 'duplicate')") == 0
    assert desk.one("select coalesce(sum(delta), 0) from tally") == sent
    _check_the_originals(desk, mails)


def _check_the_originals(desk: RunningDesk, mails: list[bytes]) -> None:
    """Every original is in the store, whole, under the hash of its bytes."""
    kept = desk.rows("select f.sha256 from incoming_mail m join file f on f.id = m.raw_id where m.state = 'filed'")
    bodies = Counter()
    for (sha256,) in kept:
        content = (desk.folder / "files" / sha256[:2] / sha256[2:4] / sha256).read_bytes()
        assert hashlib.sha256(content).hexdigest() == sha256
        bodies[_essence(content)] += 1
    assert bodies == Counter(map(_essence, mails))


def _essence(raw: bytes) -> bytes:
    """A mail without what servers may change on its way."""
    return hashlib.sha256(raw.replace(b"\r\n", b"\n").replace(b"\0", b"\x80").strip()).digest()
