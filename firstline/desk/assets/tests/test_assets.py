import re

import pytest
from django.test import Client

from firstline.catalogue.actions.retire_asset import retire_asset
from firstline.catalogue.models import Asset, Product
from firstline.catalogue.tests.things import asset
from firstline.core.access import SYSTEM
from firstline.desk.tests.test_query_counts import asked
from firstline.tickets.actions.change import CannotChange, change
from firstline.tickets.actions.register import CannotRegister, Request, register
from firstline.tickets.models import Ticket
from firstline.tickets.stages import Channel
from firstline.tickets.wording import from_text
from tests.cast import NOW

LIST = "/desk/assets/"


def about(thing, requester, by):
    words = from_text("Broken.")
    request = Request(requester=requester, subject="It broke", words=words, channel=Channel.DESK, asset=thing)
    return register(request, by=by, at=NOW)


def test_adds_changes_and_retires(signed_in, cast):
    lisa = signed_in(cast.lisa)
    data = {"tag": "PC-7", "name": "Laptop", "owner_name": "anna@bergs.test", "state": "in_use"}
    made_at = lisa.post(f"{LIST}new/", data).headers["Location"]
    made = Asset.objects.get()
    assert (made_at, made.owner, made.organisation) == (f"{LIST}{made.pk}/", cast.anna, cast.bergs)
    data |= {"owner_name": "Anna Berg", "organisation": cast.bergs.pk, "warranty_until": "2025-01-31", "note": "<b>x"}
    assert lisa.post(f"{LIST}{made.pk}/edit/", data).status_code == 302
    page = lisa.get(f"{LIST}{made.pk}/").content.decode()
    assert "Out of warranty since 1 Feb 2025" in page
    assert "&lt;b&gt;x" in page
    assert lisa.post(f"{LIST}{made.pk}/retirement/").status_code == 302
    assert Asset.objects.get().is_retired


def test_a_name_that_means_nobody_or_several_is_said_at_the_field(signed_in, cast):
    lisa = signed_in(cast.lisa)
    for name, sentence in (("Nobody", "We know nobody by this name."), ("@bergs.test", "Several people")):
        data = {"tag": "PC-7", "name": "Laptop", "owner_name": name, "state": "in_use"}
        if name.startswith("@"):
            data["owner_name"] = "a"
        response = lisa.post(f"{LIST}new/", data)
        assert response.status_code == 422
        assert sentence in response.content.decode()
    assert not Asset.objects.exists()


def test_what_somebody_else_saved_meanwhile_is_said_once(signed_in, cast):
    made, lisa = asset("PC-7"), signed_in(cast.lisa)
    data = {"tag": "PC-7", "name": "Mine", "state": "in_use", "stands": "older"}
    assert lisa.post(f"{LIST}{made.pk}/edit/", data).status_code == 422
    assert Asset.objects.get().name == "Laptop Nova 14"


def test_agents_look_but_only_those_who_may_change(signed_in, cast):
    made, boris = asset("PC-7", owner=cast.anna), signed_in(cast.boris)
    assert "Edit" not in boris.get(f"{LIST}{made.pk}/").content.decode()
    assert boris.get(f"{LIST}{made.pk}/edit/").status_code == 404
    assert boris.post(f"{LIST}{made.pk}/retirement/").status_code == 404
    for page in (LIST, f"{LIST}{made.pk}/", f"{LIST}suggestions/?asset_words=PC"):
        assert boris.get(page).status_code == 200
        assert signed_in(cast.anna).get(page).status_code == 404
        assert Client().get(page).status_code == 302
    missing, other = boris.get(f"{LIST}999999/"), signed_in(cast.anna).get(f"{LIST}{made.pk}/")
    assert missing.status_code == other.status_code == 404


