import pytest

from firstline.tickets.actions.answer import answer
from firstline.tickets.actions.link import link
from firstline.tickets.actions.merge import merge
from firstline.tickets.actions.register import Request, register
from firstline.tickets.models import LinkKind, Ticket
from firstline.tickets.stages import Channel
from firstline.tickets.wording import from_text
from tests.cast import NOW


@pytest.fixture
def page(ticket):
    return f"/desk/tickets/{ticket.pk}/"


def test_merging_is_explained_done_and_taken_back(signed_in, cast, ticket, other_ticket, page):
    boris = signed_in(cast.boris)
    assert 'data-hotkey="m"' in boris.get(page).text
    assert "VPN drops" in boris.get(f"{page}candidates/?words=vpn").text
    sure = boris.get(f"{page}merge/?words=&other={other_ticket.pk}").text
    assert "These requests are from different organisations." in sure
    assert f'value="{cast.anna.pk}"' in sure
    assert "checked" not in sure
    response = boris.post(f"{page}merge/", {"other": other_ticket.pk}, headers={"HX-Request": "true"})
    assert response.headers["HX-Redirect"] == f"/desk/tickets/{other_ticket.pk}/"
    there = boris.get(f"/desk/tickets/{other_ticket.pk}/").text
    assert "It has printed blank pages since yesterday." in there
    assert f"in {ticket.number}" in there
    assert f"Boris Nord merged {ticket.number} into this" in there
    gone = boris.get(page).text
    assert f"{other_ticket.number} VPN drops" in gone
    assert other_ticket.participants.count() == 1
    back = boris.post(f"{page}merge/undo/", {"shown": other_ticket.pk}).text
    assert "It has printed blank pages" not in back
    assert Ticket.objects.filter(merged_into=None).count() == 2


def test_merging_refuses_in_words(signed_in, cast, ticket, other_ticket, page):
    boris, htmx = signed_in(cast.boris), {"HX-Request": "true"}
    response = boris.post(f"{page}merge/", {"words": "nothing such"}, headers=htmx)
    assert (response.status_code, response.headers["X-Field"]) == (422, "words")
    assert boris.get(f"{page}merge/?other={ticket.pk}", headers=htmx).status_code == 422
    assert boris.post(f"{page}merge/", {"other": 999_999}).status_code == 404
    assert Ticket.objects.filter(merged_into=None).count() == 2


@pytest.mark.parametrize(
    "part",
    [
        "merge/", "merge/undo/", "links/", "links/1/", "candidates/", "parent/undo/", "children/answers/",
        "messages/{m}/place/", "messages/{m}/place/undo/", "messages/{m}/request/",
    ],
)  # fmt: skip
def test_is_nothing_to_users(signed_in, cast, ticket, page, part):
    path = page + part.format(m=ticket.messages.get().pk)
    anna = signed_in(cast.anna)
    response = anna.get(path) if part == "candidates/" else anna.post(path)
    assert response.status_code == anna.post("/desk/tickets/999999/merge/").status_code == 404


def test_an_agent_limited_to_teams_reads_of_no_ticket_they_may_not_see(signed_in, cast, ticket, other_ticket, limited):
    """Per's ticket is Network's: who works only at the service desk finds no trace of it, merged with or linked."""
    link(ticket, other_ticket, kind=LinkKind.BLOCKS, by=cast.actor(cast.lisa), at=NOW)
    page = limited.get(f"/desk/tickets/{ticket.pk}/").text
    assert "another request waits for this" in page
    assert other_ticket.number not in page
    assert "VPN" not in page
    assert limited.get(f"/desk/tickets/{ticket.pk}/candidates/?words=vpn").text.count("VPN") == 0
    assert limited.post(f"/desk/tickets/{ticket.pk}/merge/", {"other": other_ticket.pk}).status_code == 404
    merge(ticket, into=other_ticket, by=cast.actor(cast.lisa), at=NOW)
    assert limited.get(f"/desk/tickets/{other_ticket.pk}/").status_code == 404
    gone = limited.get(f"/desk/tickets/{ticket.pk}/").text
    assert "This went into another request" in gone
    assert other_ticket.number not in gone


@pytest.fixture
def limited(signed_in, cast, ticket, other_ticket):
    """Boris, who sees no further than his team, with Anna's ticket in it and Per's in another."""
    cast.boris.role.reach = "team"
    cast.boris.role.save()
    Ticket.objects.filter(pk=ticket.pk).update(team=cast.service_desk)
    Ticket.objects.filter(pk=other_ticket.pk).update(team=cast.network)
    return signed_in(cast.boris)


def test_what_was_merged_into_a_teams_ticket_is_the_teams_to_read(cast, ticket, other_ticket, limited):
    merge(other_ticket, into=ticket, by=cast.actor(cast.lisa), at=NOW)
    assert "Every ten minutes." in limited.get(f"/desk/tickets/{ticket.pk}/").text


