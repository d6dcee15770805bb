import pytest

from firstline.search.queries import search_tickets, snippet, ticket_by_number
from firstline.tickets.actions.answer import answer
from firstline.tickets.actions.change import change
from firstline.tickets.actions.note import write_note
from firstline.tickets.actions.withdraw_answer import withdraw_answer
from firstline.tickets.wording import from_text
from tests.cast import NOW


def found(actor, text):
    return [hit.ticket.pk for hit in search_tickets(actor, text)]


def test_finds_all_words_in_any_order_also_half_ones(cast, ticket, other_ticket):
    boris = cast.actor(cast.boris)
    assert found(boris, "yesterday BLANK") == [ticket.pk]
    assert found(boris, "yest") == [ticket.pk]
    assert found(boris, "blank minutes") == []
    assert found(boris, "Anna printer") == [ticket.pk]


@pytest.mark.parametrize("text", ["", "  ", "''", '"', "* OR", "a:b & !", "\\", "%"])
def test_stands_any_sign(cast, ticket, text):
    found(cast.actor(cast.boris), text)


def test_users_find_their_own_only_and_never_a_note(cast, ticket, other_ticket):
    write_note(ticket, from_text("probably the toner sensor"), by=cast.actor(cast.boris), at=NOW)
    assert found(cast.actor(cast.boris), "toner sensor") == [ticket.pk]
    assert found(cast.actor(cast.anna), "toner") == []
    assert found(cast.actor(cast.per), "blank") == []
    assert found(cast.actor(cast.per), str(ticket.pk)) == []


def test_forgets_an_answer_that_was_taken_back(cast, ticket):
    boris = cast.actor(cast.boris)
    message = answer(ticket, from_text("Reseat the drum"), by=boris, at=NOW)
    assert found(boris, "drum") == [ticket.pk]
    withdraw_answer(message, by=boris, at=NOW)
    assert found(boris, "drum") == []


def test_follows_a_new_subject(cast, ticket):
    boris = cast.actor(cast.boris)
    change(ticket, subject="Toner sensor broken", by=boris, at=NOW)
    assert found(boris, "sensor") == [ticket.pk]


@pytest.mark.parametrize("text", ["FL-{}", "fl{}", "#{}", " {} "])
def test_a_number_goes_to_its_ticket(cast, ticket, text):
    assert ticket_by_number(cast.actor(cast.boris), text.format(ticket.pk)) == ticket


def test_a_snippet_shows_the_words_around():
    text = "x " * 100 + "the drum\ncover is loose" + " y" * 100
    assert "the drum cover is loose" in snippet(text, ["drum"])
    assert snippet(text, ["drum"]).startswith("… ")
