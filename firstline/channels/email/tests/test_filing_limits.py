"""Mails that reading is stopped at: filed with what their head says, and never in the way of others."""

import errno
from functools import partial

import pytest

from firstline.channels.email.filing import file, opening
from firstline.channels.email.filing.file import file_mails
from firstline.channels.email.models import IncomingMail
from firstline.channels.email.models.incoming import MailState
from firstline.channels.email.reading.apart.reader import CannotStartReader
from firstline.channels.email.reading.apart.readers import Readers
from firstline.channels.email.reading.apart.reading import read_apart
from firstline.channels.email.tests.mails import arrive, mail, mailbox
from firstline.tickets.models import Message, Ticket

HOSTILE = (
    b"From: Mal <mal@x.test>\nTo: support@desk.test\nSubject: Hostile\nMessage-ID: <h@x.test>\n"
    b"Date: Wed, 04 Mar 2026 10:00:00 +0100\n\n%s"
)


@pytest.fixture
def box(cast):
    return mailbox()


@pytest.fixture
def _misreading(monkeypatch):
    readers = Readers("firstline.channels.email.reading.tests.misreading")
    monkeypatch.setattr(opening, "read_apart", partial(read_apart, readers=readers))
    yield
    readers.close()


@pytest.mark.usefixtures("_misreading")
@pytest.mark.parametrize("flaw", [b"exits", b"eats", b"aborts"])
def test_becomes_a_request_that_says_see_the_original(box, flaw):
    arrive(box, HOSTILE % flaw)
    ticket = Ticket.objects.get()
    assert (ticket.subject, ticket.requester.email) == ("Hostile", "mal@x.test")
    assert Message.objects.get(ticket=ticket).text == (
        "[This mail was too large or too tangled to be shown whole. See the original.]"
    )


@pytest.mark.usefixtures("_misreading")
def test_holds_up_none_of_those_around_it(box):
    arrive(box, mail("a@x.test", text=""), HOSTILE % b"exits", HOSTILE % b"aborts" + b" ", mail("c@x.test", text=""))
    assert set(IncomingMail.objects.values_list("state", flat=True)) == {MailState.FILED}
    assert Ticket.objects.count() == 4


@pytest.mark.usefixtures("_misreading")
def test_one_that_takes_its_time_is_filed_with_those_before_it_and_not_with_those_behind(box, monkeypatch):
    together = []
    real = file._file_together
    monkeypatch.setattr(file, "_file_together", lambda batch: (together.append(len(batch)), real(batch)))
    monkeypatch.setattr(file, "LONGEST_BATCH_SECONDS", 2.0)
    opening.read_apart(b"")  # starts the process, which may take its time too
    arrive(box, mail(text=""), mail(text=""), HOSTILE % b"sleeps 2.5", mail(text=""), mail(text=""))
    assert together == [3, 2]
    assert Ticket.objects.count() == 5


def test_a_machine_that_can_start_no_process_holds_nothing(box, monkeypatch):
    def no_more_processes(raw):
        raise CannotStartReader("no memory")

    monkeypatch.setattr(opening, "read_apart", no_more_processes)
    with pytest.raises(OSError, match="no memory") as raised:
        arrive(box, mail())
    assert raised.value.errno == errno.EAGAIN
    assert IncomingMail.objects.get().state == MailState.RECEIVED
    monkeypatch.undo()
    file_mails(IncomingMail.objects.all())
    assert IncomingMail.objects.get().state == MailState.FILED