def test_linking_and_taking_the_link_away(signed_in, cast, ticket, other_ticket, page):
    boris = signed_in(cast.boris)
    assert "Waits for" in boris.get(f"{page}links/").text
    shown = boris.post(f"{page}links/", {"relation": "blocks_by", "words": other_ticket.number}).text
    assert f'Waits for · <span class="nowrap">{other_ticket.number}' in shown
    assert (
        f'Is waited for by · <span class="nowrap">{ticket.number}'
        in boris.get(f"/desk/tickets/{other_ticket.pk}/").text
    )
    made = other_ticket.links_out.get()
    assert (made.kind, made.other) == ("blocks", ticket)
    assert boris.post(f"{page}links/{made.pk}/").status_code == 200
    assert boris.post(f"{page}links/{made.pk}/").status_code == 404


def test_a_duplicate_offers_to_be_merged(signed_in, cast, ticket, other_ticket, page):
    shown = signed_in(cast.boris).post(f"{page}links/", {"relation": "duplicates", "other": other_ticket.pk}).text
    assert f"merge/?other={other_ticket.pk}" in shown


def test_putting_under_answering_all_and_resolving_all(signed_in, cast, ticket, other_ticket, page):
    boris = signed_in(cast.boris)
    boris.post(f"{page}links/", {"relation": "above", "other": other_ticket.pk})
    assert "Below this: 1 of 1 open" in boris.get(page).text
    assert "Belongs under" in boris.get(f"/desk/tickets/{other_ticket.pk}/").text
    assert "Goes to 1 request" in boris.get(f"{page}children/answers/").text
    sent = boris.post(f"{page}children/answers/", {"text": "It works again.", "expected": "1"})
    assert "Sent to 1 request" in sent.text
    assert other_ticket.messages.get(from_desk=True).text == "It works again."
    assert not ticket.messages.filter(from_desk=True).exists()
    assert "1 request below this one is open" in boris.get(f"{page}resolution/").text
    refused = boris.post(f"{page}resolution/", {"resolution": "New"}, headers={"HX-Request": "true"})
    assert (refused.status_code, refused.headers["X-Field"]) == (422, "children")
    assert Ticket.objects.get(pk=ticket.pk).stage == "new"
    assert boris.post(f"{page}resolution/", {"resolution": "New", "children": "resolve"}).status_code == 200
    assert set(Ticket.objects.values_list("stage", "resolution")) == {("resolved", "New")}


def test_sending_and_resolving_at_once_is_refused_over_open_children(signed_in, cast, ticket, other_ticket, page):
    boris = signed_in(cast.boris)
    boris.post(f"{page}links/", {"relation": "above", "other": other_ticket.pk})
    data = {"text": "Done", "to": cast.anna.pk, "then": "solve"}
    assert boris.post(f"{page}answers/", data).status_code == 422
    assert not ticket.messages.filter(from_desk=True).exists()


def test_splitting_off_and_moving_a_message(signed_in, cast, ticket, other_ticket, page):
    boris = signed_in(cast.boris)
    first = ticket.messages.get()
    place = f"{page}messages/{first.pk}/place/"
    alone = boris.get(place).text
    assert f"It is all that was said in {ticket.number}." in alone
    assert "<form" not in alone
    answer(ticket, from_text("Which one?"), by=cast.actor(cast.erik), at=NOW)
    assert "It has printed blank pages since yesterday." in boris.get(place).text
    moved = boris.post(place, {"other": other_ticket.pk})
    assert f"The message went to {other_ticket.number}" in moved.text
    assert other_ticket.messages.count() == 2
    undo = f"/desk/tickets/{other_ticket.pk}/messages/{first.pk}/place/undo/"
    assert boris.post(undo, {"shown": ticket.pk}).status_code == 200
    assert ticket.messages.count() == 2
    data = {"subject": "Blank pages", "requester": cast.anna.pk}
    response = boris.post(f"{page}messages/{first.pk}/request/", data)
    new = Ticket.objects.latest("pk")
    assert response.headers["Location"] == f"/desk/tickets/{new.pk}/"
    assert f'Split off from · <span class="nowrap">{ticket.number}' in boris.get(f"/desk/tickets/{new.pk}/").text
    assert boris.get(f"/desk/tickets/{other_ticket.pk}/messages/{first.pk}/place/").status_code == 404


def test_a_page_asks_no_more_for_many_below_than_for_one(signed_in, cast, ticket, page, django_assert_max_num_queries):
    boris = signed_in(cast.boris)
    for number in range(8):
        asked = Request(requester=cast.per, subject=f"{number}", words=from_text("x"), channel=Channel.MAIL)
        child = register(asked, by=cast.actor(cast.per), at=NOW)
        boris.post(f"{page}links/", {"relation": "above", "other": child.pk})
        boris.post(f"{page}links/", {"relation": "relates", "other": child.pk})
    boris.get(page)
    with django_assert_max_num_queries(34):
        assert boris.get(page).text.count("Below this") == 1
