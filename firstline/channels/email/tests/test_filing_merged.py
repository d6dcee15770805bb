"""Mails that answer what was merged or moved since."""

import pytest

from firstline.channels.email.addressing import reply_address
from firstline.channels.email.models import OutgoingMail
from firstline.channels.email.tests.mails import arrive, mail, mailbox
from firstline.core.clock import now
from firstline.tickets.actions.answer import answer
from firstline.tickets.actions.merge import merge
from firstline.tickets.actions.move_message import move_message
from firstline.tickets.actions.participants import add_participant
from firstline.tickets.actions.spam import mark_spam
from firstline.tickets.models import Ticket
from firstline.tickets.queries import thread_of
from firstline.tickets.wording import from_text

ANNA = "Anna Berg <anna@bergs.test>"


@pytest.fixture
def box(cast):
    return mailbox(team=cast.service_desk)


@pytest.fixture
def boris(cast):
    return cast.actor(cast.boris)


def test_follows_to_where_it_went_for_those_who_take_part_there(cast, box, ticket, other_ticket, boris):
    to = reply_address(box, ticket.pk, cast.anna.pk)
    merge(ticket, into=other_ticket, bring=[cast.anna], by=boris, at=now())
    (row,) = arrive(box, mail(ANNA, To=to, text="Me too."))
    assert (row.ticket, row.message.ticket) == (other_ticket, other_ticket)


def test_of_others_reaches_the_desk_and_no_user(cast, box, ticket, other_ticket, boris):
    to = reply_address(box, ticket.pk, cast.anna.pk)
    merge(ticket, into=other_ticket, by=boris, at=now())
    (row,) = arrive(box, mail(ANNA, To=to, text="Secret of Bergs."))
    assert (row.ticket, row.message.ticket) == (ticket, ticket)
    read_by = {
        person.name: [
            e.message.text for e in thread_of(other_ticket, cast.actor(person), at=now()).entries if e.message
        ]
        for person in (cast.boris, cast.per)
    }
    assert "Secret of Bergs." in read_by["Boris Nord"]
    assert "Secret of Bergs." not in read_by["Per Olsson"]
    assert Ticket.objects.count() == 2


def test_is_spam_where_the_other_one_is(cast, box, ticket, other_ticket, boris):
    to = reply_address(box, ticket.pk, cast.anna.pk)
    merge(ticket, into=other_ticket, bring=[cast.anna], by=boris, at=now())
    mark_spam(other_ticket, by=boris, at=now())
    (row,) = arrive(box, mail(ANNA, To=to))
    assert row.held_for == "spam"


@pytest.fixture
def moved(cast, box, ticket, other_ticket, boris, run_jobs):
    """An answer to Anna that was moved to Per's request since it was mailed."""
    said = answer(ticket, from_text("About the VPN: restart it"), by=boris, at=now())
    run_jobs()
    sent = OutgoingMail.objects.get(message=said)
    sent.header_id = sent.header_id or "fl.1@desk.test"
    sent.save()
    move_message(said, to=other_ticket, by=boris, at=said.shown_from)
    return sent


def test_an_answer_to_a_moved_message_follows_it(cast, box, ticket, other_ticket, boris, moved):
    add_participant(other_ticket, cast.anna, by=boris, at=now())
    to = reply_address(box, ticket.pk, cast.anna.pk)
    (row,) = arrive(box, mail(ANNA, To=to, In_Reply_To=f"<{moved.header_id}>"))
    assert row.ticket == other_ticket
    (row,) = arrive(box, mail(ANNA, To=to, References=f"<{moved.header_id}> <later@x.test>", In_Reply_To="<l@x.test>"))
    assert row.ticket == ticket


def test_but_not_for_whom_has_no_part_there(cast, box, ticket, moved):
    to = reply_address(box, ticket.pk, cast.anna.pk)
    (row,) = arrive(box, mail(ANNA, To=to, In_Reply_To=f"<{moved.header_id}>"))
    assert row.ticket == ticket


def test_what_answers_a_moved_mail_of_a_user_follows_too(cast, box, ticket, other_ticket, boris):
    to = reply_address(box, ticket.pk, cast.anna.pk)
    (row,) = arrive(box, mail(ANNA, To=to, text="VPN too", Message_ID="<mine@bergs.test>"))
    move_message(row.message, to=other_ticket, bring_author=True, by=boris, at=now())
    row.refresh_from_db()
    assert row.ticket == other_ticket
    (row,) = arrive(box, mail(ANNA, To=to, In_Reply_To="<mine@bergs.test>"))
    assert row.ticket == other_ticket
