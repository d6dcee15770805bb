"""Reading raises nothing, whatever the bytes, and what comes out can be stored and sent on."""

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from firstline.channels.email.reading.as_json import inspect_line
from firstline.channels.email.reading.read import read_mail
from firstline.channels.email.reading.tests.messages import message, multipart, part, whole

RICH = whole(
    multipart(
        "mixed",
        multipart(
            "alternative",
            part("Hej å\r\n\r\nOn Tue, 3 Mar 2020 at 12:00, A <a@x> wrote:\r\n> Hi\r\n-- \r\nB", boundary="i"),
            multipart(
                "related",
                part('<div>Hej<img src="cid:1@x"></div><blockquote type="cite">Hi</blockquote>', "text/html"),
                part("iVBORw0KGgo=", "image/png; name*=utf-8''%C3%A5.png", Content_Id="<1@x>"),
                boundary="r",
            ),
            boundary="i",
        ),
        part("Subject: =?utf-8?B?w6U=?=\r\n\r\nx", "message/rfc822"),
        part(
            "=E5=E4",
            "text/plain; charset=iso-8859-1; format=flowed",
            Content_Transfer_Encoding="quoted-printable",
        ),
        boundary="m",
    ),
    Subject="=?utf-8?Q?Sv=C3=A5rt?= =?iso-2022-jp?B?GyRCRnxLXBsoQg==?=",
    To='"Å, B" <a@x>, Team: c@x, d@x;, =?utf-8?Q?e?= <e@x>',
    References="<a@x> <b@x>",
)
BOUNCE = whole(
    multipart(
        "report; report-type=delivery-status",
        part("Could not be delivered to <a@x.se>: 550"),
        part(
            "Reporting-MTA: dns; x\r\n\r\nFinal-Recipient: rfc822; a@x.se\r\nAction: failed",
            "message/delivery-status",
        ),
        part("Message-ID: <o@x>\r\n\r\n", "message/rfc822"),
    ),
    From="MAILER-DAEMON@x",
)
PIECES = [
    *(
        b"\r\n",
        b"\n",
        b"\r",
        b"\r\n\r\n",
        b" ",
        b"\t",
        b":",
        b";",
        b"<",
        b">",
        b"--",
        b"--b",
        b"--b--",
        b"=",
        b"?=",
        b"=?",
    ),
    *(
        b"Content-Type: multipart/mixed; boundary=b\r\n",
        b"Content-Type: text/html\r\n",
        b"Subject: ",
        b"From: ",
        b"\0",
    ),
    *(
        b"=?utf-8?Q?",
        b"=?x?B?",
        b"Content-Transfer-Encoding: base64\r\n",
        b"\xff",
        b"\xc3",
        b"\x1b$B",
        b"\x1b(B",
        b"a",
    ),
    *(
        b"charset=utf-16;",
        b"charset=iso-2022-jp;",
        b"filename*0*=",
        b"''",
        b'"',
        b"\\",
        b"(",
        b")",
        b",",
        b"@x",
        b"> ",
    ),
    *(
        b"wrote:",
        b"On 2020-03-03 12:00 A <a@x> ",
        b"<blockquote type=cite>",
        b"<div class=gmail_quote>",
        b"<!--",
        b"&",
    ),
]


def holds_what_it_promises(raw):
    mail = read_mail(raw)
    assert not any("could not be read" in problem for problem in mail.problems), mail.problems
    assert "\0" not in mail.text + mail.html + mail.subject + mail.reply_text
    assert "\n" not in mail.subject
    for file in mail.attachments:
        assert file.filename
        assert len(file.filename.encode("utf-8", "replace")) <= 200
        assert not set(file.filename) & set("/\\\0\r\n")
    json.dumps(inspect_line(raw)).encode()


@given(st.binary(max_size=2_000))
def test_any_bytes(raw):
    holds_what_it_promises(raw)


@settings(max_examples=400)
@given(st.lists(st.sampled_from(PIECES), max_size=60).map(b"".join))
def test_pieces_of_messages_in_any_order(raw):
    holds_what_it_promises(raw)


@settings(max_examples=300)
@given(st.data())
@pytest.mark.parametrize("whole_message", [RICH, BOUNCE], ids=["rich", "bounce"])
def test_messages_with_bytes_lost_doubled_and_changed(whole_message, data):
    raw = bytearray(whole_message)
    for _ in range(data.draw(st.integers(1, 6))):
        at = data.draw(st.integers(0, len(raw) - 1))
        length = data.draw(st.integers(1, 40))
        change = data.draw(st.sampled_from(["lose", "double", "replace"]))
        piece = bytes(raw[at : at + length])
        raw[at : at + length] = {
            "lose": b"",
            "double": piece * 2,
            "replace": data.draw(st.binary(max_size=8)),
        }[change]
        raw = raw or bytearray(b"x")
    holds_what_it_promises(bytes(raw))


@pytest.mark.parametrize("end", range(0, len(RICH), 7))
def test_messages_cut_short(end):
    holds_what_it_promises(RICH[:end])


def test_the_same_message_reads_the_same():
    assert read_mail(RICH) == read_mail(RICH)


def test_lone_surrogates_do_not_come_out():
    raw = message(b"+2AA-", Content_Type="text/plain; charset=utf-7", Subject="=?utf-7?Q?+2AA-?=")
    read_mail(raw).text.encode()
    read_mail(raw).subject.encode()
