"""Taking over lists of assets: the right rows, or all or none; once, whatever dies in between."""

import pytest

from firstline.catalogue.models import Asset, Product
from firstline.catalogue.tests.things import asset
from firstline.core.errors import NotAllowed
from firstline.core.models import LoggedEvent
from firstline.imports.actions.prepare import CannotImport, choose_columns, prepare_import, start_import
from firstline.imports.actions.take_over import go_on
from firstline.imports.kinds import KINDS
from firstline.imports.models import ImportState, ListImport, RefusedRow
from firstline.imports.queries import preview_of, refused_lines
from tests.cast import NOW

ASSETS = KINDS["assets"]
HEAD = "Inventarienummer;Namn;Serienummer;Ägare;Företag;Produkt;Köpt;Garanti t.o.m.;Status"
GOOD = "PC-1;Laptop;SN1;anna@bergs.test;;nova;2025-01-02;2028-01-01;I drift"
SWEDISH = "PR-1;Skrivare;;Per Olsson;Bergs Bygg AB;;;;"


@pytest.fixture
def lisa(cast):
    Product.objects.create(name="Nova", translations={"sv": "Nova bärbar"})
    return cast.actor(cast.lisa)


def prepared(lisa, *rows, head=HEAD) -> ListImport:
    return prepare_import(ASSETS, "\r\n".join([head, *rows]).encode("cp1252"), "list.csv", by=lisa, at=NOW)


def started(lisa, *rows, all_or_nothing=False) -> ListImport:
    return start_import(prepared(lisa, *rows), all_or_nothing=all_or_nothing, by=lisa, at=NOW)


def counts(taken):
    taken.refresh_from_db()
    return taken.state, taken.made, taken.changed, taken.unchanged, taken.refused


def test_guesses_the_columns_from_swedish_and_english_heads(lisa):
    fields = ["tag", "name", "serial", "owner", "organisation", "product", "bought_on", "warranty_until", "state"]
    assert prepared(lisa, GOOD).columns == fields
    english = prepared(lisa, "1;x;y;z", head="Asset Tag;Device;Colour;S/N")
    assert english.columns == ["tag", "name", "", "serial"]


def test_takes_over_the_right_rows_and_reports_the_others(cast, lisa, run_jobs):
    asset("PR-1", name="Old printer", location="Floor 3")
    wrong = [
        "PC-2;Laptop;;nobody@x.test;;;2025-13-01;;",
        ";Nameless;;;;;;;",
        "pc-1;Again;;;;;;;",
        "PC-3;;;;;;;;",
        "PC-4;x;;;Nowhere;Unknown;;;Lost",
    ]
    taken = started(lisa, GOOD, SWEDISH, *wrong)
    assert run_jobs() > 0
    assert counts(taken) == (ImportState.DONE, 1, 1, 0, 5)
    made, changed = Asset.objects.get(tag="PC-1"), Asset.objects.get(tag="PR-1")
    assert (made.owner, made.organisation, made.product.name, made.state) == (cast.anna, cast.bergs, "Nova", "in_use")
    assert (changed.name, changed.owner, changed.organisation, changed.location) == (
        "Skrivare",
        cast.per,
        cast.bergs,
        "Floor 3",
    )
    reasons = {row.number: [field for field, _sentence in row.reasons] for row in RefusedRow.objects.all()}
    assert reasons == {
        4: ["Whose it is", "Bought on"],
        5: ["Number"],
        6: [""],
        7: ["Name"],
        8: ["Organisation", "Product or service", "State"],
    }
    assert [e.kind for e in LoggedEvent.objects.filter(subject="asset", actor_id=cast.lisa.pk)] == [
        "asset:added",
        "asset:changed",
    ]
    lines = list(refused_lines(taken))
    assert lines[0][-2:] == ["Row", "Why it was refused"]
    assert lines[1][-2] == "4"


def test_changes_nothing_unless_all_rows_are_right_if_so_chosen(lisa, run_jobs):
    taken = started(lisa, GOOD, SWEDISH, ";Nameless", all_or_nothing=True)
    run_jobs()
    assert counts(taken) == (ImportState.DONE, 0, 0, 0, 1)
    assert not Asset.objects.exists()
    whole = started(lisa, GOOD, SWEDISH, all_or_nothing=True)
    run_jobs()
    assert counts(whole) == (ImportState.DONE, 2, 0, 0, 0)
    again = started(lisa, GOOD, SWEDISH)
    run_jobs()
    assert counts(again) == (ImportState.DONE, 0, 0, 2, 0)


def test_a_worker_that_dies_does_nothing_twice(lisa, monkeypatch):
    monkeypatch.setattr("firstline.imports.actions.take_over.PIECE", 2)
    monkeypatch.setattr("firstline.imports.actions.take_over.PIECES_AT_ONCE", 1)
    taken = started(lisa, *(f"PC-{n};Laptop {n}" for n in (1, 2, 3, 1, 5)))
    assert go_on(taken.pk, by=lisa, at=NOW)
    monkeypatch.setattr("firstline.imports.actions.take_over._count", None)
    with pytest.raises(TypeError):
        go_on(taken.pk, by=lisa, at=NOW)
    monkeypatch.undo()
    assert Asset.objects.count() == 2
    assert not go_on(taken.pk, by=lisa, at=NOW)
    assert not go_on(taken.pk, by=lisa, at=NOW)
    assert counts(taken) == (ImportState.DONE, 4, 0, 0, 1)
    assert RefusedRow.objects.get().reasons == [["", "Row 2 of the file is about the same."]]


def test_stops_when_whoever_began_it_may_not_any_more(cast, lisa):
    taken = started(lisa, GOOD)
    assert not go_on(taken.pk, by=cast.actor(cast.boris), at=NOW)
    taken.refresh_from_db()
    assert (taken.state, Asset.objects.count()) == (ImportState.STOPPED, 0)
    assert taken.fault


def test_refuses_what_can_not_be_begun(cast, lisa):
    for content in (b"A;B\n", b"A;B\n;\n", b"PK\x03\x04"):
        with pytest.raises(Exception, match=r"\w"):
            prepare_import(ASSETS, content, "x", by=lisa, at=NOW)
    with pytest.raises(NotAllowed):
        prepare_import(ASSETS, b"tag\n1", "x", by=cast.actor(cast.boris), at=NOW)
    taken = prepared(lisa, "1;x", head="A;B")
    for columns in (["name", "name"], ["tag"]):
        with pytest.raises(CannotImport):
            choose_columns(taken, columns, by=lisa)
    with pytest.raises(CannotImport) as refusal:
        start_import(taken, all_or_nothing=False, by=lisa, at=NOW)
    assert "Number" in str(refusal.value)
    start_import(choose_columns(taken, ["tag", "name"], by=lisa), all_or_nothing=False, by=lisa, at=NOW)
    with pytest.raises(CannotImport):
        start_import(taken, all_or_nothing=False, by=lisa, at=NOW)
    assert LoggedEvent.objects.filter(kind="import:started").count() == 1


def test_the_preview_says_what_is_wrong_and_writes_nothing(lisa, django_assert_num_queries):
    taken = prepared(lisa, GOOD, *("PC-9;;;nobody@x.test" for _n in range(30)))
    with django_assert_num_queries(3):
        preview = preview_of(taken)
    assert len(preview.rows) == 20
    assert preview.rows[0].faults == []
    assert preview.fault_in(preview.rows[1], "owner").startswith("We know nobody")
    assert not Asset.objects.exists()
