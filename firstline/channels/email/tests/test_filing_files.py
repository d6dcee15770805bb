"""Files and pictures that come with mails."""

import pytest

from firstline.channels.email.tests.mails import PNG, arrive, mail_with_files, mailbox
from firstline.tickets.models import Attachment, Message


@pytest.fixture
def box(cast):
    return mailbox()


def shown(row):
    return [(a.name, a.is_inline) for a in row.message.attachments.order_by("id")]


def test_files_are_attached_under_safe_names(box):
    (row,) = arrive(box, mail_with_files(("../../etc/log.txt", b"line", ""), ("bild.png", PNG, "")))
    assert shown(row) == [("log.txt", False), ("bild.png", False)]
    assert row.message.text == "See the files."


def test_a_picture_in_the_text_is_shown_there(box):
    html = '<p>Look: <img src="cid:pic1@x"></p>'
    (row,) = arrive(box, mail_with_files(("shot.png", PNG, "pic1@x"), html=html))
    assert shown(row) == [("shot.png", True)]
    assert 'src="cid:pic1@x"' in row.message.html
    assert row.message.attachments.get().content_id == "pic1@x"


def test_an_inline_picture_that_no_text_shows_stands_below(box):
    (row,) = arrive(box, mail_with_files(("shot.png", PNG, "pic1@x")))
    assert shown(row) == [("shot.png", False)]


def test_a_logo_that_comes_again_and_again_does_not_pile_up(box):
    rows = [
        arrive(box, mail_with_files(("logo.png", PNG, ""), ("report.txt", bytes([48 + n]), "")))[0] for n in range(3)
    ]
    assert shown(rows[0]) == [("logo.png", False), ("report.txt", False)]
    assert shown(rows[1]) == shown(rows[2]) == [("logo.png", True), ("report.txt", False)]
    assert Attachment.objects.filter(name="logo.png").values("file").distinct().count() == 1


def test_the_same_picture_from_somebody_else_is_shown(box):
    arrive(box, mail_with_files(("logo.png", PNG, "")))
    (row,) = arrive(box, mail_with_files(("logo.png", PNG, ""), sender="other@x.test"))
    assert shown(row) == [("logo.png", False)]


def test_what_may_not_be_attached_is_named_and_stays_in_the_original(box):
    (row,) = arrive(box, mail_with_files(("setup.exe", b"MZ\x90", ""), ("notes.txt", b"fine", "")))
    assert shown(row) == [("notes.txt", False)]
    text = Message.objects.get().text
    assert text.startswith("See the files.\n\n[“setup.exe”")


def test_remarks_stand_in_the_language_of_the_mailbox(cast):
    box = mailbox(language="sv")
    (row,) = arrive(box, mail_with_files(("setup.exe", b"MZ\x90", ""), html="<p>Se filen</p>"))
    assert row.message.text.endswith("]")
    assert "setup.exe" in row.message.html


def test_a_mail_with_only_a_file_is_registered(box):
    raw = mail_with_files(("scan.png", PNG, "")).replace(b"See the files.", b"")
    (row,) = arrive(box, raw)
    assert shown(row) == [("scan.png", False)]
    assert row.ticket.subject == "With files"


def test_thousands_of_parts_become_a_ticket_that_says_so(box):
    part = b"--b\r\nContent-Type: text/plain\r\n\r\nhello\r\n"
    raw = (
        b"From: nora@new.test\r\nSubject: Parts\r\nContent-Type: multipart/mixed; boundary=b\r\n\r\n"
        + part * 5000
        + b"--b--\r\n"
    )
    (row,) = arrive(box, raw)
    assert row.state == "filed"
    assert "See the original" in row.message.text
