import pytest

from firstline.core.access import SYSTEM
from firstline.core.actions.configure_desk import configure_desk
from firstline.ops.demo.entrances import ENTRANCES
from firstline.ops.demo.load import load_demo
from firstline.people.models import Person


@pytest.fixture
def demo_desk(db, settings, now):
    settings.DEMO = True
    load_demo(now, told=())


def test_newcomers_are_led_to_the_offer(client, demo_desk):
    assert client.get("/").headers["Location"] == "/demo/"


def test_the_offer_names_four_people_and_what_they_see(client, demo_desk):
    page = client.get("/demo/").content.decode()
    for entrance in ENTRANCES:
        assert entrance.name in page
        assert f'name="as" value="{entrance.code}"' in page
    assert len(ENTRANCES) == 4


def test_whoever_comes_to_sign_in_is_told_how_it_is_done_here(client, demo_desk, settings):
    for page in (
        client.get("/account/login/"),
        client.post("/account/link/", {"email": "anna.berg@bergsbygg.example"}),
    ):
        assert 'href="/demo/">Choose who you would like to be</a>' in page.text
    settings.DEMO = False
    assert "Choose who you would like to be" not in client.get("/account/login/").text


@pytest.mark.parametrize(
    ("code", "name", "place"),
    [
        ("agent", "Boris Nord", "/desk/"),
        ("lead", "Sara Lindqvist", "/desk/"),
        ("administrator", "Karin Ask", "/desk/"),
        ("user", "Anna Berg", "/"),
    ],
)
def test_lets_a_visitor_in_as_whom_they_chose(client, demo_desk, code, name, place):
    answer = client.post("/demo/entrances/", {"as": code})
    assert answer.headers["Location"] == place
    assert Person.objects.get(pk=client.session["_auth_user_id"]).name == name


def test_who_is_signed_in_is_not_led_away(client, demo_desk):
    client.post("/demo/entrances/", {"as": "user"})
    assert client.get("/").headers.get("Location") != "/demo/"


def test_the_portal_stays_reachable_for_strangers(client, demo_desk):
    assert client.get("/?home").headers.get("Location") is None


def test_knows_only_the_four(client, demo_desk, now):
    assert client.post("/demo/entrances/", {"as": "boris@nordbysupport.example"}).status_code == 404
    assert "_auth_user_id" not in client.session


def test_a_closed_account_lets_nobody_in(client, demo_desk):
    Person.objects.filter(name="Boris Nord").update(is_active=False)
    assert client.post("/demo/entrances/", {"as": "agent"}).status_code == 404
    assert "Boris Nord" not in client.get("/demo/").content.decode()


@pytest.mark.parametrize(("started_as_demo", "is_demo"), [(True, False), (False, True)])
def test_there_is_no_such_door_on_a_real_desk(client, demo_desk, settings, now, started_as_demo, is_demo):
    settings.DEMO = started_as_demo
    configure_desk(is_demo=is_demo, by=SYSTEM, at=now)
    assert client.get("/").headers.get("Location") is None
    assert client.get("/demo/").status_code == 404
    assert client.post("/demo/entrances/", {"as": "administrator"}).status_code == 404
    assert "_auth_user_id" not in client.session


def test_asking_to_come_in_changes_nothing(client, demo_desk):
    assert client.get("/demo/entrances/", {"as": "agent"}).status_code == 405
    assert "_auth_user_id" not in client.session
