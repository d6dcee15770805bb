"""The loop that watches mailboxes: a real worker process against a real IMAP server."""

import time
from threading import Event as Flag

import pytest

from firstline.channels.email.intake.folder import Folder, opened
from firstline.channels.email.intake.taking import Caution
from firstline.channels.email.intake.watching import take_and_wait
from firstline.channels.email.tests.mails import mail, mailbox
from firstline.channels.email.tests.test_taking import USER, fresh, place_of
from firstline.tickets.models import Ticket
from tests.running_desk import RunningDesk

pytestmark = pytest.mark.mail

KEEP = """
from firstline.channels.email.actions.keep_mailbox import add_mailbox, change_mailbox
from firstline.channels.email.models import Mailbox
from firstline.core.access import SYSTEM
from firstline.core.clock import now
box = Mailbox.objects.first()
if box:
    change_mailbox(box, by=SYSTEM, at=now(), **values)
else:
    add_mailbox(name="Support", address="support@desk.test", by=SYSTEM, at=now(), **values)
"""
TICKETS = "select count(*) from ticket"
FAULT = "select last_error from mailbox"
HAS_LOOKED = "select count(*) from mailbox where last_success_at is not null"
WATCHED = "select count(*) from mailbox_watch"


@pytest.fixture(scope="module")
def made_desk(tmp_path_factory):
    return RunningDesk(tmp_path_factory.mktemp("desk") / "data").make()


@pytest.fixture
def desk(made_desk, tmp_path):
    copy = made_desk.copy_to(tmp_path / "desk")
    yield copy
    copy.end()


def test_new_mail_is_a_ticket_at_once_and_one_worker_does_it(mail_servers, desk):
    desk.act(KEEP, values=place_of(mail_servers))
    first, second = desk.start_worker(), desk.start_worker()
    desk.wait_until(HAS_LOOKED, 1)
    time.sleep(1)
    began = time.monotonic()
    mail_servers.place(mail(), USER)
    desk.wait_until(TICKETS, 1)
    assert time.monotonic() - began < 3
    assert desk.one(WATCHED) == 1
    for worker in (first, second):
        desk.stop(worker)
    assert desk.one(WATCHED) == 0


def test_another_takes_over_at_once_from_a_worker_that_was_killed(mail_servers, desk):
    desk.act(KEEP, values=place_of(mail_servers))
    first = desk.start_worker()
    desk.wait_until(HAS_LOOKED, 1)
    desk.kill(first)
    mail_servers.place(mail(), USER)
    desk.start_worker()
    desk.wait_until(TICKETS, 1, seconds=10)


def test_goes_on_after_the_server_was_away(mail_servers, desk):
    desk.act(KEEP, values=place_of(mail_servers))
    desk.start_worker()
    desk.wait_until(HAS_LOOKED, 1)
    mail_servers.stop_imap()
    desk.wait_until(f"select count(*) from ({FAULT}) as m where last_error like '%127.0.0.1%'", 1)
    mail_servers.place(mail(), USER)
    mail_servers.start_imap()
    desk.wait_until(TICKETS, 1, seconds=45)
    desk.wait_until(FAULT, "")


def test_notices_a_mailbox_that_comes_changes_and_goes(mail_servers, desk):
    mail_servers.place(mail(), USER)
    desk.start_worker()
    desk.act(KEEP, values=place_of(mail_servers, imap_password="wrong"))
    desk.wait_until("select count(*) from mailbox where last_error like '%password%'", 1)
    desk.act(KEEP, values={"imap_password": "secret"})
    desk.wait_until(TICKETS, 1)
    desk.act(KEEP, values={"is_active": False})
    desk.wait_until(WATCHED, 0)
    mail_servers.place(mail(), USER)
    time.sleep(2)
    assert desk.one(TICKETS) == 1


def test_a_server_that_can_not_tell_is_asked(cast, mail_servers, monkeypatch):
    monkeypatch.setattr(Folder, "can_say_when", False)
    box = mailbox(**place_of(mail_servers))

    class AfterTwoLooks(Flag):
        def wait(self, timeout=None):
            if Ticket.objects.exists():
                self.set()
            mail_servers.place(mail(), USER)
            return self.is_set()

    with opened(fresh(box)) as folder:
        take_and_wait(fresh(box), folder, AfterTwoLooks(), Caution())
    assert Ticket.objects.count() == 1
