"""Saved views and exports in the desk."""

import pytest

from firstline.core.models import LoggedEvent
from firstline.views.actions.ask_export import ask_export
from firstline.views.actions.keep_view import add_view
from firstline.views.jobs import write_next_export
from firstline.views.models import Export, SavedView, Sharing
from tests.cast import NOW


def write_exports():
    while write_next_export():
        pass


@pytest.fixture
def view(cast):
    return add_view(name="Paper", filter="printer", by=cast.actor(cast.lisa), at=NOW, sharing=Sharing.ALL)


def test_what_is_typed_is_saved_and_stands_beside_the_queues(signed_in, cast, ticket):
    boris = signed_in(cast.boris)
    page = boris.get("/desk/queues/unassigned/?filter=printer").content.decode()
    saving = "/desk/views/new/?filter=is%3Aopen+assignee%3Anone+printer&order=priority"
    assert saving.replace("&", "&amp;") in page
    form = boris.get(saving).content.decode()
    assert 'value="is:open assignee:none printer"' in form
    assert "Everybody at the desk" not in form, "Boris may not share"
    sent = {"name": "Paper", "filter": "is:open assignee:none printer", "order": "priority"}
    saved = boris.post("/desk/views/new/", sent)
    view = SavedView.objects.get()
    assert saved.headers["Location"] == f"/desk/views/{view.pk}/"
    assert "Printer on floor 3" in boris.get(saved.headers["Location"]).content.decode()
    assert f'href="/desk/views/{view.pk}/"' in boris.get("/desk/queues/mine/").content.decode()


def test_a_view_shows_its_list_and_what_is_typed_over_it(signed_in, cast, view, ticket, other_ticket):
    boris, address = signed_in(cast.boris), f"/desk/views/{view.pk}/"
    own = boris.get(address).content.decode()
    assert ("Printer on floor 3" in own, "VPN drops" in own) == (True, False)
    typed = boris.get(address, {"filter": "vpn"}).content.decode()
    assert ("Printer on floor 3" in typed, "VPN drops" in typed) == (False, True)
    every = boris.get(address, {"filter": ""}).content.decode()
    assert ("Printer on floor 3" in every, "VPN drops" in every) == (True, True)
    beside = boris.get(f"/desk/tickets/{ticket.pk}/?view={view.pk}").content.decode()
    assert "<h1>Paper</h1>" in beside
    assert "VPN drops" not in boris.get(f"{address}rows/").content.decode()


def test_is_nothing_to_those_who_do_not_have_it(signed_in, cast):
    own = add_view(name="Own", filter="", by=cast.actor(cast.lisa), at=NOW)
    boris = signed_in(cast.boris)
    for page in ("", "rows/", "edit/"):
        assert boris.get(f"/desk/views/{own.pk}/{page}").status_code == 404
    for deed in ("moves/", "removals/", "edit/"):
        assert boris.post(f"/desk/views/{own.pk}/{deed}").status_code == 404
    assert signed_in(cast.anna).get(f"/desk/views/{own.pk}/").status_code == 404
    assert "Own" not in boris.get("/desk/views/").content.decode()


def test_is_changed_and_removed_by_those_who_may(signed_in, cast, view):
    assert signed_in(cast.boris).get(f"/desk/views/{view.pk}/edit/").status_code == 403
    assert signed_in(cast.boris).post(f"/desk/views/{view.pk}/removals/").status_code == 403
    ada = signed_in(cast.ada)
    wrong = ada.post(f"/desk/views/{view.pk}/edit/", {"name": "Paper", "filter": "tem:x", "sharing": "all"})
    assert wrong.status_code == 422
    assert "Did you mean “team”?" in wrong.content.decode()
    sent = {"name": "All paper", "filter": "printer or paper", "sharing": "teams", "teams": [cast.network.pk]}
    assert ada.post(f"/desk/views/{view.pk}/edit/", sent).status_code == 302
    view.refresh_from_db()
    assert (view.name, view.filter, view.sharing) == ("All paper", "printer or paper", "teams")
    assert ada.get(f"/desk/views/{view.pk}/").status_code == 404, "it is the network's now"
    assert signed_in(cast.lisa).post(f"/desk/views/{view.pk}/removals/").status_code == 302
    assert not SavedView.objects.exists()


def test_views_are_put_in_order(signed_in, cast, view):
    second = add_view(name="Zebra", filter="", by=cast.actor(cast.boris), at=NOW)
    boris = signed_in(cast.boris)
    boris.post(f"/desk/views/{second.pk}/moves/", {"way": "up"})
    rail = boris.get("/desk/rail/views/").content.decode()
    assert rail.index("Zebra") < rail.index("Paper")


def test_a_list_is_exported_and_fetched_by_who_asked(signed_in, cast, view, ticket):
    lisa = signed_in(cast.lisa)
    page = lisa.get(f"/desk/views/{view.pk}/").content.decode()
    asking = f"/desk/exports/new/?name=Paper&filter=printer&order=newest&view={view.pk}"
    assert asking.replace("&", "&amp;") in page
    assert lisa.get(asking).status_code == 200
    sent = {"name": "Paper", "filter": "printer", "order": "newest", "file_format": "csv", "columns": ["subject"]}
    address = lisa.post("/desk/exports/new/", sent).headers["Location"]
    assert 'hx-trigger="every 1s"' in lisa.get(address).content.decode()
    assert lisa.get(f"{address}file/").status_code == 404
    write_exports()
    done = lisa.get(f"{address}progress/").content.decode()
    assert "1 request is in the file." in done
    assert "every 1s" not in done
    file = lisa.get(f"{address}file/")
    assert (
        b"".join(file.streaming_content).decode("utf-8-sig") == "Subject\r\nPrinter on floor 3 prints blank pages\r\n"
    )
    assert file.headers["Content-Disposition"] == "attachment; filename*=UTF-8''Paper.csv"
    assert file.headers["Cache-Control"] == "no-store"
    assert LoggedEvent.objects.filter(kind="export:fetched").count() == 1
    assert "Paper.csv" in lisa.get("/desk/exports/").content.decode()
    for other in (cast.ada, cast.boris, cast.anna):
        for part in ("", "progress/", "file/"):
            assert signed_in(other).get(f"{address}{part}").status_code == 404


def test_who_may_not_export_is_not_offered_it(signed_in, cast, ticket):
    boris = signed_in(cast.boris)
    assert "/desk/exports/" not in boris.get("/desk/queues/open/").content.decode()
    assert boris.get("/desk/exports/new/").status_code == 404
    assert (
        boris.post("/desk/exports/new/", {"name": "x", "file_format": "csv", "columns": ["subject"]}).status_code == 404
    )
    assert not Export.objects.exists()


def test_nonsense_is_refused_in_the_form(signed_in, cast):
    sent = {"name": "x", "filter": "tem:x", "file_format": "csv", "columns": ["subject"]}
    response = signed_in(cast.lisa).post("/desk/exports/new/", sent)
    assert response.status_code == 422
    assert "There is no field “tem”." in response.content.decode()


def test_a_refused_export_says_why(signed_in, cast):
    export = ask_export(name="x", filter="tag:gone", file_format="csv", by=cast.actor(cast.lisa), at=NOW)
    write_exports()
    assert "There is no tag “gone”." in signed_in(cast.lisa).get(f"/desk/exports/{export.pk}/").content.decode()
