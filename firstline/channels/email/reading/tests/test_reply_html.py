"""What a person wrote in HTML, as the mail programs of this world write it."""

from pathlib import Path

import pytest

from firstline.channels.email.reading.quotes.html import split_html
from firstline.channels.email.reading.read import read_mail
from firstline.channels.email.reading.tests.messages import multipart, part, read, whole
from firstline.core.html import clean_html, html_to_text

REPLY = "It works now.\n\nThanks!"

FOLDER = Path(__file__).parent / "html_replies"
MAILS = {path.stem: path.read_text(encoding="utf-8") for path in sorted(FOLDER.glob("*.html"))}


def reply_in(html, *, is_forward=False):
    return html_to_text(split_html(html, is_forward=is_forward).reply, links=False)


@pytest.mark.parametrize("html", MAILS.values(), ids=MAILS.keys())
def test_only_the_persons_words_remain(html):
    assert reply_in(html).split() == REPLY.split()


@pytest.mark.parametrize("html", MAILS.values(), ids=MAILS.keys())
def test_the_quote_is_in_the_rest(html):
    rest = html_to_text(split_html(html, is_forward=False).rest)
    assert "Does it work?" in rest or "Your request was solved." in rest


@pytest.mark.parametrize("html", MAILS.values(), ids=MAILS.keys())
def test_nothing_gets_lost_between_the_two(html):
    split = split_html(html, is_forward=False)
    both = html_to_text(split.reply, links=False).split() + html_to_text(split.rest, links=False).split()
    assert sorted(word.strip(">") for word in both if word != ">") == sorted(
        word.strip(">") for word in html_to_text(html, links=False).split() if word != ">"
    )


@pytest.mark.parametrize("html", MAILS.values(), ids=MAILS.keys())
def test_both_pieces_can_be_shown(html):
    split = split_html(html, is_forward=False)
    assert "It works now." in clean_html(split.reply)
    assert "It works now." not in clean_html(split.rest)


def test_answers_between_quotes_are_kept_with_them():
    html = (
        '<div dir="ltr">See below<br><div class="gmail_quote"><div class="gmail_attr">On Mon, 2 Mar 2020 at '
        '10:00, B &lt;b@x&gt; wrote:<br></div><blockquote class="gmail_quote">Q1</blockquote><div>A1</div>'
        '<blockquote class="gmail_quote">Q2</blockquote><div>A2</div></div></div>'
    )
    assert split_html(html, is_forward=False).reply == html


FORWARDS = {
    "gmail": (
        '<div dir="ltr">FYI<br><br><div class="gmail_quote"><div class="gmail_attr">---------- Forwarded '
        "message ---------<br>From: Bo<br>Date: Fri<br></div>content</div></div>"
    ),
    "apple mail": (
        '<div>FYI<div><br><blockquote type="cite"><div>Begin forwarded message:</div><div><b>From: '
        "</b>A</div><div>body</div></blockquote></div></div>"
    ),
    "thunderbird": (
        '<p>FYI</p><div class="moz-forward-container">-------- Forwarded Message --------<table><tr><th>'
        "Subject: </th><td>x</td></tr></table>content</div>"
    ),
    "proton mail": ('<div>FYI</div><div class="protonmail_quote">------- Forwarded Message -------<br>From: Bo</div>'),
}


@pytest.mark.parametrize("html", FORWARDS.values(), ids=FORWARDS.keys())
def test_a_forwarded_message_is_kept(html):
    assert split_html(html, is_forward=False) == (html, "", False, [])


def test_a_forwarded_message_known_by_its_subject_is_kept():
    html = MAILS["outlook"]
    assert split_html(html, is_forward=True).reply == html


def test_an_indented_paragraph_is_no_quote():
    html = '<div>One</div><blockquote style="margin:0 0 0 40px;border:none"><div>Two</div></blockquote>'
    assert split_html(html, is_forward=False).rest == ""


def test_the_persons_own_quotation_is_no_quote():
    html = "<p>He said:</p><blockquote><p>It is broken</p></blockquote>"
    assert split_html(html, is_forward=False).rest == ""


def test_a_signature_known_from_the_html_goes_from_the_text():
    html = '<div>It works now.</div><div>Thanks!</div><div id="Signature"><p>Anna Berg</p><p>Main St. 1</p></div>'
    text = "It works now.\nThanks!\n\nAnna Berg\n\nMain St. 1\n"
    mail = read_mail(whole(multipart("alternative", part(text), part(html, "text/html"))))
    assert mail.reply_text == "It works now.\nThanks!"
    assert "Signature" not in mail.reply_html


def test_a_quote_only_the_html_shows_goes_from_the_text():
    html = '<div>It works now.</div><div id="divRplyFwdMsg"><b>Frå:</b> Anna</div><div>Does it work?</div>'
    text = "It works now.\nFrå: Anna\nDoes it work?\n"
    mail = read_mail(whole(multipart("alternative", part(text), part(html, "text/html"))))
    assert mail.reply_text == "It works now."


def test_a_mail_in_html_alone():
    mail = read(MAILS["outlook-swedish"], Content_Type="text/html; charset=utf-8")
    assert mail.reply_text == "It works now.\n\nThanks!"
    assert mail.quoted_text.startswith("Från: Anna [mailto:a@x.se]\nSkickat: den 3 mars 2020 12:00")


@pytest.mark.parametrize("subject", ["FW: x", "Fwd: x", "VB: x", "WG: x", "Tr: x", "[Fwd: x]", "转发：x"])
def test_a_forwarding_subject_keeps_all(subject):
    mail = read(MAILS["outlook"], Subject=subject, Content_Type="text/html; charset=utf-8")
    assert "Does it work?" in mail.reply_text
    assert mail.quoted_html == ""
