"""`kill -9` while a mail server hands mail over by LMTP: what was answered with 250 is here, and nothing is doubled.

python -m pytest tests/ledger --slow
"""

import os
import random
import smtplib
import threading
import time
from collections import Counter
from contextlib import closing

import pytest

from tests.ledger.books import make_mail
from tests.ledger.databases import POSTGRES, answers
from tests.mailserver.ports import free_ports
from tests.running_desk import RunningDesk

pytestmark = [pytest.mark.slow]

MAILS = 300
KILLS = 8
SENDERS = 100
KEEP = """
from firstline.channels.email.actions.keep_mailbox import add_mailbox
from firstline.core.access import SYSTEM
from firstline.core.clock import now
add_mailbox(name="Support", address="support@desk.test", by=SYSTEM, at=now())
"""


@pytest.fixture(params=["sqlite", "postgres"])
def desk(request, tmp_path):
    if request.param == "postgres" and not answers(POSTGRES):
        pytest.skip(f"no PostgreSQL answers at {POSTGRES}")
    desk = RunningDesk(tmp_path / "data", POSTGRES if request.param == "postgres" else "").make()
    yield desk
    desk.end()


def test_a_mail_that_was_answered_is_one_ticket(desk):
    seed = int(os.environ.get("LEDGER_SEED") or time.time())
    chance = random.Random(seed)
    print(f"LEDGER_SEED={seed}")
    (port,) = free_ports(1)
    desk.environment["FIRSTLINE_LMTP_LISTEN"] = str(port)
    desk.act(KEEP)
    mails = [make_mail(number, chance, senders=SENDERS) for number in range(MAILS)]
    tries = Counter()
    handing = threading.Thread(target=_hand_over, args=(port, mails, tries))
    handing.start()
    for _kill in range(KILLS):
        worker = desk.start_worker()
        time.sleep(chance.uniform(2.0, 5.0))
        assert worker.poll() is None, desk.log[-3000:]
        desk.kill(worker)
    desk.start_worker()
    handing.join(timeout=120)
    assert not handing.is_alive()
    desk.wait_until("select count(*) from incoming_mail where state = 'received'", 0, seconds=150)
    print(f"answered {MAILS} of {sum(tries.values())} tries")
    subjects = Counter(subject for (subject,) in desk.rows("select subject from ticket"))
    assert subjects == Counter(f"Ledger {number}" for number in range(MAILS))
    assert desk.one("select count(*) from message") == MAILS
    assert desk.one("select count(*) from incoming_mail where state not in ('filed', 'duplicate')") == 0


def _hand_over(port: int, mails: list[bytes], tries: Counter) -> None:
    """As a mail server does: each mail again and again until it is answered with 250."""
    for number, raw in enumerate(mails):
        while not _taken(port, raw):
            tries[number] += 1
            time.sleep(0.1)
        tries[number] += 1
        time.sleep(0.02)


def _taken(port: int, raw: bytes) -> bool:
    try:
        with closing(smtplib.LMTP("127.0.0.1", port)) as client:
            client.sock.settimeout(20)
            client.sendmail("nora@new.test", ["support@desk.test"], raw)
    except (OSError, smtplib.SMTPException):
        return False
    return True
