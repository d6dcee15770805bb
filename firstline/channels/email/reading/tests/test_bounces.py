"""Bounces of the mail servers of this world, and mail by people that only speaks of them."""

import pytest

from firstline.channels.email.reading.mail import Bounce
from firstline.channels.email.reading.read import read_mail
from firstline.channels.email.reading.tests.messages import multipart, part, read, whole

DAEMON = "Mail Delivery System <MAILER-DAEMON@mx.example.org>"
ORIGINAL = part("Message-ID: <ours@example.org>\r\nSubject: x\r\n\r\nbody", "message/rfc822")


def report(fields, *, text="It failed.", original=ORIGINAL, **head):
    status = part(f"Reporting-MTA: dns; mx.example.org\r\n\r\n{fields}", "message/delivery-status")
    inner = multipart("report; report-type=delivery-status", part(text), status, original)
    return read_mail(whole(inner, **{"From": DAEMON, "Subject": "Undelivered Mail Returned to Sender", **head}))


@pytest.mark.parametrize(
    ("fields", "recipients", "permanent"),
    [
        ("Final-Recipient: rfc822; a@x.se\r\nAction: failed\r\nStatus: 5.1.1", ("a@x.se",), True),
        ("Final-Recipient: rfc822; a@x.se\r\nAction: delayed\r\nStatus: 4.4.1", ("a@x.se",), False),
        (
            "Final-Recipient: RFC822; <a@x.se>\r\nAction: Failed (no such user)\r\nStatus: 5.1.1",
            ("a@x.se",),
            True,
        ),
        ("Final-Recipient: a@x.se\r\nStatus: 5.1.1", ("a@x.se",), True),
        (
            "Original-Recipient: rfc822;a@x.se\nFinal-Recipient: rfc822;b@y.se\nAction: failed",
            ("a@x.se",),
            True,
        ),
        (
            "Final-Recipient: rfc822;a@x.se\nAction: failed\n\nFinal-Recipient: b@x.se\nAction: failed",
            ("a@x.se", "b@x.se"),
            True,
        ),
        (
            "Final-Recipient: a@x.se\nAction: delivered\n\nFinal-Recipient: rfc822;b@x.se\nAction: failed",
            ("b@x.se",),
            True,
        ),
    ],
)
def test_reports(fields, recipients, permanent):
    mail = report(fields)
    assert (mail.kind, mail.bounce) == ("bounce", Bounce(recipients, permanent, "ours@example.org"))


def test_a_report_of_success_is_no_bounce():
    mail = report("Final-Recipient: rfc822;a@x.se\r\nAction: delivered\r\nStatus: 2.0.0", Auto_Submitted="auto-replied")
    assert (mail.kind, mail.bounce) == ("auto_reply", None)


def test_the_head_of_the_original_is_enough():
    head = part("Message-Id: <ours@example.org>\r\nSubject: x", "text/rfc822-headers")
    mail = report("Final-Recipient: rfc822;a@x.se\r\nAction: failed", original=head)
    assert mail.bounce.original_message_id == "ours@example.org"


QMAIL = """Hi. This is the qmail-send program at mx.example.org.
I'm afraid I wasn't able to deliver your message to the following addresses.
This is a permanent error; I've given up. Sorry it didn't work out.

<gone@x.se>:
192.0.2.1 does not like recipient.
Remote host said: 550 5.1.1 <gone@x.se>: User unknown
Giving up on 192.0.2.1.

--- Below this line is a copy of the message.

Return-Path: <support@example.org>
Message-ID: <ours@example.org>
To: gone@x.se, other@x.se
"""
EXIM = """This message was created automatically by mail delivery software.

A message that you sent could not be delivered to one or more of its
recipients. This is a permanent error. The following address(es) failed:

  gone@x.se
    host mx.x.se [192.0.2.1]
    SMTP error from remote mail server after RCPT TO:<gone@x.se>:
    550 5.1.1 User unknown

------ This is a copy of the message, including all the headers. ------

Message-ID: <ours@example.org>
"""
EXIM_LATE = """This message was created automatically by mail delivery software.

A message that you sent has not yet been delivered to one or more of its
recipients after more than 24 hours on the queue on mx.example.org.

The address to which the message has not yet been delivered is:

  gone@x.se

No action is required on your part. Delivery attempts will continue for
some time. Eventually the mail delivery software will give up.
"""
POSTFIX = """This is the mail system at host mx.example.org.

I'm sorry to have to inform you that your message could not
be delivered to one or more recipients.

                   The mail system

<gone@x.se>: host mx.x.se[192.0.2.1] said: 550 5.1.1 <gone@x.se>: Recipient address rejected
"""
SENDMAIL = """The original message was received at Tue, 3 Mar 2020 12:00:00 +0100
from localhost

   ----- The following addresses had permanent fatal errors -----
<gone@x.se>
    (reason: 550 5.1.1 User unknown)

   ----- Transcript of session follows -----
... while talking to mx.x.se.:
>>> RCPT To:<gone@x.se>
<<< 550 5.1.1 User unknown
"""
EXCHANGE = """Your message

  To:      sales@example.org
  Subject: RE: Printer
  Sent:    Tue, 3 Mar 2020 12:00:00 +0100

did not reach the following recipient(s):

gone@x.se on Tue, 3 Mar 2020 12:00:05 +0100
    The recipient name is not recognized
"""
GMAIL = """** Address not found **

Your message wasn't delivered to gone@x.se because the address couldn't be found.

The response was:

550 5.1.1 The email account that you tried to reach does not exist.
"""
YAHOO = """Message from yahoo.com.
Unable to deliver message to the following address(es).

<gone@x.se>:
This user doesn't have a yahoo.com account (gone@x.se) [-9]

--- Original message follows.
"""
SWEDISH = """Det gick inte att leverera till följande mottagare:

gone@x.se

Adressen hittades inte. Kontrollera adressen och försök igen. #550 5.1.1#
"""
NOTES = """------- Failure Reasons  --------

Not listed in the directory
gone@x.se

------- Returned Message --------
Received: from mx.example.org
"""
OLD_SENDMAIL = """   ----- Transcript of session follows -----
421 x.se (smtp)... Connection timed out during user open with x.se

   ----- Unsent message follows -----
Received: by mx.example.org
From: support@example.org
To: gone@x.se
Subject: x
"""
IN_WORDS = {
    "qmail": (QMAIL, "MAILER-DAEMON@mx.example.org", "failure notice", True),
    "exim": (EXIM, DAEMON, "Mail delivery failed: returning message to sender", True),
    "exim, late": (EXIM_LATE, DAEMON, "Warning: message 1abc delayed 24 hours", False),
    "postfix": (POSTFIX, DAEMON, "Undelivered Mail Returned to Sender", True),
    "sendmail": (SENDMAIL, "Mail Delivery Subsystem <MAILER-DAEMON@x>", "Returned mail: User unknown", True),
    "exchange": (EXCHANGE, "System Administrator <postmaster@x.se>", "Undeliverable: RE: Printer", True),
    "gmail": (
        GMAIL,
        "Mail Delivery Subsystem <mailer-daemon@googlemail.com>",
        "Delivery Status Notification",
        True,
    ),
    "yahoo": (YAHOO, "MAILER-DAEMON@yahoo.com", "Delivery failure", True),
    "notes": (NOTES, "postmaster@x.se", "Undeliverable message", True),
    "old sendmail": (OLD_SENDMAIL, "Mail Delivery Subsystem <MAILER-DAEMON@x>", "Returned mail: Cannot send", True),
    "swedish": (SWEDISH, "postmaster@x.se", "Kunde inte levereras: Skrivare", True),
}


