"""Fetching by POP3 from a real server: nothing is lost, nothing comes twice, nothing is deleted too early."""

import poplib
import socket
import threading
from contextlib import closing
from datetime import UTC, datetime
from threading import Event as Flag

import pytest

from firstline.channels.email.actions.keep_mailbox import CannotKeepMailbox, change_mailbox
from firstline.channels.email.intake import maildrop
from firstline.channels.email.intake.fetching import fetch_all, fetch_once
from firstline.channels.email.intake.source import opened
from firstline.channels.email.intake.taking import Caution, take_mail
from firstline.channels.email.intake.watching import take_and_wait
from firstline.channels.email.mailbox_health import health_of
from firstline.channels.email.models import IncomingMail, Mailbox
from firstline.channels.email.models.incoming import MailState
from firstline.channels.email.models.mailbox import WayIn
from firstline.channels.email.queries import watched_mailboxes
from firstline.channels.email.tests.mails import mail, mailbox
from firstline.channels.email.trial import try_mailbox
from firstline.core.access import SYSTEM
from firstline.core.files.keep import content_of
from firstline.tickets.models import Ticket
from tests.cast import NOW

pytestmark = pytest.mark.mail

USER = "support@desk.test"


@pytest.fixture
def box(cast, mail_servers):
    return mailbox(**place_of(mail_servers))


def place_of(servers, **values):
    given = {
        "way_in": "pop3", "imap_host": servers.pop3.host, "imap_port": servers.pop3.port, "imap_security": "none",
        "imap_user": USER, "imap_password": "secret", "checks_certificates": False,
    }  # fmt: skip
    return {**given, **values}


def place(servers, *raws):
    for raw in raws:
        servers.place(raw, USER)


def fresh(box):
    return Mailbox.objects.select_related("team").get(pk=box.pk)


def take(box):
    with opened(fresh(box)) as source:
        return take_mail(fresh(box), source, stop=Flag(), caution=Caution())


def texts():
    return [row.message.text for row in IncomingMail.objects.exclude(message=None).order_by("id")]


def test_takes_what_lies_there_in_its_order_and_leaves_it(mail_servers, box):
    raws = [mail(text=f"Mail {n}") for n in range(5)]
    place(mail_servers, *raws)
    assert take(box) == 5
    assert texts() == [f"Mail {n}" for n in range(5)]
    kept = [content_of(row.raw) for row in IncomingMail.objects.order_by("id")]
    assert [one.replace(b"\r\n", b"\n") for one in kept] == [raw.replace(b"\r\n", b"\n") for raw in raws]
    assert all(IncomingMail.objects.values_list("is_told", flat=True))
    assert take(box) == 0
    place(mail_servers, mail(text="One more."))
    assert take(box) == 1
    assert len(mail_servers.mailbox(USER)) == 6
    assert Ticket.objects.count() == 6


def test_deletes_what_it_took_only_if_it_shall(mail_servers, box):
    change_mailbox(box, after_taking="delete", by=SYSTEM, at=NOW)
    place(mail_servers, *[mail(text=f"Mail {n}") for n in range(3)])
    assert take(box) == 3
    assert mail_servers.mailbox(USER) == []
    assert Ticket.objects.count() == 3


def test_deletes_nothing_that_is_not_stored(mail_servers, box, monkeypatch):
    change_mailbox(box, after_taking="delete", by=SYSTEM, at=NOW)
    place(mail_servers, mail())

    def full(*_args, **_kwargs):
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as during:
        during.setattr("firstline.core.files.storage._write", full)
        assert "disk of the desk is full" in fetch_once(fresh(box)).fault
    assert len(mail_servers.mailbox(USER)) == 1
    assert take(box) == 1
    assert mail_servers.mailbox(USER) == []


def test_deletes_afterwards_what_a_break_left_there(mail_servers, box, monkeypatch):
    change_mailbox(box, after_taking="delete", by=SYSTEM, at=NOW)
    place(mail_servers, mail())

    def broken(_self):
        raise poplib.error_proto("-ERR not all of it could be deleted")

    with monkeypatch.context() as during:
        during.setattr(maildrop.Maildrop, "_end_in_peace", broken)
        assert "not all of it could be deleted" in fetch_once(fresh(box)).fault
    assert (Ticket.objects.count(), len(mail_servers.mailbox(USER))) == (1, 1)
    assert fetch_once(fresh(box)).fault == ""
    assert mail_servers.mailbox(USER) == []
    assert Ticket.objects.count() == 1


def test_long_lines_and_dots_come_whole(mail_servers, box):
    text = "x" * 5000 + "\r\n.\r\n..two dots\r\n.one"
    place(mail_servers, mail(text=text))
    assert take(box) == 1
    assert content_of(IncomingMail.objects.get().raw).endswith(text.encode() + b"\r\n")


