import csv
from datetime import timedelta
from io import BytesIO, StringIO
from zipfile import ZipFile

import pytest
from django.core.files.storage import default_storage
from hypothesis import given
from hypothesis import strategies as st

from firstline.core.errors import NotAllowed, NotFound
from firstline.core.files.keep import content_of
from firstline.core.models import LoggedEvent, StoredFile
from firstline.people.actions.change_person import change_person
from firstline.people.queries import role
from firstline.tickets.actions.note import write_note
from firstline.tickets.models import Tag, Ticket
from firstline.tickets.wording import from_text
from firstline.views.actions.ask_export import MOST_AT_ONCE, CannotExport, ask_export
from firstline.views.actions.claim_export import claim_export
from firstline.views.actions.forget_exports import forget_old_exports
from firstline.views.exporting import rows
from firstline.views.exporting.writers import BEGINS_FORMULA, no_formula
from firstline.views.jobs import write_next_export
from firstline.views.models import Export
from firstline.views.policies import access_export
from tests.cast import NOW


def write_exports():
    while write_next_export():
        pass


@pytest.fixture(autouse=True)
def _lisa_is_in_stockholm(cast):
    cast.lisa.time_zone = "Europe/Stockholm"
    cast.lisa.save()


def ask(cast, person, text="", file_format="csv", **values):
    return ask_export(name="Open", filter=text, file_format=file_format, by=cast.actor(person), at=NOW, **values)


def made(export):
    export.refresh_from_db()
    return export


def table(export):
    return list(csv.reader(StringIO(content_of(made(export).file).decode("utf-8-sig"))))


def test_writes_all_that_the_filter_holds_for(cast, ticket, other_ticket):
    ticket.tags.add(Tag.objects.create(name="paper"), Tag.objects.create(name="floor 3"))
    export = ask(cast, cast.lisa, "requester:anna", columns=["number", "subject", "requester", "tags", "registered"])
    assert (export.state, export.file) == ("waiting", None)
    write_exports()
    assert table(export) == [
        ["Number", "Subject", "Requester", "Tags", "Registered"],
        [ticket.number, "Printer on floor 3 prints blank pages", "Anna Berg", "floor 3, paper", "2026-03-04 10:30"],
    ]
    assert (export.state, export.done, export.total, export.file_name) == ("ready", 1, 1, "Open.csv")
    kinds = list(LoggedEvent.objects.filter(subject="export").order_by("id").values_list("kind", flat=True))
    assert kinds == ["export:asked", "export:made"]


@pytest.mark.parametrize("file_format", ["csv", "xlsx"])
def test_every_row_once_in_pieces(cast, ticket, monkeypatch, file_format):
    monkeypatch.setattr(rows, "AT_ONCE", 2)
    columns = {field.attname: getattr(ticket, field.attname) for field in Ticket._meta.concrete_fields}
    Ticket.objects.bulk_create([Ticket(**columns | {"id": None, "subject": f"No. {n}"}) for n in range(6)])
    export = ask(cast, cast.lisa, "is:open", file_format, columns=["subject"])
    write_exports()
    assert made(export).done == 7
    if file_format == "csv":
        assert sorted(row[0] for row in table(export)[1:]) == sorted(Ticket.objects.values_list("subject", flat=True))


def test_a_spreadsheet_holds_text_as_text_and_moments_as_moments(cast, ticket):
    Ticket.objects.filter(pk=ticket.pk).update(subject='=HYPERLINK("http://evil.test","x")\x0b')
    export = ask(cast, cast.lisa, file_format="xlsx", columns=["subject", "registered", "reopened"])
    write_exports()
    with ZipFile(BytesIO(content_of(made(export).file))) as book:
        sheet = book.read("xl/worksheets/sheet1.xml").decode()
        assert not any("hyperlink" in name or "rels/sheet" in name for name in book.namelist())
    assert "<f>" not in sheet
    assert '<t>=HYPERLINK("http://evil.test","x")</t>' in sheet.replace("&quot;", '"')
    assert "<v>46085.4375</v>" in sheet
    assert export.file.content_type.endswith("spreadsheetml.sheet")


