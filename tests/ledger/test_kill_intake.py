"""`kill -9` at random moments while mail comes in: nothing is lost, nothing is doubled, every original is kept.

python -m pytest tests/ledger --slow                  on SQLite, and on PostgreSQL where one answers
LEDGER_SEED=7 python -m pytest tests/ledger --slow     the same moments again, as far as the machine allows
"""

import os
import random
import threading
import time
from contextlib import suppress

import pytest

from tests.ledger.books import KEEP_MAILBOX, USER, check_the_books, make_mail
from tests.ledger.databases import POSTGRES, answers
from tests.running_desk import RunningDesk

pytestmark = [pytest.mark.slow, pytest.mark.mail]

MAILS = 500
KILLS = 10
SENDERS = 100


@pytest.fixture(params=["sqlite", "postgres"])
def desk(request, tmp_path):
    if request.param == "postgres" and not answers(POSTGRES):
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
        KEEP_MAILBOX,
        values={
            "imap_host": imap.host, "imap_port": imap.port, "imap_security": "none", "imap_user": USER,
            "imap_password": "secret", "after_taking": after_taking, "taken_folder": f"Taken {seed}",
        },
    )  # fmt: skip
    mails = [make_mail(number, chance, senders=SENDERS) for number in range(MAILS)]
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
    check_the_books(desk, mails, [f"Ledger {number}" for number in range(MAILS)])
    assert desk.one("select count(*) from attachment") == MAILS // 5


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
