"""`firstline mail receive`: the exit status says whether the mail is ours, stdout says nothing."""

import io
import os
import subprocess
import sys

import pytest
from django.db import OperationalError

from firstline.channels.email.models import IncomingMail, Mailbox
from firstline.channels.email.tests.mails import mail, mailbox
from firstline.ops.mail.receiving import Outcome, receive
from tests.cast import NOW
from tests.running_desk import REPOSITORY, RunningDesk

LARGEST = 100_000


@pytest.fixture
def box(cast):
    return mailbox()


def received(raw, address="", largest=LARGEST):
    return receive(io.BytesIO(raw), mailbox=address, largest=largest, at=NOW)


def test_takes_a_mail_for_the_mailbox_it_names(box):
    assert received(mail()) == Outcome(0)
    assert IncomingMail.objects.get().mailbox == box


def test_takes_a_mail_for_the_mailbox_it_is_given_whatever_its_head_says(box):
    sales = mailbox(name="Sales", address="sales@desk.test")
    assert received(mail(), "sales@desk.test") == Outcome(0)
    assert IncomingMail.objects.get().mailbox == sales


@pytest.mark.parametrize(
    ("raw", "address", "status", "words"),
    [
        (mail(To="x@y.test"), "", os.EX_NOUSER, "--mailbox"),
        (mail(), "nobody@desk.test", os.EX_NOUSER, "nobody@desk.test"),
        (b"\n", "support@desk.test", os.EX_DATAERR, "nothing in this mail"),
        (mail(text="x" * LARGEST), "", os.EX_DATAERR, "larger than"),
    ],
)
def test_says_what_will_never_work(box, raw, address, status, words):
    outcome = received(raw, address)
    assert outcome.status == status
    assert words in outcome.sentence
    assert IncomingMail.objects.count() == 0


@pytest.mark.parametrize("fault", [OperationalError("gone"), OSError(28, "No space left"), ValueError("a mistake")])
def test_asks_for_another_try_when_we_fail(box, monkeypatch, fault):
    def fail(*_args, **_kwargs):
        raise fault

    monkeypatch.setattr("firstline.ops.mail.receiving.take_over", fail)
    assert received(mail()).status == os.EX_TEMPFAIL


def test_asks_for_another_try_while_the_mailbox_is_switched_off(box):
    Mailbox.objects.update(is_active=False)
    assert received(mail()).status == os.EX_TEMPFAIL


def test_as_a_program(tmp_path):
    desk = RunningDesk(tmp_path / "data").make()
    raw = mail(text="Straight from a pipe.")
    desk.act(KEEP)
    assert _piped(desk, raw) == (0, b"")
    assert _piped(desk, mail(To="x@y.test")) == (os.EX_NOUSER, b"")
    assert _piped(desk, raw, "--no-such-option") == (os.EX_TEMPFAIL, b"")
    assert _piped(desk, raw, FIRSTLINE_DATABASE="postgres://nobody@127.0.0.1:1/none") == (os.EX_TEMPFAIL, b"")
    assert _piped(desk, raw, FIRSTLINE_DATA="/proc/no/such/folder") == (os.EX_TEMPFAIL, b"")
    assert desk.rows("select state, uid_validity from incoming_mail") == [("received", 0)]
    desk.start_worker()
    try:
        desk.wait_until("select count(*) from ticket", 1)
    finally:
        desk.end()
    assert desk.rows("select text from message") == [("Straight from a pipe.",)]


KEEP = """
from firstline.channels.email.actions.keep_mailbox import add_mailbox
from firstline.core.access import SYSTEM
from firstline.core.clock import now
add_mailbox(name="Support", address="support@desk.test", by=SYSTEM, at=now())
"""


def _piped(desk, raw, *options, **environment):
    done = subprocess.run(
        [sys.executable, "-m", "firstline", "mail", "receive", *options],
        cwd=REPOSITORY, env={**desk.environment, **environment}, input=raw, capture_output=True, check=False,
    )  # fmt: skip
    return done.returncode, done.stdout
