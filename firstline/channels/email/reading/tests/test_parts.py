"""Multiparts that are wrong in the ways multiparts are wrong."""

import pytest

from firstline.channels.email.reading.limits import MAX_PARTS
from firstline.channels.email.reading.read import read_mail
from firstline.channels.email.reading.tests.messages import message, multipart, part, whole

A = b"Content-Type: text/plain\r\n\r\none"
B = b"Content-Type: application/x; name=b\r\n\r\ntwo"


def mixed(body, boundary='"b"'):
    return read_mail(message(body, Content_Type=f"multipart/mixed; boundary={boundary}"))


@pytest.mark.parametrize(
    "body",
    [
        b"--b\r\n" + A + b"\r\n--b\r\n" + B + b"\r\n--b--\r\n",
        b"preamble\r\n--b\r\n" + A + b"\r\n--b\r\n" + B + b"\r\n--b--\r\nepilogue",
        b"--b\r\n" + A + b"\r\n--b\r\n" + B,
        b"--b  \r\n" + A + b"\r\n--b\t\r\n" + B + b"\r\n--b-- \r\n",
        b"--b\n" + A + b"\n--b\n" + B + b"\n--b--\n",
        b"--bb\r\n--b\r\n" + A + b"\r\n--b\r\n" + B + b"\r\n--b--",
        b"--b\r\n" + A + b"\r\n--b\r\n" + B + b"--b--\r\n",
        b"text --b\r\n" + A + b" --b\r\n" + B + b" --b--",
        b"--b--\r\n--b\r\n" + A + b"\r\n--b--\r\n--b\r\n" + B + b"\r\n--b--",
    ],
)
def test_parts_between_boundaries(body):
    mail = mixed(body)
    assert (mail.text.strip(), [file.content.strip() for file in mail.attachments]) == ("one", [b"two"])


@pytest.mark.parametrize("boundary", ["c", '""', "b; type=x", "b b"])
def test_the_boundary_in_use_is_found(boundary):
    mail = mixed(b"--b\r\n" + A + b"\r\n--b\r\n" + B + b"\r\n--b--\r\n", boundary)
    assert (mail.text, [file.content for file in mail.attachments]) == ("one", [b"two"])


def test_a_multipart_without_parts_is_shown_as_text():
    mail = mixed(b"only text")
    assert (mail.text, mail.problems) == ("only text", ("a multipart has no parts",))


def test_an_inner_multipart_may_use_the_same_boundary():
    inner = b'Content-Type: multipart/alternative; boundary="b"\r\n\r\n'
    html = b"Content-Type: text/html\r\n\r\n<p>one</p>"
    mail = mixed(
        b"--b\r\n" + inner + b"\r\n--b\r\n" + A + b"\r\n--b\r\n" + html + b"\r\n--b--\r\n\r\n--b\r\n" + B + b"\r\n--b--"
    )
    assert (mail.text, mail.html, [file.content for file in mail.attachments]) == (
        "one",
        "<p>one</p>",
        [b"two"],
    )


def test_an_inner_multipart_may_end_with_the_outer():
    inner = b'Content-Type: multipart/alternative; boundary="i"\r\n\r\n--i\r\n' + A
    mail = mixed(b"--b\r\n" + inner + b"\r\n--b\r\n" + B + b"\r\n--b--")
    assert (mail.text, [file.content for file in mail.attachments]) == ("one", [b"two"])


def test_a_boundary_may_begin_like_another():
    inner = multipart("alternative", part("text"), part("<p>html</p>", "text/html"), boundary="bound-inner")
    mail = read_mail(whole(multipart("mixed", inner, part("x", "application/x"), boundary="bound")))
    assert (mail.text, mail.html, len(mail.attachments)) == ("text", "<p>html</p>", 1)


def test_a_part_without_empty_line():
    assert mixed(b"--b\r\nContent-Type: text/plain\r\nHello you\r\n--b--").text == "Hello you"


def test_a_part_whose_head_ends_with_the_first_delimiter():
    inner = b"Content-Type: multipart/mixed; boundary=bc\r\n--bc\r\n" + A + b"\r\n--bc--"
    mail = mixed(b"--b\r\n" + inner + b"\r\n--b--")
    assert (mail.text, mail.attachments) == ("one", ())


def test_stops_at_a_thousand_parts_and_says_so():
    mail = mixed(b"--b\r\n" + B + (b"\r\n--b\r\n" + B) * 3_000 + b"\r\n--b--")
    assert len(mail.attachments) == MAX_PARTS - 1
    assert mail.limits_hit == ("parts",)


def test_stops_thirty_deep_and_says_so():
    inner = part("deep down")
    for level in range(100):
        inner = multipart("mixed", inner, boundary=f"=_{level}_")
    mail = read_mail(whole(inner))
    assert mail.limits_hit == ("depth",)
