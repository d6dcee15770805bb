"""A filter built from rows: the same one that is typed."""

from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from firstline.core.access import SYSTEM
from firstline.desk.filters.drafts import Group, Row, change, draft_of, numbered, read_draft, tree_of
from firstline.tickets.filters import FIELDS, Asking, Kind, parse, written
from firstline.tickets.filters.tests.trees import WORDS, conditions, trees
from tests.cast import NOW

BUILD = "/desk/filters/build/"
ASKING = Asking(SYSTEM, NOW, ZoneInfo("UTC"))
PLAIN = conditions().filter(lambda one: FIELDS[one.field].kind != Kind.NAMED)


def sent(group):
    """The fields a page sends for these rows."""
    values = {f"j.{group.path}": group.join}
    for part in group.parts:
        if isinstance(part, Group):
            values |= sent(part)
        else:
            values |= {f"{name}.{part.path}": getattr(part, long) for name, long in FIELDS_SENT.items()}
    return values


FIELDS_SENT = {"f": "field", "o": "operator", "v": "value", "w": "field"}


@pytest.mark.django_db
@given(trees(st.one_of(PLAIN, WORDS)))
def test_a_filter_goes_into_rows_and_back(tree):
    assert tree_of(draft_of(tree), ASKING) == tree


def test_rows_are_read_as_the_page_sent_them():
    draft = draft_of(parse('is:open (priority<=2 or -"vpn drops") -(spam:yes or channel:mail)'))
    assert read_draft(sent(draft)) == draft
    assert [part.join for part in draft.parts if isinstance(part, Group)] == ["any", "none"]


def test_rows_are_added_and_taken_out():
    draft = numbered(Group("all", [Row("is", ":", "open")]))
    change(draft, "group:0")
    change(draft, "row:0.1")
    change(draft, "drop:0.1.0")
    change(draft, "drop:0.0")
    change(draft, "burn:everything")
    assert draft == numbered(Group("all", [Group("any", [Row("is"), Row("is")])]))


def test_a_value_of_another_field_is_forgotten():
    draft = read_draft({"j.0": "all", "f.0.0": "priority", "o.0.0": "not", "v.0.0": "Network", "w.0.0": "team"})
    assert draft.parts == [Row("priority", "not", "", "0.0")]


def test_shows_the_typed_filter_as_rows_with_how_many_there_are(signed_in, cast, ticket, other_ticket):
    page = signed_in(cast.boris).get(BUILD, {"queue": "open", "filter": "organisation:bergs is:new"}).content.decode()
    assert '<option value="organisation" selected>' in page
    assert 'value="bergs"' in page
    assert "1 in “All open”" in page


def test_leads_to_the_list(signed_in, cast, ticket):
    rows = sent(draft_of(parse("priority<=3 -printer")))
    boris = signed_in(cast.boris)
    shown = boris.get(BUILD, {"queue": "open", "do": "show", **rows})
    assert shown.headers["Location"] == "/desk/queues/open/?filter=priority%3C%3Dnormal+-printer"
    part = boris.get(BUILD, {"queue": "open", "do": "show", **rows}, headers={"HX-Request": "true"})
    assert part.headers["HX-Redirect"] == shown.headers["Location"]


def test_says_beside_the_row_what_is_wrong_and_leaves_it_out(signed_in, cast, ticket):
    rows = {"j.0": "all", "f.0.0": "requester", "o.0.0": ":", "v.0.0": "nobody", "f.0.1": "is", "v.0.1": "new"}
    page = signed_in(cast.boris).get(BUILD, {"queue": "open", **rows}).content.decode()
    assert "Nobody is called “nobody”." in page
    assert ">is:new</code>" in page


def test_nonsense_that_is_sent_is_no_fault(signed_in, cast):
    rows = {"j.0": "most", "f.0.0": "colour", "o.0.0": "~", "v.0.0": "x", "queue": "nowhere", "do": "row"}
    assert signed_in(cast.boris).get(BUILD, rows).status_code == 200
    assert written(tree_of(read_draft(rows), ASKING)) == ""
