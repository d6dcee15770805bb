import pytest

from firstline.core.clock import now
from firstline.satisfaction.actions.ask import ask
from firstline.satisfaction.links import rating_token
from firstline.satisfaction.models import Rating
from firstline.tickets.actions.resolve import resolve


@pytest.fixture
def page(cast, ticket):
    solved = resolve(ticket, resolution="New drum", by=cast.actor(cast.boris), at=now(), tell_user=False)
    return f"/how/{rating_token(ask(solved, because=1, at=now()), at=now())}/"


def test_visits_decide_nothing(client, page):
    for visit in (client.get, client.head, client.options):
        assert visit(f"{page}?was=bad").status_code == 200
    client.get(f"{page}?was=bad", headers={"Sec-Purpose": "prefetch"})
    assert Rating.objects.get().score == ""


def test_one_click_marks_it_and_one_button_says_it(client, page, ticket):
    shown = client.get(f"{page}?was=so-so")
    assert 'value="so-so" checked' in shown.content.decode()
    assert shown.headers["Referrer-Policy"] == "no-referrer"
    assert shown.headers["Cache-Control"] == "no-store"
    assert "blank pages since yesterday" not in shown.content.decode(), "the conversation is not for this link"
    assert client.post(page, {"score": "so-so", "comment": "Say how long it takes"}).status_code == 200
    assert (Rating.objects.get().score, Rating.objects.get().comment) == ("so-so", "Say how long it takes")
    assert client.post(page, {"score": "", "comment": "x"}).status_code == 422
    assert Rating.objects.get().score == "so-so"


def test_a_wrong_link_opens_nothing(client, page):
    assert client.get(f"{page[:-2]}x/").status_code == 404
    assert client.post("/how/1-99999-abc/", {"score": "bad"}).status_code == 404
    token = page.split("/")[2]
    assert client.get(f"/r/{token}/").status_code == 404
    assert Rating.objects.get().score == ""


def test_the_portal_asks_whoever_asked_for_help(signed_in, cast, ticket):
    anna, place = signed_in(cast.anna), f"/requests/{ticket.pk}/"
    assert "How was our help?" not in anna.get(place).content.decode()
    resolve(ticket, resolution="New drum", by=cast.actor(cast.boris), at=now(), tell_user=False)
    assert "How was our help?" in anna.get(place).content.decode()
    assert "How was our help?" not in signed_in(cast.fatima).get(place).content.decode()
    assert anna.post(f"{place}how/", {"score": "bad", "comment": "Opinion-Secret"}).status_code == 302
    assert "How was our help?" not in anna.get(place).content.decode()
    assert signed_in(cast.per).post(f"{place}how/", {"score": "bad"}).status_code == 404
    assert "Opinion-Secret" not in signed_in(cast.fatima).get(place).content.decode()
    assert "Opinion-Secret" in signed_in(cast.boris).get(f"/desk/tickets/{ticket.pk}/").content.decode()
    assert "Opinion-Secret" in signed_in(cast.lisa).get("/desk/satisfaction/").content.decode()
    assert signed_in(cast.boris).get("/desk/satisfaction/").status_code == 404


def test_the_switch(signed_in, cast):
    ada = signed_in(cast.ada)
    assert ada.get("/desk/settings/satisfaction/").status_code == 200
    assert ada.post("/desk/settings/satisfaction/", {"sent": "1"}).status_code == 302
    assert "checked" not in ada.get("/desk/settings/satisfaction/").content.decode().split('name="is_on"')[1][:60]
    assert signed_in(cast.lisa).get("/desk/settings/satisfaction/").status_code == 404
