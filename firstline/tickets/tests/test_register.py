from uuid import uuid4

import pytest

from firstline.core.models import LoggedEvent
from firstline.tickets.actions.register import CannotRegister, Request, register
from firstline.tickets.models import Message, Participant, Ticket
from firstline.tickets.queries import QUEUES, queue_counts, queue_page
from firstline.tickets.stages import Channel, Level
from firstline.tickets.wording import Words, from_text
from tests.cast import NOW


def request(cast, **values):
    return Request(
        requester=cast.anna,
        channel=Channel.PORTAL,
        **{"subject": "No sound", "words": from_text("At all."), **values},
    )


def test_gives_the_request_a_number_a_message_and_an_event(cast, ticket):
    assert ticket.number == f"FL-{ticket.pk}"
    assert (ticket.stage, ticket.organisation, ticket.priority) == ("new", cast.bergs, 3)
    message = Message.objects.get()
    assert (message.ticket, message.author, message.from_desk) == (ticket, cast.anna, False)
    event = LoggedEvent.objects.get(kind="ticket:registered")
    assert (event.subject_id, event.actor_name, event.public) == (ticket.pk, "Anna Berg", True)
    assert [p.part for p in Participant.objects.filter(ticket=ticket)] == ["requester"]


def test_sent_twice_is_registered_once(cast):
    twice = request(cast, client_id=uuid4())
    first = register(twice, by=cast.actor(cast.anna), at=NOW)
    second = register(twice, by=cast.actor(cast.anna), at=NOW)
    assert first == second
    assert Ticket.objects.count() == 1
    assert LoggedEvent.objects.filter(kind="ticket:registered").count() == 1


def test_takes_the_first_words_where_there_is_no_subject(cast):
    ticket = register(request(cast, subject=" "), by=cast.actor(cast.anna), at=NOW)
    assert ticket.subject == "At all."


def test_refuses_a_request_that_says_nothing(cast):
    with pytest.raises(CannotRegister) as refusal:
        register(request(cast, subject="\x00 ", words=Words(text=" ")), by=cast.actor(cast.anna), at=NOW)
    assert refusal.value.field == "subject"
    assert Ticket.objects.count() == 0


def test_priority_follows_from_impact_and_urgency(cast):
    ticket = register(request(cast, impact=Level.HIGH, urgency=Level.HIGH), by=cast.actor(cast.anna), at=NOW)
    assert ticket.priority == 1


def test_stands_in_the_queues_and_is_counted_there(cast, ticket):
    boris = cast.actor(cast.boris)
    assert queue_counts(boris) == {"mine": 0, "team": 0, "unassigned": 1, "waiting": 0, "open": 1}
    assert [t.id for t in queue_page(boris, QUEUES["unassigned"]).rows] == [ticket.pk]
    assert queue_page(boris, QUEUES["solved"]).rows == []
