"""Invitations in the conversation."""

from zoneinfo import ZoneInfo

import pytest
from django.utils import timezone, translation

from firstline.channels.email.addressing import reply_address
from firstline.channels.email.models.incoming import HeldFor
from firstline.channels.email.tests.mails import arrive, mailbox
from firstline.core.models import LoggedEvent
from firstline.desk.tickets.meetings import meeting_of
from firstline.tickets.models import Ticket
from firstline.tickets.stages import Stage

INVITATION = {
    "method": "request", "summary": "Talk", "start": "2026-03-04T14:00:00+01:00", "end": "2026-03-04T15:00:00+01:00",
    "where": "Room 3", "organiser": {"name": "Anna Berg", "address": "anna@bergs.test"}, "is_changed": False,
    "repeats": "", "answer": "",
}  # fmt: skip


def raw(method: str, to: str = "support@desk.test", partstat: str = "NEEDS-ACTION") -> bytes:
    lines = [
        "From: Anna Berg <anna@bergs.test>", f"To: {to}", "Subject: Talk", f"Message-ID: <{method}{to}@bergs.test>",
        f"Content-Type: text/calendar; charset=utf-8; method={method}", "",
        "BEGIN:VCALENDAR", f"METHOD:{method}", "BEGIN:VEVENT", "SUMMARY:Talk about <b>printers</b>",
        "DTSTART:20260304T130000Z", "DTEND:20260304T140000Z", "LOCATION:Room 3",
        "ORGANIZER;CN=Anna Berg:mailto:anna@bergs.test", f"ATTENDEE;PARTSTAT={partstat}:mailto:anna@bergs.test",
        "END:VEVENT", "END:VCALENDAR", "",
    ]  # fmt: skip
    return "\r\n".join(lines).encode()


@pytest.fixture
def box(cast):
    return mailbox(team=cast.service_desk)


def test_an_invitation_is_a_block_and_a_file(cast, box, signed_in):
    arrive(box, raw("REQUEST"))
    ticket = Ticket.objects.get()
    page = signed_in(cast.boris).get(f"/desk/tickets/{ticket.pk}/thread/").content.decode()
    assert "Talk about &lt;b&gt;printers&lt;/b&gt;" in page
    assert "Room 3" in page
    assert ".ics" in page
    assert "BEGIN:VCALENDAR" not in page


def test_an_accepted_invitation_is_folded_and_reopens_nothing(cast, box, ticket, signed_in):
    Ticket.objects.filter(pk=ticket.pk).update(stage=Stage.WAITING_USER)
    arrive(box, raw("REPLY", reply_address(box, ticket.pk, cast.anna.pk), "ACCEPTED"))
    assert LoggedEvent.objects.get(kind="ticket:user-replied").data["is_machine"] is True
    assert Ticket.objects.get().stage == Stage.WAITING_USER
    page = signed_in(cast.boris).get(f"/desk/tickets/{ticket.pk}/thread/").content.decode()
    assert "Accepted" in page
    assert "Written by a machine" in page


def test_an_answer_to_nothing_we_know_waits_for_a_look(cast, box):
    (row,) = arrive(box, raw("REPLY", partstat="DECLINED"))
    assert row.held_for == HeldFor.MACHINE
    assert Ticket.objects.count() == 0


@pytest.mark.parametrize(
    ("values", "about", "when"),
    [
        ({}, "Invitation", "{day} 08:00–09:00"),
        (
            {"is_changed": True, "repeats": "weekly"},
            "Changed invitation",
            "{day} 08:00–09:00, every week",
        ),
        ({"method": "cancel", "end": ""}, "Cancelled", "{day} 08:00"),
        ({"start": "2026-03-04", "end": ""}, "Invitation", "{day}"),
        (
            {"start": "2026-03-04T14:00:00", "end": ""},
            "Invitation",
            "{day} 14:00 (the sender's clock)",
        ),
        ({"method": "counter"}, "Another time is proposed", "{day} 08:00–09:00"),
        ({"method": "reply", "answer": "tentative", "start": "", "end": ""}, "Perhaps", ""),
    ],
)
def test_what_is_said_about_it_in_the_readers_zone(values, about, when):
    with timezone.override(ZoneInfo("America/New_York")), translation.override("en"):
        found = meeting_of({**INVITATION, **values})
    assert (found.about, found.when.replace("Wednesday 4 March 2026", "{day}"), found.organiser) == (
        about,
        when,
        "Anna Berg",
    )


def test_a_mail_about_no_meeting_shows_none():
    assert meeting_of({}) is None
