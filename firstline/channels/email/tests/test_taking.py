"""Taking mail from a real IMAP server."""

from contextlib import contextmanager
from threading import Event as Flag

import pytest
from imap_tools.errors import MailboxFlagError

from firstline.channels.email.actions.keep_mailbox import change_mailbox
from firstline.channels.email.intake import taking
from firstline.channels.email.intake.fetching import fetch_all, fetch_once
from firstline.channels.email.intake.folder import Folder, opened
from firstline.channels.email.intake.lease import take_lease
from firstline.channels.email.intake.taking import CannotTell, Caution, take_mail
from firstline.channels.email.models import IncomingMail, Mailbox
from firstline.channels.email.models.incoming import MailState
from firstline.channels.email.tests.mails import mail, mail_with_files, mailbox
from firstline.core.access import SYSTEM
from firstline.core.clock import now
from firstline.core.files.keep import content_of
from firstline.core.models import LoggedEvent
from firstline.tickets.models import Ticket
from tests.cast import NOW

pytestmark = pytest.mark.mail

USER = "support@desk.test"


@pytest.fixture
def box(cast, mail_servers):
    return mailbox(**place_of(mail_servers))


def place_of(servers, **values):
    return {
        "imap_host": servers.imap.host,
        "imap_port": servers.imap.port,
        "imap_security": "none",
        "imap_user": USER,
        "imap_password": "secret",
        **values,
    }


def place(servers, *raws):
    for raw in raws:
        servers.place(raw, USER)


def take(box, caution=None):
    with opened(fresh(box)) as folder:
        return take_mail(fresh(box), folder, stop=Flag(), caution=caution or Caution())


def fresh(box):
    return Mailbox.objects.select_related("team").get(pk=box.pk)


@contextmanager
def looking_in(box, folder="INBOX"):
    elsewhere = fresh(box)
    elsewhere.imap_folder = folder
    with opened(elsewhere) as there:
        yield there


def uids(box, folder="INBOX"):
    with looking_in(box, folder) as there:
        return there.unread_or_above(0), there.unread()


def states():
    return list(IncomingMail.objects.order_by("id").values_list("state", flat=True))


def test_takes_what_waits_keeps_it_and_marks_it_as_read(mail_servers, box):
    raws = [mail(text=f"Mail {n}") for n in range(3)]
    place(mail_servers, *raws)
    assert take(box) == 3
    rows = IncomingMail.objects.order_by("uid")
    assert [row.message.text for row in rows] == ["Mail 0", "Mail 1", "Mail 2"]
    assert [content_of(row.raw).replace(b"\r\n", b"\n") for row in rows] == [r.replace(b"\r\n", b"\n") for r in raws]
    assert all(row.is_told for row in rows)
    assert uids(box) == ([row.uid for row in rows], [])
    assert take(box) == 0
    assert Ticket.objects.count() == 3


def test_mail_that_came_by_smtp_arrives(mail_servers, box):
    mail_servers.deliver(mail(), [USER])
    mail_servers.wait_for_mail(USER)
    assert take(box) == 1
    assert Ticket.objects.get().requester.email == "nora@new.test"


def test_mail_somebody_had_read_before_we_came_stays_out(mail_servers, box):
    place(mail_servers, mail(text="Old."))
    with looking_in(box) as folder:
        folder.tell_taken(folder.unread())
    place(mail_servers, mail(text="New."))
    assert take(box) == 1
    assert IncomingMail.objects.get().message.text == "New."


def test_mail_read_in_another_program_after_that_is_taken(mail_servers, box):
    take(box)
    place(mail_servers, mail())
    with looking_in(box) as folder:
        folder.tell_taken(folder.unread())
    assert take(box) == 1


def test_moves_what_it_took(mail_servers, box):
    place(mail_servers, mail())
    change_mailbox(box, after_taking="move", taken_folder="Tagen post", by=SYSTEM, at=NOW)
    take(box)
    there = len(uids(box, "Tagen post")[0])
    place(mail_servers, mail(), mail())
    assert take(box) == 2
    assert uids(box) == ([], [])
    assert len(uids(box, "Tagen post")[0]) == there + 2


def test_deletes_what_it_took_and_nothing_else(mail_servers, box):
    place(mail_servers, mail(text="Somebody marked this one in another program."))
    take(box)
    with opened(fresh(box)) as folder:
        folder._flag("1:*", r"(\Deleted)")
    box = change_mailbox(box, after_taking="delete", by=SYSTEM, at=NOW)
    place(mail_servers, mail())
    assert take(box) == 1
    assert len(uids(box)[0]) == 1


