"""Messages passed on, as mail programs do it."""

import pytest

from firstline.channels.email.reading.forwards import forwarded_in
from firstline.channels.email.reading.mail import Address
from firstline.channels.email.reading.read import read_mail
from firstline.channels.email.reading.tests.messages import message, multipart, part, read, whole

ANNA = Address("Anna Berg", "anna@bergs.example")
GMAIL = """\
Can you take this?

---------- Forwarded message ---------
From: Anna Berg <anna@bergs.example>
Date: Tue, 3 Mar 2026 at 09:12
Subject: The printer
To: Boris Nord <boris@desk.example>


It prints blank pages.

Since Monday.
"""
OUTLOOK_SV = """\
Hej, kan någon ta det här?

Från: Anna Berg <anna@bergs.example>
Skickat: den 3 mars 2026 09:12
Till: Boris Nord <boris@desk.example>
Ämne: The printer

It prints blank pages.

Since Monday.
"""
OUTLOOK_OLD = """\
-----Original Message-----
From: Anna Berg [mailto:anna@bergs.example]
Sent: Tuesday, March 3, 2026 9:12 AM
To: Boris Nord
Subject: The printer

It prints blank pages.

Since Monday.
"""
THUNDERBIRD_DE = """\
-------- Weitergeleitete Nachricht --------
Betreff: \tThe printer
Datum: \tTue, 3 Mar 2026 09:12:00 +0100
Von: \tAnna Berg <anna@bergs.example>
An: \tboris@desk.example


It prints blank pages.

Since Monday.
"""
APPLE = """\
For you.

Begin forwarded message:

> From: Anna Berg <anna@bergs.example>
> Subject: The printer
> Date: 3 March 2026 at 09:12:00 CET
> To: Boris Nord <boris@desk.example>
>
> It prints blank pages.
>
> Since Monday.
"""


@pytest.mark.parametrize(
    ("subject", "body", "above"),
    [
        ("Fwd: The printer", GMAIL, "Can you take this?"),
        ("VB: The printer", OUTLOOK_SV, "Hej, kan någon ta det här?"),
        ("FW: The printer", OUTLOOK_OLD, ""),
        ("Fwd: The printer", THUNDERBIRD_DE, ""),
        ("Fwd: The printer", APPLE, "For you."),
    ],
)
def test_who_wrote_it_first_and_what(subject, body, above):
    found = forwarded_in(read(body, Subject=subject))
    assert found.sender == ANNA
    assert found.original.subject == "The printer"
    assert found.original.reply_text == "It prints blank pages.\n\nSince Monday."
    assert found.above_text == above


def test_outlooks_html_keeps_its_form():
    html = (
        '<html><body><div class="WordSection1"><p>Look at <b>this</b>.</p><div style="border:none;border-top:solid'
        ' #E1E1E1 1.0pt"><p><b>From:</b> Anna Berg &lt;anna@bergs.example&gt; <br><b>Sent:</b> Tuesday, March 3, 2026'
        " 9:12 AM<br><b>To:</b> Boris Nord &lt;boris@desk.example&gt;<br><b>Subject:</b> The printer</p></div>"
        "<p>It prints <i>blank</i> pages.</p></div></body></html>"
    )
    found = forwarded_in(read_mail(whole(part(html, "text/html; charset=utf-8"), Subject="FW: The printer")))
    assert (found.sender, found.above_text) == (ANNA, "Look at this.")
    assert "<b>this</b>" in found.above_html
    assert "<i>blank</i>" in found.original.html
    assert "Sent:" not in found.original.html
    assert found.original.reply_text == "It prints blank pages."


def test_a_message_passed_on_as_a_file_is_read_as_it_came():
    inner = message("It prints blank pages.", From="Anna Berg <anna@bergs.example>", Subject="The printer")
    raw = whole(multipart("mixed", part("Please take it."), part(inner, "message/rfc822")), Subject="FW: The printer")
    found = forwarded_in(read_mail(raw))
    assert (found.sender, found.original.subject, found.original.text) == (
        ANNA,
        "The printer",
        "It prints blank pages.",
    )
    assert (found.above_text, found.original.attachments) == ("Please take it.", ())
    assert found.original.message_id == "1@example.com"


@pytest.mark.parametrize(
    ("subject", "body"),
    [
        ("Re: The printer", GMAIL),
        ("The printer", GMAIL),
        ("Fwd: The printer", "Nothing below."),
        ("FW: The printer", OUTLOOK_SV.replace(" <anna@bergs.example>", "")),
        ("FW: The printer", OUTLOOK_SV.replace("<anna@bergs.example>", "<anna@bergs.example>, other@x.example")),
    ],
)
def test_where_nothing_is_passed_on_or_nobody_says_by_whom(subject, body):
    assert forwarded_in(read(body, Subject=subject)) is None
