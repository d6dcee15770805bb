"""winmail.dat, as Outlook and Exchange write it."""

import struct
import time
from contextlib import suppress

import pytest
from compressed_rtf import compress
from hypothesis import given
from hypothesis import strategies as st

from firstline.channels.email.reading.read import read_mail
from firstline.channels.email.reading.tests.messages import multipart, part, whole
from firstline.channels.email.reading.tnef.rtf import body_of_rtf
from firstline.channels.email.reading.tnef.stream import NotTnef, read_stream

RTF_OF_HTML = (
    rb"{\rtf1\ansi\ansicpg1252\fromhtml1 \deff0{\fonttbl{\f0\fswiss Arial;}}{\colortbl\red0\green0\blue0;}"
    rb"\uc1\pard\plain\deftab360 \f0\fs24 {\*\htmltag19 <html>}{\*\htmltag50 <body>}\htmlrtf \lang1053\htmlrtf0"
    rb"{\*\htmltag64 <p>}\htmlrtf {\htmlrtf0 Hej v\'e4rlden {\*\htmltag84 &lt;}\htmlrtf <\htmlrtf0 3"
    rb"{\*\htmltag84 <b>}\htmlrtf {\b \htmlrtf0 fet\u8364 ?{\*\htmltag92 </b>}\htmlrtf }\htmlrtf0"
    rb"\htmlrtf\par}\htmlrtf0 {\*\htmltag72 </p>}{\*\mhtmltag84 <img src=x>}{\*\htmltag58 </body>}}"
)
RTF_OF_TEXT = (
    rb"{\rtf1\ansi\ansicpg1252\fromtext{\fonttbl{\f0 Arial;}}{\*\generator Riched20;}\pard Skrivaren\par"
    rb" \'e4r tr\'f6tt \emdash  \{x\}\line\u20013?\tab slut\par}"
)


def attribute(level: int, name: int, data: bytes) -> bytes:
    return struct.pack("<BHHI", level, name, 0, len(data)) + data + b"\0\0"


def stream(*attributes: bytes) -> bytes:
    return struct.pack("<IH", 0x223E9F78, 1) + b"".join(attributes)


def properties(*given: tuple[int, int, bytes]) -> bytes:
    out = struct.pack("<I", len(given))
    for kind, number, value in given:
        out += struct.pack("<HH", kind, number)
        if kind in {0x1E, 0x1F, 0x0D, 0x102}:
            out += struct.pack("<II", 1, len(value))
        out += value + b"\0" * (-len(value) % 4)
    return out


def text(value: str) -> bytes:
    return value.encode("utf-16-le") + b"\0\0"


def file(name: str, data: bytes, *more: tuple[int, int, bytes]) -> bytes:
    said = properties((0x1F, 0x3707, text(name)), (0x03, 0x0E20, b"\1\0\0\0"), *more)
    return (
        attribute(2, 0x9002, b"\0" * 14)
        + attribute(2, 0x8010, b"SHORT~1.TXT\0")
        + attribute(2, 0x800F, data)
        + attribute(2, 0x9005, said)
    )


def mail(data: bytes, *before: bytes, name: str = "winmail.dat"):
    return read_mail(whole(multipart("mixed", *before, part(data, f'application/ms-tnef; name="{name}"'))))


def names(read) -> list[str]:
    return [attachment.filename for attachment in read.attachments]


def test_its_html_and_its_files_come_out():
    body = properties((0x1F, 0x1000, text("Hej världen")), (0x102, 0x1013, b"<p>Hej <b>v\xe4rlden</b></p>"))
    picture = file("bild å.png", b"PNG", (0x1F, 0x3712, text("a@b")), (0x1F, 0x370E, text("image/png")))
    read = mail(stream(attribute(1, 0x9007, struct.pack("<II", 1252, 0)), attribute(1, 0x9003, body), picture))
    assert (read.text, read.html) == ("Hej världen", "<p>Hej <b>världen</b></p>")
    assert [(one.filename, one.content_type, one.content, one.content_id) for one in read.attachments] == [
        ("bild å.png", "image/png", b"PNG", "a@b")
    ]
    assert (read.problems, read.limits_hit) == ((), ())


