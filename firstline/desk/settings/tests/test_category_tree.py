from firstline.catalogue.actions.keep_category import add_category
from firstline.catalogue.actions.remove_category import remove_category
from firstline.catalogue.models import Category
from firstline.catalogue.queries import category_tree
from firstline.core.access import SYSTEM
from firstline.core.models import LoggedEvent
from firstline.tickets.actions.change import change
from tests.cast import NOW

TREE = "/desk/settings/categories/"
MOVE = f"{TREE}move/"


def test_moves_changes_and_removes(signed_in, cast):
    lisa = signed_in(cast.lisa)
    lisa.post(f"{TREE}new/", {"name": "Hardware", "synonyms": "kit, kit , prylar"})
    lisa.post(f"{TREE}new/", {"name": "Network"})
    hardware, network = Category.objects.get(name="Hardware"), Category.objects.get(name="Network")
    assert hardware.synonyms == ["kit", "prylar"]
    assert lisa.post(MOVE, {"move": f"{network.pk} up"}).status_code == 302
    page = lisa.get(TREE).content.decode()
    assert page.index(">Network<") < page.index(">Hardware<")
    part = lisa.post(MOVE, {"move": f"{hardware.pk} below {network.pk}"}, headers={"HX-Request": "true"})
    assert part.status_code == 200
    assert "<html" not in part.content.decode()
    hardware.refresh_from_db()
    assert hardware.parent == network
    refused = lisa.post(MOVE, {"move": f"{network.pk} below {hardware.pk}"}, headers={"HX-Request": "true"})
    assert (refused.status_code, refused.content.decode()) == (422, "A category can't stand below itself.")
    assert "Network › Hardware" in lisa.get("/desk/tickets/new/").content.decode()
    assert "prylar" in lisa.get("/desk/tickets/new/").content.decode()
    assert lisa.post(f"{TREE}{hardware.pk}/removal/").status_code == 302
    assert list(Category.objects.all()) == [network]


def test_is_nothing_to_those_who_may_not(signed_in, cast):
    category = add_category(name="Hardware", by=SYSTEM, at=NOW)
    for page in (MOVE, f"{TREE}{category.pk}/removal/"):
        assert signed_in(cast.boris).post(page, {"move": f"{category.pk} up"}).status_code == 404
    assert signed_in(cast.lisa).post(MOVE, {"move": "x y z"}).status_code == 404
    assert signed_in(cast.lisa).post(f"{TREE}999999/removal/").status_code == 404
    assert Category.objects.count() == 1


def test_removing_one_in_use_retires_it(cast, ticket):
    hardware, _network = (add_category(name=name, by=SYSTEM, at=NOW) for name in ("Hardware", "Network"))
    printers, screens = (
        add_category(name=name, parent=hardware, by=SYSTEM, at=NOW) for name in ("Printers", "Screens")
    )
    change(ticket, category=printers, by=cast.actor(cast.boris), at=NOW)
    assert remove_category(screens, by=SYSTEM, at=NOW)
    assert not remove_category(printers, by=SYSTEM, at=NOW)
    assert not remove_category(hardware, by=SYSTEM, at=NOW)
    assert [branch.path for branch in category_tree()] == ["Network"]
    ticket.refresh_from_db()
    assert ticket.category == printers
    retired = LoggedEvent.objects.filter(kind="category:removed").values_list("data__is_retired", flat=True)
    assert list(retired) == [False, True, True]
