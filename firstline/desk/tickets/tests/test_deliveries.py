"""What the thread says of how far an answer got."""

import pytest

from firstline.channels.email.actions.fail_mail import fail, stop_writing_to
from firstline.channels.email.models import OutgoingMail, UnreachableAddress
from firstline.channels.email.models.outgoing import SendState
from firstline.channels.email.tests.sample_mails import a_mailbox
from firstline.tickets.actions.answer import answer
from firstline.tickets.wording import from_text
from tests.cast import NOW


@pytest.fixture
def sent(cast, ticket, run_jobs) -> OutgoingMail:
    a_mailbox()
    message = answer(ticket, from_text("Try again"), by=cast.actor(cast.boris), at=NOW)
    run_jobs()
    mail = OutgoingMail.objects.get(message=message)
    mail.state, mail.sent_at = SendState.SENT, NOW
    mail.save()
    return mail


@pytest.fixture
def thread(signed_in, cast, ticket):
    return lambda: signed_in(cast.boris).get(f"/desk/tickets/{ticket.pk}/thread/").text


def test_says_sent_held_up_and_delivered(sent, thread):
    assert "· sent</span>" in thread()
    OutgoingMail.objects.update(last_error="4.4.1 busy")
    assert 'title="4.4.1 busy">· sent, held up on the way</span>' in thread()
    OutgoingMail.objects.update(delivered_at=NOW, last_error="")
    assert "· delivered</span>" in thread()


def test_delivered_is_said_when_each_copy_has_arrived_only(sent, thread, cast):
    OutgoingMail.objects.update(delivered_at=NOW)
    OutgoingMail.objects.create(
        kind="answer", ticket=sent.ticket, message=sent.message, person=cast.oskar, address="o@bergs.test",
        key="second", language="en", subject="x", text="x", created_at=NOW, due_at=NOW, give_up_at=NOW,
        state=SendState.SENT,
    )  # fmt: skip
    assert "· delivered</span>" not in thread()
    assert "· sent</span>" in thread()


def test_an_address_whose_mail_came_back_is_written_to_again_by_a_button(sent, thread, signed_in, cast, ticket):
    fail(sent, "550 no such user", at=NOW, came_back=True)
    stop_writing_to("anna@bergs.test", "550 no such user", at=NOW)
    shown = thread()
    assert "<b>Nothing is sent to anna@bergs.test</b>: earlier mail came back. 550 no such user" in shown
    page = f"/desk/tickets/{ticket.pk}/addresses/"
    assert signed_in(cast.anna).post(page, {"address": "anna@bergs.test"}).status_code == 404
    assert signed_in(cast.boris).post(page, {"address": "other@bergs.test"}).status_code == 404
    assert UnreachableAddress.objects.count() == 1
    assert signed_in(cast.boris).post(page, {"address": "anna@bergs.test"}).status_code == 200
    assert not UnreachableAddress.objects.exists()
    assert "Nothing is sent to" not in thread()


def test_nothing_more_is_sent_there_before(sent, cast, ticket, run_jobs):
    stop_writing_to("anna@bergs.test", "550 no such user", at=NOW)
    second = answer(ticket, from_text("Once more"), by=cast.actor(cast.boris), at=NOW)
    run_jobs()
    mail = OutgoingMail.objects.get(message=second)
    assert (mail.state, "550 no such user" in mail.last_error) == (SendState.FAILED, True)
