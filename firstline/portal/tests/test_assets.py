"""What users have: theirs only, and for managers their organisation's."""

from django.test import Client

from firstline.catalogue.actions.retire_asset import retire_asset
from firstline.catalogue.tests.things import asset
from firstline.core.access import SYSTEM
from firstline.tickets.actions.change import change
from firstline.tickets.models import Ticket
from tests.cast import NOW


def test_lists_ones_own_and_for_managers_everybodys(signed_in, cast):
    asset("PC-7", owner=cast.anna, note="Do not tell")
    asset("PC-8", owner=cast.per)
    anna, fatima = signed_in(cast.anna), signed_in(cast.fatima)
    page = anna.get("/assets/").content.decode()
    assert "PC-7" in page
    assert "PC-8" not in page
    assert "PC-7" not in fatima.get("/assets/").content.decode()
    everybodys = fatima.get("/assets/?of=all").content.decode()
    assert "PC-7" in everybodys
    assert "PC-8" not in everybodys
    assert "PC-7" not in signed_in(cast.oskar).get("/assets/?of=all").content.decode()
    assert Client().get("/assets/").status_code == 302


def test_shows_one_with_its_requests_and_nothing_to_strangers(signed_in, cast, ticket):
    thing = asset("PC-7", owner=cast.anna, note="Do not tell")
    change(ticket, asset=thing, by=cast.actor(cast.boris), at=NOW)
    anna = signed_in(cast.anna)
    page = anna.get(f"/assets/{thing.pk}/").content.decode()
    assert ticket.subject in page
    assert "Do not tell" not in page
    assert f"/assets/{thing.pk}/" in anna.get(f"/requests/{ticket.pk}/").content.decode()
    per = signed_in(cast.per)
    foreign, missing = per.get(f"/assets/{thing.pk}/"), per.get("/assets/999999/")
    assert foreign.status_code == missing.status_code == 404
    assert ticket.subject not in signed_in(cast.fatima).get("/assets/?q=printer").content.decode()


def test_an_asset_of_somebody_else_stays_unnamed_on_ones_request(signed_in, cast, ticket):
    change(ticket, asset=asset("PC-8", name="Secret box", owner=cast.per), by=cast.actor(cast.boris), at=NOW)
    assert "Secret box" not in signed_in(cast.anna).get(f"/requests/{ticket.pk}/").content.decode()


def test_is_chosen_when_registering_but_never_anothers(signed_in, cast):
    mine, other = asset("PC-7", owner=cast.anna), asset("PC-8", owner=cast.oskar)
    old = asset("PC-9", owner=cast.anna)
    retire_asset(old, by=SYSTEM, at=NOW)
    anna = signed_in(cast.anna)
    page = anna.get(f"/requests/new/?asset={other.pk}").content.decode()
    assert "PC-7" in page
    assert "PC-8" not in page
    assert "PC-9" not in page
    for foreign in (other.pk, old.pk, 999_999):
        assert anna.post("/requests/new/", {"subject": "Broken", "asset": foreign}).status_code == 422
    assert not Ticket.objects.exists()
    assert anna.post("/requests/new/", {"subject": "Broken", "asset": mine.pk}).status_code == 302
    assert Ticket.objects.get().asset == mine
    assert "PC-8" in signed_in(cast.fatima).get(f"/requests/new/?asset={other.pk}").content.decode()
    assert 'name="asset"' not in Client().get("/requests/new/").content.decode()
