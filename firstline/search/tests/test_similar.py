import pytest

from firstline.search.actions.learn import learn_new_words
from firstline.search.similar import similar_to
from firstline.tickets.actions.register import Request, register
from firstline.tickets.stages import Channel
from firstline.tickets.wording import from_text
from tests.cast import NOW


@pytest.fixture
def add(cast):
    def adding(person, subject):
        request = Request(requester=person, subject=subject, words=from_text("…"), channel=Channel.PORTAL)
        return register(request, by=cast.actor(person), at=NOW)

    return adding


def test_the_same_words_and_then_the_same_people(cast, ticket, other_ticket, add):
    of_stranger = add(cast.per, "Printers print blank paper")
    of_colleague = add(cast.oskar, "Printer prints blank pages again")
    learn_new_words(NOW)
    found = similar_to(ticket, cast.actor(cast.boris), at=NOW)
    assert [one.ticket for one in found] == [of_colleague, of_stranger]
    assert [(one.is_same_person, one.is_same_organisation) for one in found] == [(False, True), (False, False)]


def test_shows_only_what_the_reader_may_see(cast, ticket, add):
    add(cast.per, "Printer prints blank pages")
    assert similar_to(ticket, cast.actor(cast.anna), at=NOW) == []
    assert similar_to(ticket, cast.actor(cast.fatima), at=NOW) == []


def test_costs_the_same_for_many(cast, ticket, add, django_assert_max_num_queries):
    for _n in range(8):
        add(cast.per, "Printer on floor prints blank pages")
    similar_to(ticket, cast.actor(cast.boris), at=NOW)
    with django_assert_max_num_queries(9):
        assert len(similar_to(ticket, cast.actor(cast.boris), at=NOW)) == 4
