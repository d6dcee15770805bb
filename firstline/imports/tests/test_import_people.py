"""Taking over lists of people and organisations: nobody gets a role by one, and nobody's at the desk is changed."""

from firstline.imports.actions.prepare import prepare_import, start_import
from firstline.imports.kinds import KINDS
from firstline.imports.models import RefusedRow
from firstline.people.models import Organisation, Person
from tests.cast import NOW


def taken_over(kind, text, by, run_jobs):
    taken = prepare_import(KINDS[kind], text.encode(), "list.csv", by=by, at=NOW)
    start_import(taken, all_or_nothing=False, by=by, at=NOW)
    run_jobs()
    taken.refresh_from_db()
    return taken.made, taken.changed, taken.unchanged, taken.refused


def test_people_are_added_and_changed(cast, run_jobs):
    text = """E-post;Namn;Telefon;Företag;Språk;VIP
Nils@Bergs.test;Nils Ny;+46 1;;svenska;ja
anna@bergs.test;;'+46 2;Nordby kommun;;
oskar@bergs.test;Oskar Lind;;;;
boris@desk.test;Boris Evil;;;;
nobody;Nobody;;;;
new@x.test;;;Nowhere;tlh;perhaps
"""
    assert taken_over("people", text, cast.actor(cast.lisa), run_jobs) == (1, 1, 1, 3)
    nils, anna = Person.objects.get(email="nils@bergs.test"), Person.objects.get(pk=cast.anna.pk)
    assert (nils.name, nils.organisation, nils.language, nils.is_vip, nils.role.code) == (
        "Nils Ny",
        cast.bergs,
        "sv",
        True,
        "user",
    )
    assert (anna.name, anna.phone, anna.organisation) == ("Anna Berg", "+46 2", cast.nordby)
    assert Person.objects.get(pk=cast.boris.pk).name == "Boris Nord"
    reasons = {row.number: [field for field, _sentence in row.reasons] for row in RefusedRow.objects.all()}
    assert reasons == {5: ["Mail address"], 6: ["Mail address"], 7: ["Organisation", "Language", "VIP", "Name"]}


def test_organisations_are_added_and_changed(cast, run_jobs):
    text = 'Company,Domains\nHotell Strand,"strand.test, @hotell.test"\nbergs bygg ab,bergs2.test\nNordby kommun,\n'
    assert taken_over("organisations", text, cast.actor(cast.lisa), run_jobs) == (1, 1, 1, 0)
    assert Organisation.objects.get(name="Hotell Strand").domains == ["hotell.test", "strand.test"]
    assert Organisation.objects.get(name="Bergs Bygg AB").domains == ["bergs2.test"]