@given(st.text(max_size=30))
def test_no_cell_begins_a_formula(text):
    assert not no_formula(text).startswith(BEGINS_FORMULA)


def test_a_csv_with_a_formula_in_it_shows_it(cast, ticket):
    Ticket.objects.filter(pk=ticket.pk).update(subject="=1+1")
    export = ask(cast, cast.lisa, columns=["subject"])
    write_exports()
    assert table(export)[1] == ["'=1+1"]


def test_only_those_who_may_export_and_only_their_own(cast, ticket):
    for person in (cast.boris, cast.anna):
        with pytest.raises(NotAllowed):
            ask(cast, person)
    export = ask(cast, cast.lisa)
    write_exports()
    assert access_export(cast.actor(cast.lisa), export.pk) == export
    for other in (cast.ada, cast.boris, cast.anna):
        with pytest.raises(NotFound):
            access_export(cast.actor(other), export.pk)


def test_who_has_lost_the_right_gets_nothing_any_more(cast, ticket):
    before = ask(cast, cast.lisa)
    write_exports()
    after = ask(cast, cast.lisa)
    change_person(cast.lisa, role=role("agent"), by=cast.actor(cast.ada), at=NOW)
    write_exports()
    assert (made(after).state, after.file) == ("refused", None)
    assert after.reason == "Your role does not allow exports. Ask an administrator if you need them."
    for export in (before, after):
        with pytest.raises(NotFound):
            access_export(cast.actor(cast.lisa), export.pk)


def test_refuses_nonsense_and_too_many_at_once(cast):
    for values in ({"text": "tem:x"}, {"file_format": "exe"}):
        with pytest.raises(CannotExport):
            ask(cast, cast.lisa, **values)
    for _ in range(MOST_AT_ONCE):
        ask(cast, cast.lisa)
    with pytest.raises(CannotExport):
        ask(cast, cast.lisa)
    assert Export.objects.count() == MOST_AT_ONCE


def test_a_name_that_is_gone_by_then_is_said(cast):
    export = ask(cast, cast.lisa, "tag:gone")
    write_exports()
    assert (made(export).state, export.reason) == ("refused", "There is no tag “gone”.")


def test_nothing_internal_is_in_it(cast, ticket):
    write_note(ticket, from_text("SECRET-TRACE"), by=cast.actor(cast.boris), at=NOW)
    export = ask(cast, cast.lisa)
    write_exports()
    assert b"SECRET-TRACE" not in content_of(made(export).file)


def test_is_deleted_after_a_week_with_its_bytes(cast, ticket):
    export = ask(cast, cast.lisa)
    write_exports()
    file = made(export).file
    forget_old_exports(NOW + timedelta(days=6))
    assert default_storage.exists(file.path)
    forget_old_exports(NOW + timedelta(days=8))
    assert not Export.objects.exists()
    assert not StoredFile.objects.filter(pk=file.pk).exists()
    assert not default_storage.exists(file.path)


def test_is_written_by_one_worker_and_taken_over_when_that_one_died(cast, ticket):
    export = ask(cast, cast.lisa)
    assert claim_export(at=NOW) == export.pk
    assert claim_export(at=NOW + timedelta(minutes=1)) is None
    assert claim_export(at=NOW + timedelta(minutes=4)) == export.pk


def test_a_full_disk_is_said(cast, ticket, monkeypatch):
    def full(*_args, **_values):
        raise OSError("no space left")

    monkeypatch.setattr("firstline.views.actions.make_export.keep_written", full)
    export = ask(cast, cast.lisa)
    write_exports()
    assert (made(export).state, export.file) == ("refused", None)
    assert export.reason == "The file could not be written. Ask for it again later."
