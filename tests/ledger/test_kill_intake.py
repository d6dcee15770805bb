"""`kill -9` at random moments while mail comes in: nothing is lost, nothing is doubled, every original is kept.

python -m pytest tests/ledger --slow                  on SQLite, and on PostgreSQL where one answers
LEDGER_SEED=7 python -m pytest tests/ledger --slow     the same moments again, as far as the machine allows
"""

import hashlib
import os
import random
import threading
import time
from collections import Counter
from contextlib import suppress
from email.message import EmailMessage

import psycopg
import pytest

from tests.running_desk import RunningDesk

pytestmark = [pytest.mark.slow, pytest.mark.mail]

MAILS = 500
KILLS = 10
SENDERS = 100
USER = "support@desk.test"
POSTGRES = os.environ.get("FIRSTLINE_TEST_POSTGRES", "postgres://postgres@127.0.0.1:5432").rstrip("/")

KEEP = """
from firstline.channels.email.actions.keep_mailbox import add_mailbox
from firstline.core.access import SYSTEM
from firstline.core.clock import now
add_mailbox(name="Support", address="support@desk.test", by=SYSTEM, at=now(), **values)
"""


@pytest.fixture(params=["sqlite", "postgres"])
def desk(request, tmp_path):
    if request.param == "postgres" and not _answers(POSTGRES):
        pytest.skip(f"no PostgreSQL answers at {POSTGRES}")
    desk = RunningDesk(tmp_path / "data", POSTGRES if request.param == "postgres" else "").make()
    yield desk
    desk.end()


@pytest.mark.parametrize("after_taking", ["seen", "move"])
def test_every_mail_becomes_one_ticket(mail_servers, desk, after_taking):
    seed = int(os.environ.get("LEDGER_SEED") or time.time())
    chance = random.Random(seed)
    print(f"LEDGER_SEED={seed}")
    imap = mail_servers.imap
    desk.act(
        KEEP,
        values={
            "imap_host": imap.host, "imap_port": imap.port, "imap_security": "none", "imap_user": USER,
            "imap_password": "secret", "after_taking": after_taking, "taken_folder": f"Taken {seed}",
        },
    )  # fmt: skip
    mails = [_mail(number, chance) for number in range(MAILS)]
    delivering = threading.Thread(target=_deliver, args=(mail_servers, mails, chance))
    delivering.start()
    kills = _kill_again_and_again(desk, chance)
    delivering.join()
    desk.start_worker()
    desk.wait_until("select count(*) from incoming_mail where state = 'filed'", MAILS, seconds=60)
    desk.wait_until("select count(*) from incoming_mail where not is_told", 0, seconds=60)
    time.sleep(2)
    print(f"killed {kills} times")
    assert kills == KILLS
    _check_the_ledger(desk, mails)


def _check_the_ledger(desk: RunningDesk, mails: list[bytes]) -> None:
    subjects = Counter(subject for (subject,) in desk.rows("select subject from ticket"))
    assert subjects == Counter(f"Ledger {number}" for number in range(len(mails)))
    assert desk.one("select count(*) from message") == len(mails)
    assert desk.one("select count(*) from event where kind = 'ticket:registered'") == len(mails)
    assert desk.one("select count(distinct ticket_id) from incoming_mail") == len(mails)
    assert desk.one("select count(*) from incoming_mail where state <> 'filed'") == 0
    assert desk.one("select coalesce(sum(delta), 0) from tally") == len(mails)
    assert desk.one("select count(*) from attachment") == len(mails) // 5
    _check_the_originals(desk, mails)


def _check_the_originals(desk: RunningDesk, mails: list[bytes]) -> None:
    """Every original is in the store, whole, under the hash of its bytes."""
    kept = desk.rows("select f.sha256 from incoming_mail m join file f on f.id = m.raw_id")
    bodies = Counter()
    for (sha256,) in kept:
        content = (desk.folder / "files" / sha256[:2] / sha256[2:4] / sha256).read_bytes()
        assert hashlib.sha256(content).hexdigest() == sha256
        bodies[_essence(content)] += 1
    assert bodies == Counter(map(_essence, mails))


def _kill_again_and_again(desk: RunningDesk, chance: random.Random) -> int:
    """Start a worker, let it work for a while that ends at any moment of its life, kill it; ten times."""
    kills = 0
    while kills < KILLS:
        stored = desk.one("select count(*) from incoming_mail")
        worker = desk.start_worker()
        if kills % 3:
            with suppress(TimeoutError):
                _wait_for_more(desk, stored)
        time.sleep(chance.uniform(0.0, 1.5 if kills % 3 else 3.0))
        assert worker.poll() is None, desk.log[-3000:]
        desk.kill(worker)
        kills += 1
    return kills


def _wait_for_more(desk: RunningDesk, stored: int) -> None:
    """Until this worker has begun to take mail, so that most kills fall into the middle of it."""
    deadline = time.monotonic() + 10
    while desk.one("select count(*) from incoming_mail") == stored:
        if time.monotonic() > deadline:
            raise TimeoutError
        time.sleep(0.01)


def _deliver(mail_servers, mails: list[bytes], chance: random.Random) -> None:
    """In bursts, so that some arrive alone and some by the dozen, from before the first kill to after the last."""
    waiting = list(mails)
    while waiting:
        burst, waiting = waiting[: (size := chance.randint(1, 40))], waiting[size:]
        for raw in burst:
            mail_servers.place(raw, USER)
        time.sleep(chance.uniform(0.2, 2.2))


def _mail(number: int, chance: random.Random) -> bytes:
    message = EmailMessage()
    message["From"] = f"Sender {number % SENDERS} <sender{number % SENDERS}@customer.test>"
    message["To"], message["Subject"] = USER, f"Ledger {number}"
    message["Message-ID"] = f"<ledger.{number}.{chance.getrandbits(40)}@customer.test>"
    message.set_content(f"This is mail {number}.\n" + "It does not print.\n" * chance.randint(1, 200))
    if number % 5 == 0:
        content = f"file of mail {number}".encode() * chance.randint(1, 5000)
        message.add_attachment(content, maintype="application", subtype="octet-stream", filename=f"log {number}.bin")
    return message.as_bytes()


def _essence(raw: bytes) -> bytes:
    """A mail without what servers may change on its way."""
    return hashlib.sha256(raw.replace(b"\r\n", b"\n").strip()).digest()


def _answers(server: str) -> bool:
    try:
        psycopg.connect(f"{server}/postgres", connect_timeout=3).close()
    except psycopg.Error:
        return False
    return True
