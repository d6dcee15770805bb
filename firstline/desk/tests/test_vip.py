"""Who is a VIP: beside the name for those who work at the desk, nowhere for users."""

import pytest

from firstline.people.actions.change_person import change_person
from tests.cast import NOW

MARK = '<span class="vip"'


@pytest.fixture
def vip_ticket(cast, ticket):
    change_person(cast.anna, is_vip=True, by=cast.actor(cast.ada), at=NOW)
    return ticket


def test_agents_see_it_in_list_ticket_and_context(signed_in, cast, vip_ticket):
    boris = signed_in(cast.boris)
    for page in (
        "/desk/queues/open/rows/",
        f"/desk/tickets/{vip_ticket.pk}/thread/",
        f"/desk/tickets/{vip_ticket.pk}/context/",
        f"/desk/people/{cast.anna.pk}/",
        "/desk/search/?q=printer",
    ):
        assert MARK in boris.get(page).content.decode()
    assert MARK not in boris.get(f"/desk/people/{cast.oskar.pk}/").content.decode()


def test_users_never_see_it(signed_in, cast, vip_ticket):
    for person in (cast.anna, cast.fatima):
        browser = signed_in(person)
        for page in (
            "/",
            "/requests/",
            f"/requests/{vip_ticket.pk}/",
            "/requests/new/",
            "/assets/",
            "/account/profile/",
        ):
            response = browser.get(page)
            assert response.status_code == 200
            assert "VIP" not in response.content.decode()
            assert 'class="vip"' not in response.content.decode()


def test_is_set_in_settings(signed_in, cast):
    data = {
        "name": "Per Olsson",
        "email": "per@nordby.test",
        "role": cast.per.role_id,
        "is_active": "on",
        "is_vip": "on",
    }
    signed_in(cast.ada).post(f"/desk/settings/people/{cast.per.pk}/", data)
    cast.per.refresh_from_db()
    assert cast.per.is_vip