def test_a_mailbox_that_changes_from_imap_gets_nothing_twice(mail_servers, box):
    imap = {"way_in": "imap", "imap_port": mail_servers.imap.port}
    change_mailbox(box, by=SYSTEM, at=NOW, **imap)
    place(mail_servers, mail())
    take(box)
    change_mailbox(box, by=SYSTEM, at=NOW, **place_of(mail_servers))
    assert take(box) == 1
    assert IncomingMail.objects.filter(state=MailState.DUPLICATE).count() == 1
    change_mailbox(box, by=SYSTEM, at=NOW, **imap)
    take(box)
    assert Ticket.objects.count() == 1


def test_arrived_when_the_last_server_took_it(mail_servers, box):
    last = b"Received: from b by c; Tue, 3 Mar 2026 09:00:00 +0100\r\n"
    place(mail_servers, last + b"Received: from a by b; Mon, 2 Mar 2026 09:00:00 +0100\r\n" + mail())
    take(box)
    assert IncomingMail.objects.get().arrived_at == datetime(2026, 3, 3, 8, tzinfo=UTC)


@pytest.mark.parametrize("security", ["ssl", "starttls"])
def test_works_encrypted(mail_servers, box, security):
    port = mail_servers.pop3.tls_port if security == "ssl" else mail_servers.pop3.port
    change_mailbox(box, imap_security=security, imap_port=port, by=SYSTEM, at=NOW)
    place(mail_servers, mail())
    assert [one.taken for one in fetch_all()] == [1]


def test_a_session_ends_before_anybody_waits(mail_servers, box, monkeypatch):
    place(mail_servers, mail())
    others: list[int] = []

    class WhileWaiting(Flag):
        def wait(self, timeout=None):
            with closing(poplib.POP3(mail_servers.pop3.host, mail_servers.pop3.port, timeout=10)) as other:
                other.user(USER)
                other.pass_("secret")
                others.append(other.stat()[0])
                other.quit()
            place(mail_servers, mail())
            if len(others) == 2:
                self.set()
            return self.is_set()

    with opened(fresh(box)) as source:
        take_and_wait(fresh(box), source, WhileWaiting(), Caution())
    assert others == [1, 2]
    assert Ticket.objects.count() == 2


def test_only_those_are_fetched_that_shall_be(mail_servers, box):
    assert list(watched_mailboxes()) == [box]
    change_mailbox(box, way_in="none", by=SYSTEM, at=NOW)
    assert list(watched_mailboxes()) == []
    assert health_of(fresh(box), at=NOW) == "sends only"


def test_refuses_moving_because_there_are_no_folders(box):
    with pytest.raises(CannotKeepMailbox) as refusal:
        change_mailbox(box, after_taking="move", by=SYSTEM, at=NOW)
    assert refusal.value.field == "after_taking"
    change_mailbox(box, way_in=WayIn.IMAP, after_taking="move", by=SYSTEM, at=NOW)
    with pytest.raises(CannotKeepMailbox):
        change_mailbox(box, way_in=WayIn.POP3, by=SYSTEM, at=NOW)


def test_a_trial_says_what_will_happen_and_changes_nothing(mail_servers, box):
    place(mail_servers, mail(), mail())
    (finding,) = try_mailbox(Mailbox(**place_of(mail_servers, after_taking="delete")))
    assert finding.works
    assert "lie on the server: 2." in finding.sentence
    assert (len(mail_servers.mailbox(USER)), IncomingMail.objects.count()) == (2, 0)
    assert try_mailbox(Mailbox(**place_of(mail_servers, way_in="none"))) == []


@pytest.mark.parametrize(
    ("values", "words"),
    [
        ({"imap_password": "wrong"}, "refused the user name or the password"),
        ({"imap_host": "no-such-host.invalid"}, "There is no server called “no-such-host.invalid”"),
        ({"imap_security": "ssl"}, "does not speak TLS on port"),
        ({"imap_security": "starttls", "checks_certificates": True}, "made its certificate itself"),
    ],
)
def test_a_trial_says_what_is_wrong(mail_servers, box, values, words):
    (finding,) = try_mailbox(Mailbox(**place_of(mail_servers, **values)))
    assert not finding.works
    assert words in finding.sentence


@pytest.mark.parametrize(
    ("answers", "security", "words"),
    [
        ([b"+OK hi", b"-ERR no"], "starttls", "does not offer STARTTLS"),
        ([b"+OK hi", b"+OK", b"-ERR [IN-USE] Somebody else is in"], "none", "It said: “[IN-USE] Somebody else is in”"),
        ([b"+OK hi", b"+OK", b"+OK", b"-ERR what?"], "none", "no lasting names (UIDL)"),
        ([b"+OK hi", b"+OK"], "none", "ended the connection"),
    ],
)
def test_says_what_odd_servers_do(cast, answers, security, words):
    with socket.create_server(("127.0.0.1", 0)) as server:
        threading.Thread(target=_answer, args=(server, answers), daemon=True).start()
        port = server.getsockname()[1]
        box = Mailbox(way_in="pop3", imap_host="127.0.0.1", imap_port=port, imap_security=security, imap_user="x")
        (finding,) = try_mailbox(box)
    assert not finding.works
    assert words in finding.sentence


def _answer(server, answers):
    line, _address = server.accept()
    with line, line.makefile("rb") as asked:
        for answer in answers:
            line.sendall(answer + b"\r\n")
            asked.readline()
