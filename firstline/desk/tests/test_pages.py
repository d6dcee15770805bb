"""Every page of the desk: opens for agents, asks visitors to sign in, is nothing to users."""

import re

import pytest
from django.test import Client

PAGES = [
    "/desk/queues/mine/",
    "/desk/queues/unassigned/",
    "/desk/queues/unassigned/rows/",
    "/desk/requests/",
    "/desk/requests/rows/?filter=is:open",
    "/desk/filters/completions/?q=te",
    "/desk/filters/build/?queue=open&filter=is:new+-vpn",
    "/desk/rail/",
    "/desk/rail/views/",
    "/desk/views/",
    "/desk/views/new/?filter=is:open",
    "/desk/tickets/{n}/",
    "/desk/tickets/{n}/thread/",
    "/desk/tickets/{n}/head/",
    "/desk/tickets/{n}/context/",
    "/desk/tickets/{n}/details/",
    "/desk/tickets/{n}/assignment/",
    "/desk/tickets/{n}/hold/",
    "/desk/tickets/{n}/resolution/",
    "/desk/tickets/new/",
    "/desk/tickets/people/?q=an",
    "/desk/palette/?q=printer",
    "/desk/search/?q=printer",
    "/desk/many/",
    "/desk/many/choice/?filter=is:open",
    "/desk/people/{anna}/",
    "/desk/organisations/{bergs}/",
]


@pytest.fixture
def address(cast, ticket):
    return lambda page: page.format(n=ticket.pk, anna=cast.anna.pk, bergs=cast.bergs.pk)


@pytest.mark.parametrize("page", PAGES)
@pytest.mark.parametrize("language", ["en", "sv"])
def test_opens_for_agents(signed_in, cast, address, page, language):
    response = signed_in(cast.boris).get(address(page), headers={"Accept-Language": language})
    assert response.status_code == 200
    assert response.headers["Content-Language"] == language


@pytest.mark.parametrize("page", PAGES)
def test_asks_visitors_to_sign_in(address, page):
    response = Client().get(address(page))
    assert response.status_code == 302
    assert response.headers["Location"].startswith("/account/login/?next=/desk/")


@pytest.mark.parametrize("page", PAGES)
def test_is_nothing_to_users_who_see_the_same_as_for_no_page(signed_in, cast, address, page):
    anna = signed_in(cast.anna)
    response, nothing = anna.get(address(page)), anna.get("/desk/tickets/999999/")
    assert response.status_code == nothing.status_code == 404
    assert without_token(response) == without_token(nothing)


def without_token(response):
    return re.sub(rb'data-csrf="\w+"', b"", response.content)


def test_no_two_things_have_the_same_key(signed_in, cast, ticket):
    """On the page of a ticket, where most keys are; those with Ctrl depend on where one is."""
    text = signed_in(cast.ada).get(f"/desk/tickets/{ticket.pk}/?queue=open").text
    keys = [key for key in re.findall(r'data-hotkey="([^"]+)"', text) if not key.startswith("Mod+")]
    assert len(keys) > 10
    assert sorted(keys) == sorted(set(keys))
