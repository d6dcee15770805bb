import re

from firstline.catalogue.actions.keep_category import add_category
from firstline.core.access import SYSTEM
from firstline.core.actions.configure_desk import configure_desk
from firstline.tickets.actions.assign import take
from firstline.tickets.models import Ticket
from tests.cast import NOW


def test_asks_visitors_what_the_problem_is_and_carries_it_along(client, db):
    page = client.get("/")
    assert page.status_code == 200
    assert "What is the problem?" in page.text
    assert 'action="/requests/new/" method="get"' in page.text
    assert 'value="Printer &amp; toner"' in client.get("/requests/new/?problem=Printer+%26+toner").text


def test_shows_nobody_elses_requests(client, signed_in, cast, ticket):
    assert ticket.subject not in client.get("/").text
    assert ticket.subject not in signed_in(cast.per).get("/").text


def test_says_where_ones_requests_stand(signed_in, cast, ticket):
    take(ticket, by=cast.actor(cast.boris), at=NOW)
    page = signed_in(cast.anna).get("/").text
    assert ticket.subject in page
    assert "Boris is working on it · " in page
    assert "In progress" in page


def test_looks_like_the_companys(client, db):

    configure_desk(name="Nordby Support", accent="#7a1f5c", by=SYSTEM, at=NOW)
    page = client.get("/").text
    assert "<b>Nordby Support</b>" in page
    assert '<link rel="stylesheet" href="/brand.css?7a1f5c">' in page


def test_speaks_the_browsers_language(client, db):
    page = client.get("/", headers={"Accept-Language": "sv-SE,sv;q=0.9"})
    assert "Vad är problemet?" in page.text
    assert page.headers["Content-Language"] == "sv"


def test_offers_what_was_asked_about_most_lately(client, cast, ticket):
    by = cast.actor(cast.ada)
    tops = [add_category(name=f"Topic {letter}", by=by, at=NOW) for letter in "ABCDEFGH"]
    below = add_category(name="Below H", parent=tops[-1], by=by, at=NOW)
    Ticket.objects.filter(pk=ticket.pk).update(category=below)
    page = client.get("/").text
    offered = re.findall(r'name="topic" value="(\d+)">Topic (\w)<', page)
    assert [letter for _number, letter in offered] == ["A", "B", "C", "D", "E", "H"]
    assert "Below H" not in page


def test_a_desk_without_categories_offers_none(client, db):
    assert 'class="topics"' not in client.get("/").text
