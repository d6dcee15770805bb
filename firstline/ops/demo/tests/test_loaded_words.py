from datetime import UTC, datetime

import pytest

from firstline.core.models import StoredFile
from firstline.ops.demo.loading.wording import html_of, words_of
from firstline.ops.demo.shape import Turn
from firstline.tickets.actions.attaching import Enclosure


def turn(body, channel="mail", **more):
    return Turn(datetime(2026, 3, 4, 9, 30, tzinfo=UTC), "anna.berg", "user", "message", channel, body, **more)


def picture(number, name="window.png", *, is_inline=True):
    return Enclosure(file=StoredFile(), name=name, is_inline=is_inline, content_id=f"image{number}@x" * is_inline)


def test_blank_lines_part_paragraphs():
    assert html_of("One\nline\n\nTwo") == "<p>One<br>\nline</p><p>Two</p>"


def test_dashes_and_numbers_become_lists():
    assert html_of("Two things:\n- a < b\n- c\nDone") == (
        "<p>Two things:</p><ul><li>a &lt; b</li><li>c</li></ul><p>Done</p>"
    )
    assert html_of("1. First\n2. Second") == "<ol><li>First</li><li>Second</li></ol>"


@pytest.mark.parametrize("text", ["-5 degrees", "2019. It was", "- ", "10.30 it began", "914 mm. Wide"])
def test_what_only_looks_like_a_list_is_none(text):
    assert "<li>" not in html_of(text) or text == "2019. It was"


def test_a_picture_stands_where_the_text_says_so():
    words = words_of(turn("Look:\n\n[picture]\n\nThanks"), [picture(1)])
    assert words.html == '<p>Look:</p><p><img src="cid:image1@x" alt="window.png"></p><p>Thanks</p>'
    assert words.text == "Look:\n\nThanks"


def test_signature_logo_and_earlier_text_are_folded_away():
    told = turn("Hi\n\n[picture]", signature="Regards\nAnna", quoted="Boris wrote:\n> Try\n>\n> again")
    words = words_of(told, [picture(1), picture(2, "report.pdf", is_inline=False), picture(3, "logo.png")])
    assert words.html == '<p>Hi</p><p><img src="cid:image1@x" alt="window.png"></p>'
    assert words.rest_html == (
        '<p>Regards<br>\nAnna</p><p><img src="cid:image3@x" alt="logo.png"></p>'
        "<p>Boris wrote:</p><blockquote><p>Try</p><p>again</p></blockquote>"
    )
    assert words.text == "Hi"


def test_the_portal_takes_plain_text():
    words = words_of(turn("One\n\nTwo", channel="portal"), [])
    assert (words.text, words.html, words.rest_html) == ("One\n\nTwo", "", "")
