"""Promises: the same mail twenty times at once is one request, and nobody is answered twice."""

import pytest

from tests.running_desk import RunningDesk

BEGIN = """
from firstline.channels.email.actions.keep_mailbox import add_mailbox
from firstline.core.access import SYSTEM
from firstline.core.clock import now
add_mailbox(name="Support", address="support@desk.test", by=SYSTEM, at=now())
"""
TWENTY = """
import threading
from firstline.channels.email.filing.file import file_mails
from firstline.channels.email.intake.folder import Fetched
from firstline.channels.email.intake.handing_over import take_over
from firstline.channels.email.intake.storing import store
from firstline.channels.email.models import Mailbox
from firstline.core.clock import now
from django.db import connection

RAW = (b"From: Nora <nora@new.test>\\r\\nTo: support@desk.test\\r\\nSubject: Printer\\r\\n"
       b"Message-ID: <one@new.test>\\r\\n"
       b"Date: Wed, 04 Mar 2026 10:00:00 +0100\\r\\n\\r\\nIt does not print.\\r\\n")
box = Mailbox.objects.get()
together = threading.Barrier(20)

def deliver(number):
    raw = b"Received: by relay%d.test\\r\\n" % number + RAW
    together.wait()
    if number % 2:
        take_over(box, raw, at=now())
    else:
        file_mails(store(box, 7, [Fetched(uid=number % 5, raw=raw, arrived_at=now())], at=now()))
    connection.close()

threads = [threading.Thread(target=deliver, args=[number]) for number in range(20)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
from firstline.core.jobs.runner import run_due_jobs
while run_due_jobs("test"):
    pass
"""


@pytest.fixture
def desk(tmp_path):
    desk = RunningDesk(tmp_path / "desk").make()
    desk.act(BEGIN)
    yield desk
    desk.end()


def test_the_same_mail_twenty_times_in_parallel_is_one_request(desk):
    desk.act(TWENTY)
    assert desk.one("select count(*) from ticket") == 1
    assert desk.one("select count(*) from message") == 1
    assert desk.one("select count(*) from outgoing_mail") == 1
    assert desk.one("select count(*) from incoming_mail where duplicate_of_id is null") == 1
    assert desk.rows("select distinct state from incoming_mail order by 1") == [("duplicate",), ("filed",)]
    assert desk.one("select count(*) from incoming_mail where uid_validity = 0") == 10
