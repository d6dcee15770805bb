import base64
import binascii

import pytest
from hypothesis import given
from hypothesis import strategies as st

from firstline.channels.email.reading.limits import Notes
from firstline.channels.email.reading.transfer import encoding_name, undo_transfer


def undo(data, encoding, *, is_text=False):
    return undo_transfer(data, encoding, Notes(), is_text=is_text)


@pytest.mark.parametrize(
    ("declared", "name"),
    [
        ("base64", "base64"),
        (" BASE64 ", "base64"),
        ("base64;", "base64"),
        ("Quoted-Printable", "quoted-printable"),
        ("quoted printable", "quoted-printable"),
        ('"quoted-printable"', "quoted-printable"),
        ("x-uuencode", "uuencode"),
        ("7bit", ""),
        ("8-bit", ""),
        ("text/html", ""),
        ("", ""),
    ],
)
def test_names(declared, name):
    assert encoding_name(declared) == name


@pytest.mark.parametrize(
    ("encoded", "decoded"),
    [
        (b"aGVsbG8=", b"hello"),
        (b"aGVs\r\nbG8=\r\n", b"hello"),
        (b"aGVsbG8", b"hello"),
        (b"aGVs bG8=", b"hello"),
        (b"aGVs!!bG8=", b"hello"),
        (b"aGVsbG8=\naGVsbG8=\n", b"hellohello"),
        (b"aGVsbG8=\n_______________\nA list, http://x.example\n", b"hello"),
        (b"aGVsbG8aa", b"hello\x1a"),
        (b"", b""),
        (b"=", b""),
    ],
)
def test_base64(encoded, decoded):
    assert undo(encoded, "base64") == decoded


def test_text_that_only_says_it_is_base64_stays():
    text = b"This is plain text, whatever the header says about it.\n"
    assert undo(text, "base64", is_text=True) == text


@pytest.mark.parametrize(
    ("encoded", "decoded"),
    [
        (b"a=C3=A5b", "aåb".encode()),
        (b"a=\r\nb", b"ab"),
        (b"a= \r\nb", b"ab"),
        (b"a=c3=a5", "aå".encode()),
        (b"50=25 = half", b"50% = half"),
        (b"=ZZ", b"=ZZ"),
        (b"a=", b"a"),
        (b'<a href="x" class="y">', b'<a href="x" class="y">'),
    ],
)
def test_quoted_printable(encoded, decoded):
    assert undo(encoded, "quoted-printable") == decoded


def test_uuencode():
    line = binascii.b2a_uu(b"hello")
    assert undo(b"begin 644 a.txt\n" + line + b"`\nend\n", "uuencode") == b"hello"


@given(st.binary(max_size=300))
def test_base64_comes_back(data):
    assert undo(base64.encodebytes(data), "base64") == data


@given(st.binary(max_size=200), st.sampled_from(["base64", "quoted-printable", "uuencode", ""]), st.booleans())
def test_takes_any_bytes(data, encoding, is_text):
    undo_transfer(data, encoding, Notes(), is_text=is_text)
