"""What strangers send is on the disk, byte for byte, before anything looks at it or anybody is told that we have it."""

from threading import Event as Flag

import pytest

from firstline.channels.email.filing import file
from firstline.channels.email.intake import storing, taking
from firstline.channels.email.intake.content import content_hash
from firstline.channels.email.intake.folder import Fetched
from firstline.channels.email.intake.taking import Caution, take_mail
from firstline.channels.email.models import IncomingMail, Mailbox
from firstline.channels.email.models.incoming import MailState
from firstline.channels.email.tests.mails import arrive, mail, mailbox
from firstline.core.files.keep import content_of
from firstline.tickets.models import Ticket
from tests.cast import NOW

BYTES = [
    b"\x00",
    b"\xff" * 2000,
    b"\r",
    b"\n" * 50,
    b"From: \x00\r\n\r\n",
    b"\x1b[2J" + b"A" * 10,
    "Från: åäö".encode("utf-16"),
    b"From: a@b.test\r\nSubject: x\r\n\r\n.\r\n..\r\n",
    b"From a@b Mon Mar 2\nFrom: a@b.test\n\nx",
    b"%s%n" * 100,
]


class WatchedServer:
    """Stands for a mail server, and looks at our disk whenever it is told that we have a mail."""

    uid_validity = 7

    def __init__(self, raws: list[bytes]) -> None:
        self.raws = dict(enumerate(raws, 1))
        self.told: list[int] = []
        self.on_disk_when_told: list[bool] = []

    def waiting(self, _mailbox) -> tuple[list[int], int]:
        return [uid for uid in self.raws if uid not in self.told], max(self.raws, default=0)

    def batches(self, uids, *, most):
        yield from ([uid] for uid in uids)

    def fetch(self, uids) -> list[Fetched]:
        return [Fetched(uid=uid, raw=self.raws[uid], arrived_at=NOW) for uid in uids]

    def tell_taken(self, uids) -> None:
        for uid in uids:
            row = IncomingMail.objects.filter(uid_validity=7, uid=uid).first()
            self.on_disk_when_told.append(row is not None and content_of(row.raw) == self.raws[uid])
        self.told += uids


@pytest.fixture
def box(cast):
    return mailbox()


def take(box, server) -> int:
    return take_mail(Mailbox.objects.select_related("team").get(pk=box.pk), server, stop=Flag(), caution=Caution())


@pytest.mark.parametrize("raw", BYTES, ids=range(len(BYTES)))
def test_every_byte_is_kept(box, raw):
    (row,) = arrive(box, raw)
    assert content_of(row.raw) == raw
    assert row.state in {MailState.FILED, MailState.HELD}


def test_the_server_is_told_of_what_is_on_the_disk_and_of_nothing_else(box):
    server = WatchedServer([mail(), *BYTES, mail()])
    assert take(box, server) == len(server.raws)
    assert server.on_disk_when_told == [True] * len(server.raws)


@pytest.mark.parametrize("where", [(storing, "keep_all"), (taking, "store"), (taking, "file_mails")])
@pytest.mark.parametrize("fault", [OSError(28, "no space left"), KeyboardInterrupt, MemoryError])
def test_what_fails_on_the_way_tells_the_server_nothing_and_is_taken_again(box, monkeypatch, where, fault):
    server = WatchedServer([mail(), mail()])

    def fails(*_args, **_values):
        raise fault

    monkeypatch.setattr(*where, fails)
    with pytest.raises((OSError, KeyboardInterrupt, MemoryError)):
        take(box, server)
    assert server.told == []
    monkeypatch.undo()
    take(box, server)
    assert sorted(server.told) == [1, 2]
    assert Ticket.objects.count() == 2


def test_a_mail_that_can_not_be_filed_is_kept_and_holds_up_nobody(box, monkeypatch):
    real = file.decide
    monkeypatch.setattr(file, "decide", lambda read, facts: 1 / 0 if read.subject == "Bad" else real(read, facts))
    rows = arrive(box, mail(), mail(Subject="Bad"), mail())
    assert [row.state for row in rows] == [MailState.FILED, MailState.HELD, MailState.FILED]
    assert (rows[1].held_for, rows[1].detail) == ("failed", "ZeroDivisionError: division by zero")


def test_each_second_mail_is_not_lost_to_numbers_that_move(box):
    """By sequence numbers every second one would be, as the server counts anew (osTicket #6979)."""
    server = WatchedServer([mail(text=f"Mail {n}") for n in range(20)])
    take(box, server)
    assert server.told == list(range(1, 21))
    assert Ticket.objects.count() == 20


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ({"text": "a"}, {"text": "b"}),
        ({"Subject": "a"}, {"Subject": "b"}),
        ({"From": "a@x.test"}, {"From": "b@x.test"}),
        ({"Date": "Wed, 04 Mar 2026 10:00:00 +0100"}, {"Date": "Wed, 04 Mar 2026 10:00:01 +0100"}),
        ({"To": "support@desk.test"}, {"To": "support+x@desk.test"}),
    ],
)
def test_a_stranger_can_not_have_anothers_mail_taken_for_a_repetition(box, one, other):
    """Whoever guesses a Message-ID sends a mail before it."""
    first, second = arrive(
        box, mail(**{"Message_ID": "<same@x.test>"} | one), mail(**{"Message_ID": "<same@x.test>"} | other)
    )
    assert (first.state, second.state) == (MailState.FILED, MailState.FILED)


def test_what_ends_a_head_can_not_hide_what_differs():
    """Two bodies behind the same beginning, and two heads of different length, are different mails."""
    head = b"Message-ID: <1@x>\r\nFrom: a@b\r\n"
    long = b"X: " + b"a" * 300_000 + b"\r\n\r\n"
    ends = (b"\r\nx", b"\r\ny", b"\r\nx\r\n\r\ny", b"\r\nx\r\n\r\nz", long + b"x", long + b"y")
    hashes = [content_hash(head + rest) for rest in ends]
    assert len(set(hashes)) == len(hashes)
