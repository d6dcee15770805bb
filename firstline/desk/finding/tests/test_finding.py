import pytest

from firstline.people.models import Person
from firstline.search.actions.learn import learn_new_words
from firstline.tickets.actions.answer import answer
from firstline.tickets.actions.note import write_note
from firstline.tickets.wording import from_text
from tests.cast import NOW

TYPED = {"HX-Request": "true"}


def test_shows_the_words_who_said_them_and_leads_there(signed_in, cast, ticket):
    note = write_note(ticket, from_text("Probably the toner sensor"), by=cast.actor(cast.boris), at=NOW)
    page = signed_in(cast.boris).get("/desk/search/?q=sensor").text
    assert f'href="/desk/tickets/{ticket.pk}/?said=note-{note.pk}#note-{note.pk}"' in page
    assert "Probably the toner <mark>sensor</mark>" in page
    assert "Internal note" in page


def test_says_what_was_looked_for_instead(signed_in, cast, ticket):
    learn_new_words(NOW)
    page = signed_in(cast.boris).get("/desk/search/?q=prnter").text
    assert "Nothing for <del>prnter</del>; showing <b>printer</b>." in page
    assert "&lt;del" not in page


def test_what_is_typed_is_never_html(signed_in, cast, ticket):
    learn_new_words(NOW)
    assert "<script>prnter" not in signed_in(cast.boris).get("/desk/search/", {"q": "<script>prnter"}).text


@pytest.mark.parametrize("typed", ["{n}", "FL-{n}", "anna@bergs.test", "070 123 45 67"])
def test_goes_straight_there_but_not_while_one_types(signed_in, cast, ticket, typed):
    Person.objects.filter(pk=cast.anna.pk).update(phone="+46701234567")
    boris, asked = signed_in(cast.boris), {"q": typed.format(n=ticket.pk)}
    there = f"/desk/tickets/{ticket.pk}/" if "{n}" in typed else f"/desk/people/{cast.anna.pk}/"
    assert boris.get("/desk/search/", asked).headers["Location"] == there
    part = boris.get("/desk/search/", asked, headers=TYPED)
    assert part.status_code == 200
    assert there in part.text
    assert "<html" not in part.text
    palette = boris.get("/desk/palette/", asked).text
    assert palette.index(there) < palette.index('data-icon="search"')
    assert palette.split('role="option"')[1].count(there) == 1, "Enter goes straight there"


def test_narrows_and_offers_to_look_everywhere(signed_in, cast, ticket):
    boris = signed_in(cast.boris)
    nothing = boris.get("/desk/search/?q=printer&state=solved").text
    assert "Look everywhere" in nothing
    assert 'href="/desk/search/?q=printer"' in nothing
    assert ticket.subject.split()[-1] not in nothing
    assert "<mark>Printer</mark>" in boris.get("/desk/search/?q=printer&state=open&since=nonsense&by=nobody").text


@pytest.mark.parametrize("page", ["/desk/search/?q=printer", "/desk/palette/?q=printer", "/desk/tickets/{n}/similar/"])
def test_nothing_here_for_users(signed_in, cast, ticket, page):
    assert signed_in(cast.anna).get(page.format(n=ticket.pk)).status_code == 404


def test_a_message_far_back_is_on_the_page_that_leads_to_it(signed_in, cast, ticket):
    boris = cast.actor(cast.boris)
    first = ticket.messages.get()
    for number in range(70):
        answer(ticket, from_text(f"Answer {number}"), by=boris, at=NOW.replace(minute=40, second=number % 60))
    browser = signed_in(cast.boris)
    assert f'id="message-{first.pk}"' not in browser.get(f"/desk/tickets/{ticket.pk}/").text
    there = browser.get(f"/desk/tickets/{ticket.pk}/?said=message-{first.pk}").text
    assert f'id="message-{first.pk}"' in there
    assert f'hx-get="/desk/tickets/{ticket.pk}/thread/?said=message-{first.pk}"' in there
    assert browser.get(f"/desk/tickets/{ticket.pk}/?said=message-{first.pk}'%3E").status_code == 200


def test_similar_tickets_are_loaded_beside_the_ticket(signed_in, cast, ticket):
    boris = signed_in(cast.boris)
    assert f'hx-get="/desk/tickets/{ticket.pk}/similar/"' in boris.get(f"/desk/tickets/{ticket.pk}/").text
    assert boris.get(f"/desk/tickets/{ticket.pk}/similar/").text.strip() == ""
    assert boris.get("/desk/tickets/999999/similar/").status_code == 404
