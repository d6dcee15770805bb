import pytest

from firstline.tickets.actions.join import join_and_reply
from firstline.tickets.actions.reply import CannotReply
from firstline.tickets.models import Participant
from firstline.tickets.stages import Channel
from firstline.tickets.wording import Words, from_text
from tests.cast import NOW


def say(cast, ticket, person, words):
    return join_and_reply(ticket, words, author=person, by=cast.actor(person), at=NOW, channel=Channel.PORTAL)


def test_who_says_something_takes_part_from_then_on(cast, ticket):
    message = say(cast, ticket, cast.fatima, from_text("I have it too"))
    assert (message.author, message.ticket) == (cast.fatima, ticket)
    assert Participant.objects.get(ticket=ticket, person=cast.fatima).part == "copied"


def test_who_takes_part_already_stays_what_they_were(cast, ticket):
    say(cast, ticket, cast.anna, from_text("More"))
    assert [row.part for row in Participant.objects.filter(ticket=ticket)] == ["requester"]


def test_who_says_nothing_joins_nothing(cast, ticket):
    with pytest.raises(CannotReply):
        say(cast, ticket, cast.fatima, Words(text=" "))
    assert Participant.objects.filter(ticket=ticket).count() == 1
