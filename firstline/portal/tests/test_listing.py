import pytest

from firstline.tickets.actions.register import Request, register
from firstline.tickets.actions.resolve import confirm_solved
from firstline.tickets.stages import Channel
from firstline.tickets.wording import from_text
from tests.cast import NOW


def add(cast, person, subject):
    request = Request(requester=person, subject=subject, words=from_text("…"), channel=Channel.PORTAL)
    return register(request, by=cast.actor(person), at=NOW)


def test_asks_visitors_to_sign_in(client, db):
    assert client.get("/requests/").headers["Location"] == "/account/login/?next=/requests/"


def test_says_what_will_be_here(signed_in, cast):
    page = signed_in(cast.anna).get("/requests/").text
    assert "Nothing open" in page
    assert "Nothing solved yet" in signed_in(cast.anna).get("/requests/?ended=1").text


def test_parts_open_from_solved(signed_in, cast, ticket):
    ended = add(cast, cast.anna, "VPN drops")
    confirm_solved(ended, by=cast.actor(cast.anna), at=NOW)
    anna = signed_in(cast.anna)
    assert ticket.subject in anna.get("/requests/").text
    assert "VPN drops" not in anna.get("/requests/").text
    assert "VPN drops" in anna.get("/requests/?ended=1").text


def test_shows_the_organisations_only_where_the_role_reaches(signed_in, cast, ticket):
    manager, user = signed_in(cast.fatima), signed_in(cast.oskar)
    assert ticket.subject not in manager.get("/requests/").text
    page = manager.get("/requests/?of=all").text
    assert ticket.subject in page
    assert "Everybody at Bergs Bygg AB" in page
    assert "Anna Berg" in page
    assert ticket.subject not in user.get("/requests/?of=all").text
    assert "Everybody at" not in user.get("/requests/").text


def test_never_shows_another_organisations(signed_in, cast, other_ticket):
    assert other_ticket.subject not in signed_in(cast.fatima).get("/requests/?of=all").text


def test_agents_see_only_their_own_here(signed_in, cast, ticket):
    assert ticket.subject not in signed_in(cast.boris).get("/requests/?of=all").text


@pytest.mark.parametrize(
    ("words", "is_found"), [("printer", True), ("floor PRINTS", True), ("{n}", True), ("vpn", False)]
)
def test_finds_by_words_and_by_number(signed_in, cast, ticket, words, is_found):
    page = signed_in(cast.anna).get("/requests/", {"q": words.format(n=ticket.number)}).text
    assert (f'href="/requests/{ticket.pk}/"' in page) is is_found


def test_says_how_far_each_is_and_since_when(signed_in, cast, ticket, now):
    anna = signed_in(cast.anna)
    assert f'{ticket.number} · We have got it · <time datetime="{NOW.isoformat()}">' in anna.get("/requests/").text
    confirm_solved(ticket, by=cast.actor(cast.anna), at=NOW)
    assert f"{ticket.number} · <time" in anna.get("/requests/?ended=1").text


def test_what_was_not_found_may_be_on_the_other_side(signed_in, cast, ticket):
    anna = signed_in(cast.anna)
    nothing = anna.get("/requests/?q=vpn").text
    assert "Nothing found for “vpn”" in nothing
    assert 'href="/requests/?ended=1&amp;q=vpn">Look among the solved ones' in nothing
    assert 'href="/requests/?q=printer">Look among the open ones' in anna.get("/requests/?ended=1&q=printer").text


def test_goes_on_page_by_page_with_and_without_scripts(signed_in, cast, django_assert_max_num_queries):
    for number in range(60):
        add(cast, cast.anna, f"Thing {number:02}")
    anna = signed_in(cast.anna)
    with django_assert_max_num_queries(12):
        first = anna.get("/requests/").text
    assert first.count("<li><a href") == 25
    more = first.split('class="more"><a')[1].split('href="')[1].split('"')[0].replace("&amp;", "&")
    assert "Thing 34" in anna.get(more).text
    fragment = anna.get(more, headers={"HX-Request": "true"})
    assert "<html" not in fragment.text
    assert fragment.text.count("<li><a href") == 25
    assert "HX-Request" in fragment.headers["Vary"]
