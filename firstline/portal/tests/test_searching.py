from datetime import timedelta

from firstline.core.clock import now as right_now
from firstline.search.actions.learn import learn_new_words
from firstline.tickets.actions.answer import answer
from firstline.tickets.actions.note import write_note
from firstline.tickets.wording import from_text
from tests.cast import NOW


def test_asks_visitors_to_sign_in(client, db):
    assert client.get("/requests/search/?q=x").headers["Location"] == "/account/login/?next=/requests/search/"


def test_finds_what_was_said_and_leads_there(signed_in, cast, ticket):
    message = answer(ticket, from_text("Please reseat the drum"), by=cast.actor(cast.boris), at=NOW)
    page = signed_in(cast.anna).get("/requests/search/?q=drum").text
    assert f'href="/requests/{ticket.pk}/#message-{message.pk}"' in page
    assert "Boris Nord: Please reseat the <mark>drum</mark>" in page
    part = signed_in(cast.anna).get("/requests/search/?q=drum", headers={"HX-Request": "true"})
    assert "<html" not in part.text
    assert "<mark>drum</mark>" in part.text


def test_never_shows_notes_nor_what_may_still_be_taken_back_nor_what_is_others(signed_in, cast, ticket, other_ticket):
    boris = cast.actor(cast.boris)
    write_note(ticket, from_text("Probably the photoconductor"), by=boris, at=NOW)
    answer(ticket, from_text("Reseat the fuser"), by=boris, at=right_now() + timedelta(minutes=5))
    learn_new_words(NOW)
    anna = signed_in(cast.anna)
    for words in ("photoconductor", "photoconductr", "fuser", "VPN", f"{other_ticket.pk}"):
        page = anna.get("/requests/search/", {"q": words}).text
        assert "<mark>" not in page
        assert "showing" not in page
        assert "Nothing found for" in page


def test_agents_find_here_only_their_own(signed_in, cast, ticket):
    assert "<mark>" not in signed_in(cast.boris).get("/requests/search/?q=printer").text


def test_a_number_goes_straight_there(signed_in, cast, ticket):
    assert (
        signed_in(cast.anna).get(f"/requests/search/?q=fl-{ticket.pk}").headers["Location"] == f"/requests/{ticket.pk}/"
    )
    assert signed_in(cast.per).get(f"/requests/search/?q=fl-{ticket.pk}").status_code == 200
