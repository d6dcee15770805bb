from datetime import date

import pytest

from firstline.catalogue.actions.keep_asset import CannotKeepAsset, add_asset, change_asset
from firstline.catalogue.actions.retire_asset import CannotRetire, retire_asset
from firstline.catalogue.models import Asset, AssetState
from firstline.catalogue.policies import access_asset, visible_assets
from firstline.catalogue.queries import asset_called, assets_of, find_assets
from firstline.catalogue.tests.things import asset
from firstline.core.access import SYSTEM
from firstline.core.errors import NotAllowed, NotFound
from firstline.core.models import LoggedEvent
from tests.cast import NOW


def test_belongs_to_its_owners_organisation_and_is_recorded(cast):
    made = add_asset(tag=" PC-7 ", name="Laptop", owner=cast.anna, by=cast.actor(cast.ada), at=NOW)
    assert (made.tag, made.tag_key, made.organisation, made.state) == ("PC-7", "pc-7", cast.bergs, AssetState.IN_USE)
    event = LoggedEvent.objects.get(subject="asset")
    assert (event.kind, event.subject_id, event.data["tag"]) == ("asset:added", made.pk, "PC-7")


@pytest.mark.parametrize(
    ("values", "field"),
    [
        ({"tag": " "}, "tag"),
        ({"tag": "pc-7"}, "tag"),
        ({"name": "\x00"}, "name"),
        ({"state": "lost"}, "state"),
        ({"bought_on": date(2026, 2, 1), "warranty_until": date(2026, 1, 31)}, "warranty_until"),
    ],
)
def test_refuses_what_makes_no_sense_and_keeps_nothing(cast, values, field):
    asset("PC-7")
    with pytest.raises(CannotKeepAsset) as refusal:
        add_asset(**{"tag": "PC-8", "name": "Laptop", **values}, by=SYSTEM, at=NOW)
    assert refusal.value.field == field
    assert Asset.objects.count() == 1
    assert LoggedEvent.objects.filter(subject="asset").count() == 1


def test_says_what_changed_and_nothing_when_nothing_did(cast):
    made = asset("PC-7", owner=cast.anna)
    change_asset(made, owner=cast.per, location="Floor 3", by=SYSTEM, at=NOW)
    event = LoggedEvent.objects.get(kind="asset:changed")
    assert event.data["changes"] == {
        "owner": ["Anna Berg", "Per Olsson"],
        "location": ["", "Floor 3"],
        "organisation": ["Bergs Bygg AB", "Nordby kommun"],
    }
    change_asset(made, location="Floor 3", by=SYSTEM, at=NOW)
    assert LoggedEvent.objects.filter(kind="asset:changed").count() == 1


def test_is_retired_once_and_can_be_found_but_not_chosen(cast):
    made = asset("PC-7", owner=cast.anna)
    retire_asset(made, by=cast.actor(cast.lisa), at=NOW)
    with pytest.raises(CannotRetire):
        retire_asset(made, by=cast.actor(cast.lisa), at=NOW)
    anna = cast.actor(cast.anna)
    assert list(assets_of(anna, cast.anna)) == []
    assert access_asset(anna, made.pk).is_retired


def test_only_those_who_may_manage_assets(cast):
    made = asset("PC-7", owner=cast.anna)
    for person in (cast.boris, cast.anna):
        for try_it in (
            lambda by: add_asset(tag="X", name="X", by=by, at=NOW),
            lambda by: change_asset(made, name="Mine", by=by, at=NOW),
            lambda by: retire_asset(made, by=by, at=NOW),
        ):
            with pytest.raises(NotAllowed):
                try_it(cast.actor(person))
    assert Asset.objects.get().name == "Laptop Nova 14"


def test_users_see_their_own_and_managers_those_of_their_organisation(cast):
    annas, pers = asset("A", owner=cast.anna), asset("P", owner=cast.per)
    shared = asset("S", organisation=cast.bergs)

    def seen(person):
        return set(visible_assets(cast.actor(person)))

    assert seen(cast.anna) == {annas}
    assert seen(cast.oskar) == set()
    assert seen(cast.fatima) == {annas, shared}
    assert seen(cast.boris) == {annas, pers, shared}
    with pytest.raises(NotFound):
        access_asset(cast.actor(cast.anna), pers.pk)


def test_is_found_by_all_words_and_by_its_exact_number(cast):
    made = asset("PC-7", serial="SN 44%1", owner=cast.anna, location="Floor 3")
    asset("PC-70", serial="SN 44x1")
    boris = cast.actor(cast.boris)
    assert list(find_assets(boris, "pc anna floor")) == [made]
    assert list(find_assets(boris, "44%1")) == [made]
    assert asset_called(boris, "pc-7") == made
    assert asset_called(boris, "SN 44%1") == made
    assert asset_called(boris, "pc-") is None
    assert asset_called(cast.actor(cast.per), "pc-7") is None