@pytest.mark.parametrize(("text", "sender", "subject", "permanent"), IN_WORDS.values(), ids=IN_WORDS.keys())
def test_bounces_in_words(text, sender, subject, permanent):
    mail = read(text, From=sender, Subject=subject, Return_Path="<>")
    assert (mail.kind, mail.bounce.recipients, mail.bounce.permanent) == ("bounce", ("gone@x.se",), permanent)


def test_the_id_of_the_original_is_found_in_the_words():
    mail = read(QMAIL, From="MAILER-DAEMON@mx.example.org", Subject="failure notice")
    assert mail.bounce.original_message_id == "ours@example.org"


def test_a_report_inside_the_message_inside_is_read():
    status = part("Final-Recipient: rfc822;gone@x.se\r\nAction: failed", "message/delivery-status")
    inside = whole(multipart("report; report-type=delivery-status", part("It failed."), status, boundary="=_i"))
    inner = multipart("mixed", part("The following addresses had errors"), part(inside, "message/rfc822"))
    mail = read_mail(whole(inner, From=DAEMON, Subject="Returned mail: User unknown"))
    assert (mail.kind, mail.bounce.recipients) == ("bounce", ("gone@x.se",))


def test_exim_names_the_recipients_in_a_field():
    mail = read("It failed.", From=DAEMON, X_Failed_Recipients="a@x.se, b@x.se")
    assert mail.bounce.recipients == ("a@x.se", "b@x.se")


def test_a_notice_in_html_alone():
    html = "<p>Delivery has failed to these recipients:</p><p><a href='mailto:gone@x.se'>gone@x.se</a></p>"
    mail = read(html, From="postmaster@x.se", Subject="Undeliverable: x", Content_Type="text/html", Return_Path="<>")
    assert (mail.kind, mail.bounce.recipients) == ("bounce", ("gone@x.se",))


@pytest.mark.parametrize(
    ("text", "fields"),
    [
        (QMAIL, {"Subject": "What does this mean?"}),
        (EXIM, {"Subject": "Mail delivery failed: returning message to sender"}),
        (EXIM, {"Subject": "Fwd: Mail delivery failed: returning message to sender"}),
        (POSTFIX, {"Subject": "Re: Undelivered Mail", "From": "postmaster@customer.example"}),
        ("My parcel could not be delivered.", {"Subject": "Delivery problem", "From": "admin@shop.example"}),
        ("Your parcel was not delivered.", {"Subject": "Delivery failed", "From": "eva@parcels.example"}),
        (
            "Our mail server is slow.",
            {"Subject": "Mail delivery is slow", "From": "postmaster@customer.example"},
        ),
        ("My mailbox is full, over quota.", {"From": "System Administrator <anna@customer.example>"}),
        ("Please help.", {"Subject": "I get user unknown errors"}),
    ],
)
def test_people_who_speak_of_bounces_are_people(text, fields):
    mail = read(text, **fields)
    assert (mail.kind, mail.bounce) == ("message", None)


def test_a_parcel_service_is_a_program_but_bounces_no_mail():
    mail = read("Your parcel was not delivered.", Subject="Delivery failed", From="noreply@parcels.example")
    assert (mail.kind, mail.bounce) == ("auto_reply", None)


def test_a_person_who_passes_a_report_on_is_a_person():
    status = part(
        "Reporting-MTA: dns; x\r\n\r\nFinal-Recipient: rfc822;a@x.se\r\nAction: failed",
        "message/delivery-status",
    )
    mail = read_mail(whole(multipart("mixed", part("What is this?"), status, ORIGINAL), Subject="Strange mail"))
    assert (mail.kind, mail.bounce, mail.text) == ("message", None, "What is this?")
