"""Requests that an agent got and passed on to the desk."""

import pytest

from firstline.channels.email.actions.keep_mailbox import change_mailbox
from firstline.channels.email.models.incoming import MailState
from firstline.channels.email.passed_on import accept_forward
from firstline.channels.email.tests.mails import arrive, mail, mailbox
from firstline.core.access import SYSTEM
from firstline.core.errors import NotAllowed, NotFound
from firstline.core.models import LoggedEvent
from firstline.people.models import Person
from firstline.tickets.models import Note, Participant, Ticket
from tests.cast import NOW

BORIS = "Boris Nord <boris@desk.test>"
PASS = "mx.desk.test; dmarc=pass header.from=desk.test"
ALIGNED = "mx.desk.test; spf=pass smtp.mailfrom=desk.test"
TEXT = """\
He is in a hurry.

---------- Forwarded message ---------
From: {sender}
Date: Tue, 3 Mar 2026 at 09:12
Subject: The printer
To: Boris Nord <boris@desk.test>

It prints blank pages.
"""


@pytest.fixture
def box(cast):
    return mailbox(team=cast.service_desk, trusted_server="mx.desk.test")


def passed_on(sender="Nora Ny <nora@new.test>", by=BORIS, found=PASS, **headers) -> bytes:
    given = {"Subject": "Fwd: The printer", "Authentication_Results": found, **headers}
    return mail(by, text=TEXT.format(sender=sender).replace("\n", "\r\n"), **given)


def test_whoever_wrote_first_asks_and_the_agents_words_are_a_note(cast, box):
    (row,) = arrive(box, passed_on())
    ticket = Ticket.objects.get()
    assert (ticket.requester.email, ticket.requester.name, ticket.subject) == (
        "nora@new.test",
        "Nora Ny",
        "The printer",
    )
    message, note = ticket.messages.get(), Note.objects.get()
    assert (message.text, message.author, message.from_desk) == ("It prints blank pages.", ticket.requester, False)
    assert (note.text, note.author, note.ticket) == ("He is in a hurry.", cast.boris, ticket)
    assert (row.state, row.message, row.note) == (MailState.FILED, message, note)
    assert row.forward_of == {"name": "Nora Ny", "address": "nora@new.test", "by": "Boris Nord"}
    registered = LoggedEvent.objects.get(kind="ticket:registered")
    assert (registered.actor_id, registered.data["acknowledge"]) == (cast.boris.pk, True)
    assert [one.person for one in Participant.objects.all()] == [ticket.requester]


def test_somebody_known_keeps_their_organisation(cast, box):
    arrive(box, passed_on("Anna Berg <anna@bergs.test>"))
    assert (Ticket.objects.get().requester, Ticket.objects.get().organisation) == (cast.anna, cast.bergs)


def test_a_mailbox_that_only_the_house_can_write_to_is_proof_enough(cast, box):
    change_mailbox(box, trusts_colleagues=True, by=SYSTEM, at=NOW)
    arrive(box, passed_on(found="other.test; spf=none"))
    assert Ticket.objects.get().requester.email == "nora@new.test"


@pytest.mark.parametrize("found", [None, "evil.test; dmarc=pass header.from=desk.test", ALIGNED])
def test_without_proof_the_agent_asks_and_the_request_says_what_it_may_be(cast, box, found):
    (row,) = arrive(box, passed_on(found=found))
    assert Ticket.objects.get().requester == cast.boris
    assert Note.objects.count() == 0
    assert row.forward_of == {"name": "Nora Ny", "address": "nora@new.test", "by": ""}
    assert not Person.objects.filter(email="nora@new.test").exists()


@pytest.mark.parametrize(
    "raw",
    [
        passed_on(by="Anna Berg <anna@bergs.test>", found="mx.desk.test; dmarc=pass header.from=bergs.test"),
        passed_on(sender="Support <support@desk.test>"),
        passed_on(sender="Boris Nord <boris@desk.test>"),
        passed_on(Subject="Re: The printer"),
    ],
)
def test_what_users_pass_on_or_what_we_wrote_ourselves_is_a_request_like_any_other(cast, box, raw):
    (row,) = arrive(box, raw)
    assert row.forward_of == {}
    assert Ticket.objects.get().requester in {cast.anna, cast.boris}


def test_a_robots_mail_passed_on_is_not_answered(cast, box):
    inner = b"From: Alarm <alarm@new.test>\r\nAuto-Submitted: auto-generated\r\nSubject: Disk full\r\n\r\n91 %"
    head = (
        f"From: {BORIS}\r\nTo: support@desk.test\r\nSubject: FW: Disk full\r\nMessage-ID: <fw1@desk.test>\r\n"
        f"Authentication-Results: {PASS}\r\nContent-Type: message/rfc822\r\n\r\n"
    )
    arrive(box, head.encode() + inner)
    assert Ticket.objects.get().requester.email == "alarm@new.test"
    assert LoggedEvent.objects.get(kind="ticket:registered").data["acknowledge"] is False


def test_an_agent_accepts_with_one_button(cast, box, signed_in):
    (row,) = arrive(box, passed_on(found=None))
    boris = signed_in(cast.boris)
    page = boris.get(f"/desk/tickets/{row.ticket_id}/thread/").content.decode()
    assert "Make Nora Ny the requester" in page
    assert boris.post(f"/desk/tickets/{row.ticket_id}/mails/{row.pk}/requester/").status_code < 400
    ticket = Ticket.objects.get()
    assert ticket.requester.email == "nora@new.test"
    assert [one.person for one in Participant.objects.all()] == [ticket.requester]
    page = boris.get(f"/desk/tickets/{row.ticket_id}/thread/").content.decode()
    assert "Make Nora Ny the requester" not in page
    assert "Boris Nord made Nora Ny the requester instead of Boris Nord" in page


def test_the_thread_names_who_passed_it_on(cast, box, signed_in):
    (row,) = arrive(box, passed_on())
    page = signed_in(cast.erik).get(f"/desk/tickets/{row.ticket_id}/thread/")
    assert "passed on by Boris Nord" in page.content.decode()


def test_nobody_else_accepts_and_no_other_mail_does(cast, box, ticket, signed_in):
    (row,) = arrive(box, passed_on(found=None))
    assert signed_in(cast.anna).post(f"/desk/tickets/{row.ticket_id}/mails/{row.pk}/requester/").status_code == 404
    with pytest.raises(NotAllowed):
        accept_forward(row.ticket, row.pk, by=cast.actor(cast.anna), at=NOW)
    with pytest.raises(NotFound):
        accept_forward(ticket, row.pk, by=cast.actor(cast.boris), at=NOW)
    assert not Person.objects.filter(email="nora@new.test").exists()
    assert Ticket.objects.get(pk=row.ticket_id).requester == cast.boris
