"""Changing many requests in the browser: choose, say what, watch, undo; works without scripts."""

import re

import pytest

from firstline.bulk.models import BulkChange
from firstline.core.access import Reach
from firstline.people.models import Person, Role
from firstline.tickets.models import Ticket


@pytest.fixture
def boris(signed_in, cast):
    return signed_in(cast.boris)


def begin(client, *tickets, verb="assign", typed="is:open", **values):
    sent = {"verb": verb, "filter": typed, "ticket": [t.pk for t in tickets], **values}
    return client.post("/desk/many/begin/", sent)


def test_requests_of_a_queue_are_chosen_and_handed_over(boris, cast, ticket, other_ticket, run_jobs):
    page = boris.get("/desk/many/choice/?filter=is:open").text
    assert f'name="ticket" value="{ticket.pk}"' in page
    details = boris.post("/desk/many/details/", {"verb": "assign", "filter": "is:open", "ticket": [ticket.pk]})
    assert "One request is chosen." in details.text
    assert f'<input type="hidden" name="ticket" value="{ticket.pk}">' in details.text
    shown = begin(boris, ticket, assignee=cast.lisa.pk)
    assert shown.status_code == 302
    assert "0 of 1 are through." in boris.get(shown["Location"]).text
    run_jobs()
    said = boris.get(shown["Location"] + "progress/").text
    assert "Changed: 1." in said
    assert "hx-trigger" not in said
    assert Ticket.objects.get(pk=ticket.pk).assignee_id == cast.lisa.pk
    assert Ticket.objects.get(pk=other_ticket.pk).assignee_id is None


def test_all_of_a_queue_are_changed_and_brought_back(boris, cast, ticket, other_ticket, run_jobs):
    shown = begin(
        boris, typed="is:open assignee:none", all="yes", verb="change", type="question", add_tags="move, move"
    )
    run_jobs()
    assert set(Ticket.objects.values_list("type", "tags__name")) == {("question", "move")}
    text = boris.get(shown["Location"]).text
    assert re.search(r"<dt>Type</dt><dd>Question</dd>", text)
    assert boris.post(shown["Location"] + "undo/").status_code == 302
    run_jobs()
    assert "Brought back: 2." in boris.get(shown["Location"]).text
    assert set(Ticket.objects.values_list("type", "tags__name")) == {("incident", None)}


@pytest.mark.parametrize(
    ("verb", "values", "said"),
    [
        ("assign", {}, "Choose what shall change."),
        ("assign", {"assignee": "999999", "team": "x"}, "Choose what shall change."),
        ("change", {"type": "nonsense", "impact": "77"}, "Choose what shall change."),
        ("hold", {"until": "soon"}, "Choose a date and a time."),
        ("hold", {"until": "2020-01-01T10:00"}, "Choose a time between now and a year from now."),
        ("resolve", {"resolution": "  "}, "Say in a sentence how it was solved."),
    ],
)
def test_what_is_missing_is_said_and_what_was_chosen_is_kept(boris, ticket, verb, values, said):
    response = begin(boris, ticket, verb=verb, **values)
    assert response.status_code == 422
    assert said in response.text
    assert f'<input type="hidden" name="ticket" value="{ticket.pk}">' in response.text
    assert not BulkChange.objects.exists()


def test_nothing_chosen_is_said(boris, cast):
    response = begin(boris, assignee=cast.lisa.pk)
    assert (response.status_code, "No request is chosen." in response.text) == (422, True)


def test_the_reason_of_a_refusal_stands_beside_its_request(boris, cast, ticket, other_ticket, run_jobs):
    begin(boris, ticket, verb="resolve", resolution="On again.")
    run_jobs()
    shown = begin(boris, ticket, other_ticket, verb="resolve", resolution="On again.")
    run_jobs()
    text = boris.get(shown["Location"]).text
    assert "Refused: 1." in text
    assert re.search(r"Printer on floor 3.*This request is solved already\.", text, re.DOTALL)


def test_another_agents_change_is_nothing(signed_in, cast, boris, ticket):
    shown = begin(boris, ticket, assignee=cast.lisa.pk)["Location"]
    for other in (cast.lisa, cast.ada):
        client = signed_in(other)
        assert client.get(shown).status_code == client.get(shown + "progress/").status_code == 404
        assert client.post(shown + "stop/").status_code == client.post(shown + "undo/").status_code == 404
    assert "Choose" not in signed_in(cast.lisa).get("/desk/many/").text.partition("<table")[2]


def test_a_light_agent_is_offered_nothing_and_can_do_nothing(signed_in, cast, ticket):
    light = Role.objects.create(name="Light", code="light", reach=Reach.ALL, may=["desk.work", "tickets.note"])
    Person.objects.filter(pk=cast.boris.pk).update(role=light)
    client = signed_in(cast.boris)
    assert 'name="verb"' not in client.get("/desk/many/choice/").text
    assert begin(client, ticket, assignee=cast.lisa.pk).status_code == 403
    assert not BulkChange.objects.exists()


def test_an_unknown_verb_is_nothing(boris, ticket):
    assert begin(boris, ticket, verb="delete").status_code == 404
    assert boris.post("/desk/many/details/", {"verb": "delete"}).status_code == 404


def test_a_filter_that_makes_no_sense_is_said_and_changes_nothing(boris, cast, ticket):
    page = boris.get("/desk/many/choice/?filter=tem:network")
    assert (page.status_code, "Did you mean" in page.text) == (200, True)
    response = begin(boris, typed="tem:network", all="yes", assignee=cast.lisa.pk)
    assert (response.status_code, "Did you mean" in response.text) == (422, True)
    assert not BulkChange.objects.exists()


def test_a_list_leads_to_changing_many_of_it(boris, ticket):
    page = boris.get("/desk/queues/open/?filter=type:incident").text
    assert "/desk/many/choice/?filter=is%3Aopen+type%3Aincident" in page
