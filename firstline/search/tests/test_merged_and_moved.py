"""The index follows what is merged, moved and split off, and shows nobody more than they may see."""

from firstline.search.queries import search_tickets
from firstline.tickets.actions.merge import merge
from firstline.tickets.actions.move_message import move_message
from firstline.tickets.actions.reply import reply
from firstline.tickets.actions.split_off import split_off
from firstline.tickets.stages import Channel
from firstline.tickets.wording import from_text
from tests.cast import NOW


def found(actor, words):
    return [hit.ticket for hit in search_tickets(actor, words)]


def test_a_moved_message_is_found_where_it_is(cast, ticket, other_ticket):
    boris, anna = cast.actor(cast.boris), cast.actor(cast.anna)
    said = reply(ticket, from_text("Keyboard"), author=cast.anna, channel=Channel.MAIL, by=anna, at=NOW)
    move_message(said, to=other_ticket, by=boris, at=NOW)
    assert found(boris, "keyboard") == [other_ticket]
    assert found(anna, "keyboard") == []
    said.refresh_from_db()
    new = split_off(said, subject="Input", requester=cast.anna, by=boris, at=NOW)
    assert found(anna, "keyboard") == found(boris, "keyboard") == [new]


def test_what_was_merged_is_found_by_both_numbers_and_by_those_whose_it_was(cast, ticket, other_ticket):
    boris = cast.actor(cast.boris)
    merge(ticket, into=other_ticket, by=boris, at=NOW)
    assert found(boris, ticket.number) == [ticket]
    assert found(boris, other_ticket.number) == [other_ticket]
    assert found(boris, "yesterday") == [ticket]
    assert found(cast.actor(cast.per), "yesterday") == []
    assert found(cast.actor(cast.anna), "ten minutes") == []