def test_a_new_numbering_gives_no_second_ticket_and_takes_what_is_new(mail_servers, box):
    place(mail_servers, mail(), mail())
    take(box)
    mail_servers.change_uidvalidity(USER)
    place(mail_servers, mail(text="New."))
    take(box)
    assert sorted(states()) == ["duplicate", "duplicate", "filed", "filed", "filed"]
    assert Ticket.objects.count() == 3
    assert take(box) == 0


def test_nothing_is_told_before_it_is_stored(mail_servers, box, monkeypatch):
    def no_room(*_, **__):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(taking, "store", no_room)
    place(mail_servers, mail())
    assert "the disk of the desk is full" in fetch_once(fresh(box)).fault
    assert len(uids(box)[1]) == 1
    monkeypatch.undo()
    assert take(box) == 1


def test_what_was_stored_and_not_filed_is_filed_and_told_by_the_next_pass(mail_servers, box, monkeypatch):
    def killed(_mails):
        raise KeyboardInterrupt

    monkeypatch.setattr(taking, "file_mails", killed)
    place(mail_servers, mail(), mail())
    with pytest.raises(KeyboardInterrupt):
        take(box)
    assert states() == [MailState.RECEIVED] * 2
    assert len(uids(box)[1]) == 2
    monkeypatch.undo()
    assert take(box) == 0
    assert states() == [MailState.FILED] * 2
    assert uids(box)[1] == []
    assert Ticket.objects.count() == 2


def test_what_was_filed_and_not_told_is_told_by_the_next_pass(mail_servers, box, monkeypatch):
    monkeypatch.setattr(Folder, "tell_taken", lambda *_: 1 / 0)
    place(mail_servers, mail())
    with pytest.raises(ZeroDivisionError):
        take(box)
    monkeypatch.undo()
    assert states() == [MailState.FILED]
    assert take(box) == 0
    assert uids(box)[1] == []
    assert Ticket.objects.count() == 1


def test_a_server_that_will_not_mark_mail_does_not_stop_it(mail_servers, box, monkeypatch):
    def refuses(*_):
        raise MailboxFlagError(("NO", [b"read only"]), "OK")

    monkeypatch.setattr(Folder, "tell_taken", refuses)
    place(mail_servers, mail())
    with pytest.raises(CannotTell):
        take(box)
    place(mail_servers, mail())
    with pytest.raises(CannotTell):
        take(box)
    assert Ticket.objects.count() == 2


def test_a_mail_the_server_can_not_give_does_not_stop_those_behind_it(mail_servers, box, monkeypatch):
    place(mail_servers, *(mail(text=f"Mail {n}") for n in range(4)))
    bad = uids(box)[1][1]
    fetch = Folder.fetch

    def breaks(folder, wanted):
        if bad in wanted:
            raise ConnectionResetError
        return fetch(folder, wanted)

    monkeypatch.setattr(Folder, "fetch", breaks)
    caution = Caution()
    for _try in range(4):
        with pytest.raises(ConnectionResetError):
            take(box, caution)
    assert take(box, caution) == 2
    assert Ticket.objects.count() == 3
    monkeypatch.undo()
    assert take(box) == 1


def test_a_mail_of_fifty_megabytes_becomes_a_ticket(mail_servers, box):
    place(mail_servers, mail_with_files(("film.bin", b"\x07" * 38_000_000, "")), mail())
    assert take(box) == 2
    big, _small = IncomingMail.objects.order_by("uid")
    assert big.raw.size > 50_000_000
    assert big.message.text.startswith("See the files.")
    assert "film.bin" in big.message.text
    assert big.message.attachments.count() == 0


def test_an_empty_mail_is_kept_and_held(mail_servers, box):
    place(mail_servers, b"\r\n")
    assert take(box) == 1
    assert states() == [MailState.HELD]


def test_says_in_plain_words_what_fails_and_when_it_is_over(mail_servers, box):
    change_mailbox(box, imap_password="wrong", by=SYSTEM, at=NOW)
    (one,) = fetch_all()
    assert "refused the user name or the password" in one.fault
    again = fetch_once(fresh(box))
    kept = fresh(box)
    assert again.fault == kept.last_error
    assert kept.failing_since is not None
    assert LoggedEvent.objects.filter(kind="mailbox:failed").count() == 1
    change_mailbox(box, imap_password="secret", by=SYSTEM, at=NOW)
    Mailbox.objects.update(last_error="x", failing_since=NOW)
    assert fetch_once(fresh(box)).fault == ""
    kept = fresh(box)
    assert (kept.last_error, kept.failing_since) == ("", None)
    assert kept.last_success_at is not None
    assert LoggedEvent.objects.filter(kind="mailbox:recovered").count() == 1


def test_a_mailbox_that_a_worker_watches_is_left_to_it(mail_servers, box):
    take_lease(box.pk, "elsewhere/1/1", at=now())
    place(mail_servers, mail())
    assert fetch_once(fresh(box)).is_watched
    assert states() == []