def test_the_list_is_searched_filtered_and_paged_with_the_same_questions(signed_in, cast):
    printer = Product.objects.create(name="LaserDesk")
    asset("PC-0", owner=cast.anna)
    boris = signed_in(cast.boris)
    few = asked(boris, LIST)
    for number in range(1, 60):
        asset(f"PC-{number}", name=f"Thing {number:02}", owner=cast.per, product=printer if number > 50 else None)
    assert asked(boris, LIST) == few
    retire_asset(Asset.objects.get(tag="PC-59"), by=SYSTEM, at=NOW)

    def tags(query):
        return re.findall(r">(PC-\d+)</a>", boris.get(LIST + query).content.decode())

    assert tags("?q=anna") == ["PC-0"]
    assert tags(f"?product={printer.pk}") == [f"PC-{n}" for n in range(51, 59)]
    assert tags(f"?organisation={cast.bergs.pk}") == ["PC-0"]
    assert tags("?state=retired") == ["PC-59"]
    assert len(tags("")) == 50
    cursor = re.search(r'hx-get="\?(after=[^"]+)"', boris.get(LIST).content.decode())[1]
    assert len(tags(f"?{cursor}")) == 9


def test_its_page_shows_its_requests_and_the_ticket_shows_it(signed_in, cast):
    thing = asset("PC-7", owner=cast.anna, serial="SN-1")
    by = cast.actor(cast.boris)
    first, second = about(thing, cast.anna, by), about(thing, cast.per, by)
    boris = signed_in(cast.boris)
    page = boris.get(f"{LIST}{thing.pk}/").content.decode()
    assert first.number in page
    assert second.number in page
    context = boris.get(f"/desk/tickets/{first.pk}/context/").content.decode()
    assert "1 other request about it" in context
    assert f"{LIST}{thing.pk}/" in boris.get(f"/desk/people/{cast.anna.pk}/").content.decode()
    assert f"{LIST}{thing.pk}/" in boris.get(f"/desk/organisations/{cast.bergs.pk}/").content.decode()
    assert boris.get("/desk/search/?q=sn-1").status_code == 200
    assert boris.get("/desk/search/?q=pc-7").headers["Location"] == f"{LIST}{thing.pk}/"


def test_the_requesters_own_come_first_when_registering(signed_in, cast):
    mine, other = asset("PC-7", owner=cast.anna), asset("PC-8", owner=cast.per)
    boris = signed_in(cast.boris)

    def offered(query):
        page = boris.get(f"{LIST}suggestions/?{query}").content.decode()
        return [int(number) for number in re.findall(r'name="asset" value="(\d+)"', page)]

    assert offered(f"person={cast.anna.pk}") == [mine.pk]
    assert offered(f"person={cast.anna.pk}&asset_words=PC-8") == [other.pk]
    assert offered("person=x") == []
    data = {"person": cast.anna.pk, "subject": "Broken", "text": "Since today."}
    assert boris.post("/desk/tickets/new/", {**data, "asset_words": "pc-7"}).status_code == 302
    assert Ticket.objects.get().asset == mine
    refused = boris.post("/desk/tickets/new/", {**data, "asset_words": "PC-999"})
    assert refused.status_code == 422
    assert "No asset has exactly this number" in refused.content.decode()
    assert Ticket.objects.count() == 1


def test_an_asset_brings_its_product_and_a_change_is_told(signed_in, cast, ticket):
    printer = Product.objects.create(name="LaserDesk")
    thing, boris = asset("PR-1", name="Printer", product=printer), signed_in(cast.boris)
    assert about(thing, cast.anna, cast.actor(cast.boris)).product == printer
    assert "details-asset" in boris.get(f"/desk/tickets/{ticket.pk}/details/").content.decode()
    boris.post(f"/desk/tickets/{ticket.pk}/details/", {"asset": thing.pk})
    ticket.refresh_from_db()
    assert ticket.asset == thing
    assert "the asset to Printer (PR-1)" in boris.get(f"/desk/tickets/{ticket.pk}/thread/").content.decode()
    boris.post(f"/desk/tickets/{ticket.pk}/details/", {"asset": "none"})
    ticket.refresh_from_db()
    assert ticket.asset is None


def test_nobody_takes_an_asset_they_cannot_see(cast, ticket):
    pers = asset("PC-8", owner=cast.per)
    with pytest.raises(CannotRegister):
        about(pers, cast.anna, cast.actor(cast.anna))
    assert Ticket.objects.count() == 1
    change(ticket, asset=pers, by=cast.actor(cast.boris), at=NOW)
    with pytest.raises(CannotChange):
        change(ticket, asset=Asset(pk=999_999), by=cast.actor(cast.boris), at=NOW)
