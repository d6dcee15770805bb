"""Invitations, as Outlook, Google and Apple write them."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from firstline.channels.email.reading.as_json import inspect_line
from firstline.channels.email.reading.mail import Address
from firstline.channels.email.reading.read import read_mail
from firstline.channels.email.reading.tests.messages import multipart, part, whole

ZONE = """\
BEGIN:VTIMEZONE
TZID:W. Europe Standard Time
BEGIN:STANDARD
DTSTART:16010101T030000
TZOFFSETFROM:+0200
TZOFFSETTO:-0500
RRULE:FREQ=SECONDLY
END:STANDARD
END:VTIMEZONE
"""
OUTLOOK = f"""\
BEGIN:VCALENDAR
METHOD:REQUEST
PRODID:Microsoft Exchange Server 2010
VERSION:2.0
{ZONE}BEGIN:VEVENT
ORGANIZER;CN=Anna Berg:mailto:anna@bergs.example
ATTENDEE;ROLE=REQ-PARTICIPANT;PARTSTAT=NEEDS-ACTION;RSVP=TRUE;CN=Support:mailto:support@desk.example
SUMMARY;LANGUAGE=sv-SE:Skrivaren\\, plan 3
DTSTART;TZID=W. Europe Standard Time:20260304T140000
DTEND;TZID=W. Europe Standard Time:20260304T150000
UID:1
SEQUENCE:0
LOCATION;LANGUAGE=sv-SE:Rum 3
END:VEVENT
END:VCALENDAR
"""


def mail(calendar: str, method: str = "REQUEST", **fields):
    body = multipart(
        "alternative", part("See the invitation."), part(calendar, f"text/calendar; charset=utf-8; method={method}")
    )
    return read_mail(whole(body, **fields))


def event(lines: str, method: str = "REQUEST"):
    head = f"BEGIN:VCALENDAR\nVERSION:2.0\nMETHOD:{method}\nBEGIN:VEVENT\nSUMMARY:Talk\n"
    return mail(f"{head}{lines}\nEND:VEVENT\nEND:VCALENDAR\n", method).invitation


def test_an_invitation_from_outlook():
    read = mail(OUTLOOK)
    found = read.invitation
    assert (found.method, found.summary, found.where) == ("request", "Skrivaren, plan 3", "Rum 3")
    assert (found.start, found.end) == ("2026-03-04T14:00:00+01:00", "2026-03-04T15:00:00+01:00")
    assert found.organiser == Address("Anna Berg", "anna@bergs.example")
    assert (found.is_changed, found.repeats, found.answer) == (False, "", "")
    assert (read.text, read.kind) == ("See the invitation.", "message")
    assert [(file.filename, file.content_type) for file in read.attachments] == [("attachment.ics", "text/calendar")]


@pytest.mark.parametrize(
    ("lines", "start", "end"),
    [
        ("DTSTART:20260304T130000Z\nDURATION:PT30M", "2026-03-04T13:00:00+00:00", "2026-03-04T13:30:00+00:00"),
        ("DTSTART;VALUE=DATE:20260304\nDTEND;VALUE=DATE:20260305", "2026-03-04", ""),
        ("DTSTART;VALUE=DATE:20260304\nDTEND;VALUE=DATE:20260307", "2026-03-04", "2026-03-06"),
        ("DTSTART:20260304T140000\nDTEND:20260304T150000", "2026-03-04T14:00:00", "2026-03-04T15:00:00"),
        ("DTSTART;TZID=Nowhere:20260304T140000", "2026-03-04T14:00:00", ""),
        ("DTSTART:nonsense", "", ""),
        ("DTSTART:00010101T000000Z\nDTEND:99991231T235959Z", "", ""),
        ("DTSTART:20260304T130000Z\nDURATION:P9999999D", "2026-03-04T13:00:00+00:00", ""),
    ],
)
def test_when_it_is(lines, start, end):
    found = event(lines)
    assert (found.start, found.end) == (start, end)


def test_what_became_of_it():
    when = "DTSTART:20260304T130000Z\n"
    assert event(when + "SEQUENCE:2").is_changed is True
    assert event(when + "STATUS:CANCELLED").method == "cancel"
    assert event(when, "CANCEL").method == "cancel"
    assert event(when + "RRULE:FREQ=WEEKLY;BYDAY=TU").repeats == "weekly"


@pytest.mark.parametrize(
    ("said", "answer"),
    [("ACCEPTED", "accepted"), ("DECLINED", "declined"), ("TENTATIVE", "tentative"), ("DELEGATED", "")],
)
def test_a_calendars_answer_is_a_machines(said, answer):
    lines = f"DTSTART:20260304T130000Z\nATTENDEE;PARTSTAT={said};CN=Bo:mailto:bo@x.example"
    calendar = f"BEGIN:VCALENDAR\nMETHOD:REPLY\nBEGIN:VEVENT\nSUMMARY:Talk\n{lines}\nEND:VEVENT\nEND:VCALENDAR\n"
    read = mail(calendar, "REPLY", Subject="Accepted: Talk")
    assert (read.invitation.method, read.invitation.answer, read.kind) == ("reply", answer, "auto_reply")


def test_a_mail_that_is_nothing_but_an_invitation():
    read = read_mail(whole(part(OUTLOOK, "text/calendar; charset=utf-8; method=REQUEST")))
    assert (read.text, read.invitation.summary, len(read.attachments)) == ("", "Skrivaren, plan 3", 1)


def test_what_is_too_long_or_broken_is_only_a_file():
    long = mail(OUTLOOK.replace("Rum 3", "x" * 100_000))
    assert (long.invitation, long.limits_hit, len(long.attachments)) == (None, ("calendar",), 1)
    broken = mail("BEGIN:VCALENDAR\nBEGIN:VEVENT\nDTSTART;TZID=\x00:1\nEND:X\n")
    assert broken.invitation is None
    assert len(broken.attachments) == 1


def test_inspecting_shows_it():
    raw = whole(part(OUTLOOK, "text/calendar; charset=utf-8; method=REQUEST"))
    assert inspect_line(raw)["invitation"]["organiser"] == ["Anna Berg", "anna@bergs.example"]


@given(st.text(max_size=200))
def test_anything_is_read(text):
    read = mail(f"BEGIN:VCALENDAR\nBEGIN:VEVENT\n{text}\nEND:VEVENT\nEND:VCALENDAR\n")
    assert read.text == "See the invitation."


@pytest.mark.parametrize("lines", ["BEGIN:VTIMEZONE\n" * 6_000, "BEGIN:VEVENT\n" * 7_000, "X-A:b\n" * 16_000])
def test_the_longest_take_a_moment(lines):
    began = time.process_time()
    mail(f"BEGIN:VCALENDAR\n{lines}END:VCALENDAR\n")
    assert time.process_time() - began < 5
