from datetime import timedelta

import pytest

from firstline.core.errors import NotAllowed
from firstline.tickets.actions.answer import answer
from firstline.tickets.actions.merge import merge
from firstline.tickets.actions.move_message import CannotMoveMessage, move_message
from firstline.tickets.actions.reply import reply
from firstline.tickets.actions.split_off import split_off
from firstline.tickets.models import Ticket
from firstline.tickets.queries import queue_counts, thread_of
from firstline.tickets.queries.beside import links_of
from firstline.tickets.stages import Channel
from firstline.tickets.wording import from_text
from tests.cast import NOW

LATER = NOW + timedelta(hours=1)


@pytest.fixture
def boris(cast):
    return cast.actor(cast.boris)


@pytest.fixture
def message(cast, ticket):
    """Anna asks about something else in her printer's request."""
    how = {"author": cast.anna, "channel": Channel.PORTAL, "by": cast.actor(cast.anna)}
    return reply(ticket, from_text("And my keyboard sticks"), at=LATER, **how)


def said_in(ticket, actor):
    return [entry.message.text for entry in thread_of(ticket, actor, at=LATER).entries if entry.message]


def test_is_read_where_it_went_and_comes_back(cast, ticket, other_ticket, message, boris):
    move_message(message, to=other_ticket, by=boris, at=LATER)
    assert said_in(other_ticket, cast.actor(cast.per)) == ["Every ten minutes.", "And my keyboard sticks"]
    assert said_in(ticket, cast.actor(cast.anna)) == ["It has printed blank pages since yesterday."]
    message.refresh_from_db()
    move_message(message, to=ticket, by=boris, at=LATER)
    message.refresh_from_db()
    assert (message.ticket, message.moved_from) == (ticket, None)
    assert len(said_in(ticket, cast.actor(cast.anna))) == 2


def test_its_author_comes_along_only_when_told(cast, other_ticket, message, boris):
    move_message(message, to=other_ticket, bring_author=True, by=boris, at=LATER)
    assert other_ticket.participants.filter(person=cast.anna, part="copied").count() == 1


def test_the_waiting_moves_too(cast, ticket, other_ticket, message, boris):
    later = LATER + timedelta(hours=1)
    answer(other_ticket, from_text("Done"), by=boris, at=LATER)
    answer(ticket, from_text("Yes"), by=boris, at=NOW)
    Ticket.objects.filter(pk=ticket.pk).update(user_waits_since=LATER)
    move_message(message, to=other_ticket, by=boris, at=later)
    waits = dict(Ticket.objects.values_list("pk", "user_waits_since"))
    assert waits == {ticket.pk: None, other_ticket.pk: LATER}


def test_refuses_what_would_leave_nothing_or_may_be_taken_back(cast, ticket, other_ticket, boris):
    only = ticket.messages.get()
    with pytest.raises(CannotMoveMessage, match="all that was said"):
        move_message(only, to=other_ticket, by=boris, at=LATER)
    sent = answer(ticket, from_text("Hi"), by=boris, at=LATER)
    with pytest.raises(CannotMoveMessage, match="taken back"):
        move_message(sent, to=other_ticket, by=boris, at=LATER)
    with pytest.raises(CannotMoveMessage, match="already"):
        move_message(only, to=ticket, by=boris, at=LATER)
    with pytest.raises(NotAllowed):
        move_message(only, to=other_ticket, by=cast.actor(cast.anna), at=LATER)
    merge(other_ticket, into=ticket, by=boris, at=LATER)
    with pytest.raises(CannotMoveMessage, match=f"went into {ticket.number}"):
        move_message(only, to=other_ticket, by=boris, at=LATER)
    assert ticket.messages.count() == 2


def test_splitting_off_makes_a_request_of_its_author(cast, ticket, message, boris, run_jobs):
    run_jobs()
    new = split_off(message, subject=" Keyboard ", requester=cast.anna, by=boris, at=LATER)
    assert (new.subject, new.stage, new.requester, new.organisation) == ("Keyboard", "new", cast.anna, cast.bergs)
    assert said_in(new, cast.actor(cast.anna)) == ["And my keyboard sticks"]
    assert said_in(ticket, boris) == ["It has printed blank pages since yesterday."]
    assert [(one.relation, one.other) for one in links_of(boris, new)] == [("split", ticket)]
    assert queue_counts(boris)["open"] == 2
    run_jobs()
    assert not new.outgoing_mails.exists()


def test_splitting_off_needs_a_subject(cast, message, boris):
    with pytest.raises(CannotMoveMessage):
        split_off(message, subject=" ", requester=cast.anna, by=boris, at=LATER)
    assert Ticket.objects.count() == 1
