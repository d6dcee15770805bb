"""What users see of a request that was merged."""

import pytest

from firstline.core.clock import now
from firstline.live.topics import allowed_topics
from firstline.live.who import actor_of_cookie_or_link
from firstline.tickets.actions.merge import merge
from firstline.tickets.actions.note import write_note
from firstline.tickets.actions.unmerge import unmerge
from firstline.tickets.guest_links import guest_token
from firstline.tickets.wording import from_text


@pytest.fixture
def boris(cast):
    return cast.actor(cast.boris)


def link_of(ticket, person):
    return guest_token(ticket.participants.get(person=person), at=now())


def test_goes_on_together_but_says_nothing_of_the_other(signed_in, cast, ticket, other_ticket, boris):
    write_note(other_ticket, from_text("Note of Nordby"), by=boris, at=now())
    merge(ticket, into=other_ticket, by=boris, at=now())
    anna = signed_in(cast.anna)
    page = anna.get(f"/requests/{ticket.pk}/").text
    assert "It is worked on together with another request." in page
    assert "It goes on together with another request" in page
    for trace in (other_ticket.number, "VPN", "Every ten minutes", "Per Olsson", "Note of Nordby", "open again"):
        assert trace not in page
    assert anna.get(f"/requests/{other_ticket.pk}/").status_code == 404
    listed = anna.get("/requests/").text
    assert "It is worked on together with another request" in listed
    assert "VPN" not in listed
    assert ticket.subject not in anna.get("/requests/?ended=1").text
    assert "blank pages" not in signed_in(cast.per).get(f"/requests/{other_ticket.pk}/").text


def test_what_is_written_there_is_heard_inside_only(signed_in, client, cast, ticket, other_ticket, boris):
    merge(ticket, into=other_ticket, by=boris, at=now())
    assert signed_in(cast.anna).post(f"/requests/{ticket.pk}/answers/", {"text": "Anna again"}).status_code == 302
    assert client.post(f"/r/{link_of(ticket, cast.anna)}/answers/", {"text": "By link"}).status_code == 302
    assert ticket.messages.count() == 3
    page = signed_in(cast.per).get(f"/requests/{other_ticket.pk}/").text
    assert "Anna" not in page
    assert "By link" not in page
    assert "By link" in signed_in(cast.boris).get(f"/desk/tickets/{other_ticket.pk}/").text


def test_leads_to_the_other_for_those_who_may_see_it(signed_in, client, cast, ticket, other_ticket, boris):
    token = link_of(ticket, cast.anna)
    merge(ticket, into=other_ticket, bring=[cast.anna], by=boris, at=now())
    anna = signed_in(cast.anna)
    assert anna.get(f"/requests/{ticket.pk}/").headers["Location"] == f"/requests/{other_ticket.pk}/"
    for page in (anna.get(f"/requests/{other_ticket.pk}/").text, client.get(f"/r/{token}/").text):
        assert "Every ten minutes." in page
        assert "It has printed blank pages since yesterday." in page
        assert f"in {ticket.number}" in page
    assert ticket.subject not in anna.get("/requests/").text
    assert ticket.subject in anna.get(f"/requests/?q={ticket.number}").text
    client.post(f"/r/{token}/answers/", {"text": "Both of us"})
    anna.post(f"/requests/{ticket.pk}/answers/", {"text": "By the old address"})
    assert other_ticket.messages.count() == 3
    assert "Both of us" in signed_in(cast.per).get(f"/requests/{other_ticket.pk}/").text


def test_a_link_listens_to_what_it_opens_and_to_nothing_else(cast, ticket, other_ticket, boris):
    mine, both = link_of(ticket, cast.anna), {f"ticket-{ticket.pk}", f"ticket-{other_ticket.pk}"}
    theirs = link_of(other_ticket, cast.per)
    merge(ticket, into=other_ticket, by=boris, at=now())
    assert allowed_topics(actor_of_cookie_or_link("", mine), both) == {f"ticket-{ticket.pk}"}
    assert allowed_topics(actor_of_cookie_or_link("", theirs), both) == {f"ticket-{other_ticket.pk}"}
    unmerge(ticket, by=boris, at=now())
    merge(ticket, into=other_ticket, bring=[cast.anna], by=boris, at=now())
    assert allowed_topics(actor_of_cookie_or_link("", mine), both) == both
    assert allowed_topics(actor_of_cookie_or_link("", theirs), both) == {f"ticket-{other_ticket.pk}"}


def test_is_a_request_of_its_own_again(signed_in, client, cast, ticket, other_ticket, boris):
    token = link_of(ticket, cast.anna)
    merge(ticket, into=other_ticket, bring=[cast.anna], by=boris, at=now())
    unmerge(ticket, by=boris, at=now())
    page = client.get(f"/r/{token}/").text
    assert "It goes on by itself again" in page
    assert "Every ten minutes." not in page
    assert signed_in(cast.anna).get(f"/requests/{other_ticket.pk}/").status_code == 404
