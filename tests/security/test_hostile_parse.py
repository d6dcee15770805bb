"""What strangers send: a mail made to be costly becomes a request that says "see the original", and holds up nobody."""

import time

import pytest

from firstline.channels.email.models.incoming import MailState
from firstline.channels.email.reading.apart.reading import read_apart
from firstline.channels.email.tests.mails import arrive, mail, mailbox
from firstline.core.html import clean_html
from firstline.tickets.models import Ticket

HEAD = b"From: Mal <mal@x.test>\r\nTo: support@desk.test\r\nSubject: Hostile\r\nMessage-ID: <h%d@x.test>\r\n"
HTML = b"Content-Type: text/html\r\n\r\n"


def nested(depth: int) -> bytes:
    opened = b"".join(b'Content-Type: multipart/mixed; boundary="b%d"\r\n\r\n--b%d\r\n' % (n, n) for n in range(depth))
    return opened + b"Content-Type: text/plain\r\n\r\nat the bottom"


COSTLY = {
    "encoded words": b"X-A: " + b" ".join([b"=?utf-8?q?a?="] * 20_000) + b"\r\n\r\nx",
    "encoded words in the sender": b"Sender: " + b"=?utf-8?b?YQ==?= " * 20_000 + b"<a@x.test>\r\n\r\nx",
    "divs": HTML + b"<div>" * 100_000,
    "fonts": HTML + b"".join(b"<font color=c%d>" % n for n in range(2_000)) + b"<p>x" * 20_000,
    "quotes": b"\r\n" + b">" * 90_000,
    "quoted lines": b"\r\n" + b"> > > > " * 11_000,
    "on … wrote": b"\r\n" + b"On On On On On " * 6_000 + b"wrote:",
    "dashes": b"\r\n" + b"-----" * 20_000 + b"Original Message",
    "almost heads": b"\r\n" + b"From: a\r\nSent: b\r\n" * 5_000,
    "nested parts": nested(2_000),
    "many parts": b'Content-Type: multipart/mixed; boundary="b"\r\n\r\n' + b"--b\r\n\r\nx\r\n" * 20_000,
    "parts that say nothing of their end": b'Content-Type: multipart/mixed; boundary=""\r\n\r\n' + b"--\r\n" * 50_000,
    "addresses": b"Cc: " + b"a@b.test, " * 30_000 + b"\r\n\r\nx",
    "brackets": b"Cc: " + b"(" * 60_000 + b"<" * 60_000 + b"\r\n\r\nx",
    "references": b"References: " + b"<a@b.test> " * 30_000 + b"\r\n\r\nx",
    "parameters": b"Content-Type: text/plain; " + b"a*0*=utf-8''x; " * 20_000 + b"\r\n\r\nx",
    "fields": b"".join(b"X-%d: x\r\n" % n for n in range(20_000)) + b"\r\nx",
    "one long line": b"\r\n" + b"a" * 3_000_000,
    "base64 that is none": b"Content-Transfer-Encoding: base64\r\n\r\n" + b"=" * 1_000_000,
    "uuencode": b"Content-Transfer-Encoding: x-uuencode\r\n\r\nbegin 644 x\r\n" + b"M" * 500_000,
    "utf-7": b"Content-Type: text/plain; charset=utf-7\r\n\r\n" + b"+AAA-" * 100_000,
    "entities": HTML + b"&lt;" * 300_000,
    "a style": HTML + b"<p style='" + b"color:red;" * 100_000 + b"'>x",
    "a calendar": b"Content-Type: text/calendar\r\n\r\nBEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nRRULE:FREQ=SECONDLY\r\n"
    + b"RDATE:20260101T000000Z\r\n" * 3_000 + b"END:VEVENT\r\nEND:VCALENDAR",
}  # fmt: skip

SOME = ("encoded words", "quoted lines", "nested parts", "many parts", "brackets", "utf-7")


@pytest.mark.parametrize("kind", COSTLY)
def test_costs_little_and_is_read(kind):
    began = time.process_time()
    read = read_apart(HEAD % 1 + COSTLY[kind])
    assert read.subject == "Hostile"
    assert read.from_[0].address == "mal@x.test"
    assert time.process_time() - began < 5
    clean_html(read.html)


def test_they_become_requests_and_hold_up_nobody(cast):
    rows = arrive(
        mailbox(),
        mail("before@x.test"),
        *(HEAD.replace(b"mal@", b"mal%d@" % n) % n + body for n, body in enumerate(COSTLY[kind] for kind in SOME)),
        mail("after@x.test"),
    )
    assert [row.state for row in rows] == [MailState.FILED] * len(rows)
    assert Ticket.objects.count() == len(SOME) + 2


@pytest.mark.parametrize("character", ["\0", "\x1b", "\u202e", "\ud800", "\x85", "\u2028"])
def test_no_letter_of_a_head_breaks_a_line_or_turns_its_direction(cast, character):
    words = f"a{character}b".encode("utf-8", "surrogatepass")
    raw = (
        b"From: " + words + b" <n@x.test>\r\nSubject: " + words + b"\r\nMessage-ID: <" + words + b"@x>\r\n\r\n" + words
    )
    (row,) = arrive(mailbox(), raw)
    assert row.state == MailState.FILED
    for said in (row.subject, row.from_name, row.header_id, row.ticket.subject, row.ticket.requester.name):
        assert not {"\0", "\x1b", "\u202e", "\ud800", "\x85", "\u2028", "\n", "\r"} & set(said)
