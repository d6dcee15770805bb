import pytest

from firstline.catalogue.actions.keep_category import CannotKeepCategory, add_category, change_category
from firstline.catalogue.actions.move_category import move_category
from firstline.catalogue.models import Category
from firstline.catalogue.queries import category_tree
from firstline.catalogue.tree import Spot, spot_beside
from firstline.core.access import SYSTEM
from firstline.core.models import LoggedEvent
from tests.cast import NOW


def add(name, parent=None, **values):
    return add_category(name=name, parent=parent, by=SYSTEM, at=NOW, **values)


def move(category, below, before=None):
    return move_category(category, below=below, before=before, by=SYSTEM, at=NOW)


@pytest.fixture
def hardware(db):
    top = add("Hardware")
    add("Printers", top, synonyms=[" skrivare", "Toner", "toner", ""])
    add("Screens", top)
    add("Network")
    return top


def paths():
    return [branch.path for branch in category_tree()]


def test_shows_paths_and_is_found_by_synonyms(hardware):
    assert paths() == ["Hardware", "Hardware › Printers", "Hardware › Screens", "Network"]
    printers = category_tree()[1]
    assert printers.category.synonyms == ["skrivare", "toner"]
    assert "toner" in printers.words
    assert (category_tree()[0].height, printers.height) == (1, 0)


def test_is_four_levels_deep_and_no_more(hardware):
    third = add("Laser", Category.objects.get(name="Printers"))
    add("M507", third)
    with pytest.raises(CannotKeepCategory):
        add("Tray", Category.objects.get(name="M507"))
    network = Category.objects.get(name="Network")
    for refuse in (
        lambda: move(hardware, network),
        lambda: change_category(hardware, parent=network, by=SYSTEM, at=NOW),
    ):
        with pytest.raises(CannotKeepCategory) as refusal:
            refuse()
        assert refusal.value.field == "parent"
    move(third, network)
    assert "Network › Laser › M507" in paths()


def test_never_becomes_a_circle(hardware):
    for below in (hardware, Category.objects.get(name="Printers")):
        with pytest.raises(CannotKeepCategory):
            move(hardware, below)
    assert Category.objects.get(pk=hardware.pk).parent is None
    assert not LoggedEvent.objects.filter(kind="category:moved").exists()


def test_moves_before_another_or_to_the_end_and_not_beside_its_name(hardware):
    printers, screens = Category.objects.get(name="Printers"), Category.objects.get(name="Screens")
    move(screens, hardware, before=printers)
    assert paths()[1:3] == ["Hardware › Screens", "Hardware › Printers"]
    move(printers, None)
    assert paths() == ["Hardware", "Hardware › Screens", "Network", "Printers"]
    add("Printers", hardware)
    with pytest.raises(CannotKeepCategory):
        move(printers, hardware)
    assert add("Keyboards", hardware).position > Category.objects.get(name="Screens").position


def test_steps_lead_up_down_in_and_out(hardware):
    tree = category_tree()
    by_name = {branch.category.name: branch.category for branch in tree}
    network, printers, screens = by_name["Network"], by_name["Printers"], by_name["Screens"]
    assert spot_beside(tree, screens, "up") == Spot(hardware, printers)
    assert spot_beside(tree, printers, "down") == Spot(hardware, None)
    assert spot_beside(tree, screens, "in") == Spot(printers, None)
    assert spot_beside(tree, printers, "out") == Spot(None, network)
    for category, step in ((hardware, "up"), (network, "down"), (hardware, "in"), (hardware, "out"), (hardware, "x")):
        assert spot_beside(tree, category, step) is None
