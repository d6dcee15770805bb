from datetime import timedelta

import pytest

from firstline.core.actions.configure_desk import end_all_links
from firstline.core.errors import NotAllowed
from firstline.core.models import LoggedEvent
from firstline.people.models import Role
from firstline.satisfaction.actions.ask import ask
from firstline.satisfaction.actions.configure import configure_satisfaction
from firstline.satisfaction.actions.rate import CannotRate, rate, rate_ticket
from firstline.satisfaction.links import rating_token, read_rating_token
from firstline.satisfaction.models import Rating
from firstline.satisfaction.queries import is_to_be_asked, rating_of, tally_since, who_hears_of
from firstline.tickets.actions.assign import assign
from firstline.tickets.actions.resolve import resolve
from firstline.tickets.models import Ticket
from tests.cast import NOW


@pytest.fixture
def solved(cast, ticket):
    return resolve(ticket, resolution="New drum", by=cast.actor(cast.boris), at=NOW, tell_user=False)


@pytest.fixture
def rating(solved):
    return ask(solved, because=7, at=NOW)


def test_a_ticket_is_asked_about_once(solved, rating):
    assert ask(solved, because=7, at=NOW) == rating
    assert ask(solved, because=8, at=NOW) is None
    assert LoggedEvent.objects.filter(kind="ticket:satisfaction-asked").count() == 1


def test_spam_and_a_desk_that_does_not_ask(cast, solved, other_ticket):
    Ticket.objects.filter(pk=other_ticket.pk).update(is_spam=True)
    assert ask(other_ticket, because=1, at=NOW) is None
    with pytest.raises(NotAllowed):
        configure_satisfaction(is_on=False, by=cast.actor(cast.lisa), at=NOW)
    configure_satisfaction(is_on=False, by=cast.actor(cast.ada), at=NOW)
    assert ask(solved, because=1, at=NOW) is None
    assert not is_to_be_asked(cast.actor(cast.anna), solved)
    assert not Rating.objects.exists()


def test_what_the_user_says_is_read_at_the_desk_only(cast, solved, rating):
    assert rating_of(solved, cast.actor(cast.boris)) is None
    rate(rating, score="bad", comment="Slow\x00", at=NOW)
    said = rating_of(solved, cast.actor(cast.boris))
    assert (said.score, said.comment, said.rated_at) == ("bad", "Slow", NOW)
    for user in (cast.anna, cast.fatima, cast.per):
        assert rating_of(solved, cast.actor(user)) is None
    event = LoggedEvent.objects.get(kind="ticket:rated")
    assert (event.public, event.actor_id, event.data["score"]) == (False, cast.anna.pk, "bad")
    assert "Slow" not in str(event.data)


def test_a_changed_mind_counts_once(cast, rating):
    rate(rating, score="bad", comment="", at=NOW)
    rate(rating, score="good", comment="", at=NOW)
    rate(rating, score="good", comment="", at=NOW)
    assert LoggedEvent.objects.filter(kind="ticket:rated").count() == 2
    tally = tally_since(cast.actor(cast.lisa), NOW - timedelta(days=1))
    assert (tally.counts, tally.share("good"), tally.share("bad")) == ({"good": 1}, 100, 0)


def test_refuses_what_is_no_answer(cast, solved, rating):
    for wrong in (
        {"score": "", "comment": ""},
        {"score": "great", "comment": ""},
        {"score": "bad", "comment": "a" * 4001},
    ):
        with pytest.raises(CannotRate):
            rate(rating, at=NOW, **wrong)
    for stranger in (cast.oskar, cast.per, cast.boris):
        with pytest.raises(CannotRate):
            rate_ticket(solved, score="good", comment="", by=cast.actor(stranger), at=NOW)
    assert Rating.objects.get().score == ""


def test_whoever_asked_for_help_can_say_it_in_the_portal(cast, ticket):
    anna = cast.actor(cast.anna)
    with pytest.raises(CannotRate):
        rate_ticket(ticket, score="good", comment="", by=anna, at=NOW)
    solved = resolve(ticket, resolution="New drum", by=cast.actor(cast.boris), at=NOW, tell_user=False)
    assert is_to_be_asked(anna, solved)
    rate_ticket(solved, score="good", comment="", by=anna, at=NOW)
    assert not is_to_be_asked(anna, solved)
    assert not is_to_be_asked(cast.actor(cast.fatima), solved)


def test_a_link_opens_its_own_question_until_it_ends(cast, rating, other_ticket):
    token = rating_token(rating, at=NOW)
    assert read_rating_token(token, at=NOW) == rating
    other = ask(other_ticket, because=9, at=NOW)
    _number, ends_on, signature = token.split("-")
    for forged in (
        f"{other.pk}-{ends_on}-{signature}",
        f"{rating.pk}-{int(ends_on) + 1}-{signature}",
        token[:-1],
        "",
        "1-2-3",
        "²-2-3",
    ):
        assert read_rating_token(forged, at=NOW) is None
    assert read_rating_token(token, at=NOW + timedelta(days=62)) is None
    end_all_links(by=cast.actor(cast.ada), at=NOW)
    assert read_rating_token(token, at=NOW) is None


def test_those_who_lead_the_team_hear_of_it(cast, ticket):
    assert who_hears_of(ticket) == [cast.lisa, cast.ada]
    mine = assign(ticket, team=cast.service_desk, assignee=None, by=cast.actor(cast.boris), at=NOW)
    assert who_hears_of(mine) == [cast.lisa]
    theirs = assign(ticket, team=cast.network, assignee=None, by=cast.actor(cast.boris), at=NOW)
    assert who_hears_of(theirs) == [cast.lisa, cast.ada]


def test_nobody_hears_of_a_ticket_they_do_not_see(cast, ticket):
    mine = assign(ticket, team=cast.network, assignee=None, by=cast.actor(cast.boris), at=NOW)
    Role.objects.filter(code="lead").update(reach="team")
    assert who_hears_of(mine) == [cast.ada]