def test_a_body_in_rtf_is_the_html_it_was_made_of():
    read = mail(stream(attribute(1, 0x9003, properties((0x102, 0x1009, compress(RTF_OF_HTML))))))
    assert read.html == "<html><body><p>Hej världen &lt;3<b>fet€</b></p></body>"
    assert read.text == "Hej världen <3fet€"


def test_a_body_in_rtf_that_was_text_is_text():
    read = mail(stream(attribute(1, 0x9003, properties((0x102, 0x1009, compress(RTF_OF_TEXT))))))
    assert (read.text, read.html) == ("Skrivaren\när trött — {x}\n中\tslut", "")


def test_the_text_of_old_outlooks_is_in_their_codepage():
    codepage = attribute(1, 0x9007, struct.pack("<I", 1251))
    read = mail(stream(codepage, attribute(1, 0x800C, "Привет".encode("cp1251") + b"\0")))
    assert read.text == "Привет"


def test_what_the_message_says_itself_is_not_said_twice():
    data = stream(attribute(1, 0x9003, properties((0x1F, 0x1000, text("Same words")))), file("a.txt", b"hello"))
    read = mail(data, part("Same words"))
    assert (read.text, names(read)) == ("Same words", ["a.txt"])
    assert mail(data, part("")).text == "Same words"


def test_a_message_within_is_a_message():
    inner = stream(
        attribute(1, 0x9003, properties(
            (0x1F, 0x0037, text("Inner")), (0x1F, 0x0C1A, text("Anna")), (0x1F, 0x5D01, text("anna@x.example")),
            (0x1F, 0x1000, text("Inside")),
        ))
    )  # fmt: skip
    attached = (0x0D, 0x3701, bytes.fromhex("0703020000000000c000000000000046") + inner)
    outer = stream(attribute(1, 0x9003, properties((0x1F, 0x1000, text("Outside")))), file("Inner", b"", attached))
    read = mail(outer)
    assert (read.text, names(read)) == ("Outside", ["Inner.eml"])
    message = read_mail(read.attachments[0].content)
    assert (message.subject, message.from_[0].address, message.text) == ("Inner", "anna@x.example", "Inside")


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"nothing of the kind",
        stream(attribute(1, 0x9003, struct.pack("<I", 0xFFFFFFFF))),
        stream(attribute(1, 0x9003, properties((0x1F, 0x1000, text("x")))[:-9])),
        stream(b"\1\3\x90\0\0\xff\xff\xff\x7f"),
    ],
)
def test_a_broken_one_stays_a_file(data):
    read = mail(data)
    assert names(read) == ["winmail.dat"]
    assert read.problems == ("winmail.dat can't be opened",)
    assert read.attachments[0].content == data


def test_a_file_with_a_dangerous_name_or_type_stays_a_file():
    read = mail(stream(file('../a\r\nX: "y".txt', b"hello", (0x1F, 0x370E, text("text/html\r\nX: y")))))
    assert (read.text, read.html) == ("", "")
    assert [one.content for one in read.attachments] == [b"hello"]
    assert "/" not in names(read)[0]
    read = mail(stream(attribute(2, 0x9002, b"") + attribute(2, 0x800F, b"hello")))
    assert (read.text, [one.content for one in read.attachments]) == ("", [b"hello"])


@given(st.binary(max_size=80))
def test_anything_is_read_or_refused(data):
    with suppress(NotTnef):
        read_stream(stream() + data)
    assert isinstance(body_of_rtf(data).text, str)


@pytest.mark.parametrize(
    "data",
    [
        stream(*[attribute(1, 0x8004, b"")] * 100_000),
        stream(attribute(1, 0x9003, struct.pack("<IHHII", 1, 0x1002, 1, 0xFFFFFFFF, 0))),
        stream(attribute(1, 0x9003, properties((0x102, 0x1009, compress(b"{\\rtf1\\fromhtml1 " + b"{" * 200_000))))),
        stream(*[file("x", b"")] * 600),
    ],
)
def test_endless_ones_take_a_moment(data):
    began = time.process_time()
    mail(data)
    assert time.process_time() - began < 5
