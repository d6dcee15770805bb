"""Reading by program: the same as on the pages, and never more."""

import pytest

from firstline.core.access import SYSTEM
from firstline.tickets.actions.answer import answer
from firstline.tickets.actions.attaching import enclosures_of, upload
from firstline.tickets.actions.change import change
from firstline.tickets.actions.note import write_note
from firstline.tickets.actions.register import Request, register
from firstline.tickets.stages import Channel
from firstline.tickets.wording import from_text
from tests.cast import NOW, as_actor

INSIDE = "ASDF-INSIDE"


def test_says_for_whom_the_token_acts(program, cast):
    me = program(cast.boris, ["read", "desk.work"]).get("/me").json()
    assert me["person"]["name"] == "Boris Nord"
    assert (me["scopes"], me["may"]) == (["desk.work", "read"], ["desk.work"])
    assert me["teams"] == [{"id": cast.service_desk.pk, "name": "Service desk"}]


def test_shows_agents_all_and_users_what_is_theirs(program, cast, ticket, other_ticket):
    change(ticket, tags=["toner"], by=as_actor(cast.boris), at=NOW)
    whole = program(cast.boris).get(f"/tickets/{ticket.pk}")
    assert whole.headers["ETag"] == '"2"'
    shown = whole.json()
    assert (shown["number"], shown["priority"], shown["tags"], shown["is_spam"]) == (
        ticket.number,
        "normal",
        ["toner"],
        False,
    )
    own = program(cast.anna).get(f"/tickets/{ticket.pk}").json()
    assert (own["subject"], own["priority"], own["tags"], own["is_spam"]) == (ticket.subject, None, None, None)
    listed = {
        person.name: [one["id"] for one in program(person).get("/tickets").json()["items"]]
        for person in (cast.boris, cast.anna, cast.fatima, cast.oskar, cast.per)
    }
    assert listed == {
        "Boris Nord": [other_ticket.pk, ticket.pk],
        "Anna Berg": [ticket.pk],
        "Fatima El-Amin": [ticket.pk],
        "Oskar Lind": [],
        "Per Olsson": [other_ticket.pk],
    }


def test_a_strangers_ticket_looks_like_none(program, cast, other_ticket):
    anna = program(cast.anna)
    for path in ("", "/messages", "/history", "/notes", "/participants", "/scheduled-answers"):
        foreign = anna.get(f"/tickets/{other_ticket.pk}{path}")
        nothing = anna.get(f"/tickets/999999{path}")
        assert (foreign.status_code, foreign.content) == (404, nothing.content), path
    assert anna.get("/no/such/address").content == nothing.content
    assert anna.get(f"/tickets/{2**70}").content == nothing.content


def test_goes_through_all_pages(program, cast, ticket):
    for number in range(6):
        words = from_text("x")
        request = Request(requester=cast.anna, subject=f"No. {number}", words=words, channel=Channel.MAIL)
        register(request, by=SYSTEM, at=NOW)
    boris = program(cast.boris)
    for order in ("newest", "oldest", "changed", "changed_first"):
        found, after = [], ""
        while after is not None:
            page = boris.get("/tickets", {"size": 3, "order": order, "after": after}).json()
            found += [one["id"] for one in page["items"]]
            after = page["next"]
        assert found == sorted(found, reverse=order in ("newest", "changed")), order
        assert len(found) == 7
    assert boris.get("/tickets", {"after": "bm9uZQ"}).json()["fields"][0]["code"] == "wrong_cursor"


@pytest.mark.parametrize(
    ("asked", "finds"),
    [
        ({"words": "blank pages"}, True),
        ({"words": "unicorn"}, False),
        ({"stage": ["new", "open"]}, True),
        ({"done": "true"}, False),
        ({"assignee": "none"}, True),
        ({"assignee": "me"}, False),
        ({"team": ["none", "7777"]}, True),
        ({"priority": "normal", "type": "incident"}, True),
        ({"priority": "low"}, False),
        ({"tag": "toner"}, True),
        ({"registered_since": "2026-03-04T09:30:00Z"}, True),
        ({"registered_before": "2026-03-04T10:30:00+01:00"}, False),
        ({"changed_since": "2027-01-01T00:00:00Z"}, False),
    ],
)
def test_narrows_what_is_listed(program, cast, ticket, asked, finds):
    change(ticket, tags=["toner", "floor 3"], by=as_actor(cast.boris), at=NOW)
    items = program(cast.boris).get("/tickets", asked).json()["items"]
    assert [one["id"] for one in items] == ([ticket.pk] if finds else [])


@pytest.mark.parametrize(
    "asked",
    [{"stag": "new"}, {"stage": "lost"}, {"team": "x"}, {"size": "0"}, {"size": "201"}, {"changed_since": "today"},
     {"requester": "me"}, {"words": "a\x00"}],
)  # fmt: skip
def test_says_which_parameter_is_wrong(program, cast, asked):
    answer = program(cast.boris).get("/tickets", asked)
    assert answer.status_code == 422
    said = answer.json()["fields"][0]
    assert said["field"].split(".")[0] == next(iter(asked))
    assert said["message"]


def test_the_typed_filter_is_the_one_of_the_desk(program, cast, ticket, other_ticket):
    boris = program(cast.boris)

    def listed(typed):
        return [one["id"] for one in boris.get("/tickets", {"filter": typed}).json()["items"]]

    assert listed('is:open organisation:bergs "blank pages"') == [ticket.pk]
    assert listed("-requester:anna@bergs.test") == [other_ticket.pk]
    refused = boris.get("/tickets", {"filter": "tem:network"})
    assert refused.status_code == 422
    assert "Did you mean" in refused.text
    assert program(cast.anna).get("/tickets", {"filter": "is:open"}).status_code == 422


def test_users_cannot_ask_by_what_they_do_not_see(program, cast, ticket):
    for name, value in (("priority", "normal"), ("tag", "vip"), ("type", "incident")):
        refused = program(cast.anna).get("/tickets", {name: value})
        assert (refused.status_code, refused.json()["fields"][0]["code"]) == (422, "desk_only")


def test_users_see_no_note_and_no_answer_on_its_way(program, cast, ticket):
    boris = as_actor(cast.boris)
    kept = upload(b"inside", name=f"{INSIDE}.txt", by=boris, at=NOW)
    write_note(ticket, from_text(INSIDE), enclosures=enclosures_of([kept.pk], by=boris), by=boris, at=NOW)
    sent = answer(ticket, from_text("We look at it."), by=boris, at=NOW)
    agent, user = program(cast.boris), program(cast.anna)
    inside = agent.get(f"/tickets/{ticket.pk}/notes").json()["items"][0]
    assert inside["text"] == INSIDE
    content = agent.get(f"/attachments/{inside['attachments'][0]['id']}/content")
    assert b"".join(content.streaming_content) == b"inside"
    assert content.headers["Content-Disposition"].startswith("attachment")
    assert user.get(f"/attachments/{inside['attachments'][0]['id']}/content").status_code == 404
    assert user.get(f"/tickets/{ticket.pk}/notes").status_code == 403
    said = user.get(f"/tickets/{ticket.pk}/messages").json()["items"]
    assert [one["text"] for one in said][-1] == "We look at it."
    assert all(one["recipients"] is None for one in said)
    sent.shown_from = NOW.replace(year=2199)
    sent.save(update_fields=["shown_from"])
    pages = [user.get(f"/tickets/{ticket.pk}{part}").content.decode() for part in ("", "/messages", "/history")]
    assert not any(INSIDE in page or "We look at it." in page or "note" in page for page in pages)
    assert len(agent.get(f"/tickets/{ticket.pk}/messages").json()["items"]) == 2


def test_directory_is_for_those_at_the_desk(program, cast):
    agent, user = program(cast.boris), program(cast.anna)
    assert [one["name"] for one in agent.get("/people", {"words": "ann"}).json()["items"]] == ["Anna Berg"]
    assert [one["name"] for one in user.get("/people").json()["items"]] == ["Anna Berg"]
    assert user.get(f"/people/{cast.per.pk}").status_code == 404
    assert [one["name"] for one in user.get("/organisations").json()["items"]] == ["Bergs Bygg AB"]
    assert user.get("/organisations").json()["items"][0]["domains"] == []
    assert user.get("/teams").json() == []
    assert len(agent.get("/teams").json()) == 2
    assert {one["stage"] for one in user.get("/states").json()} >= {"new", "open"}


def test_asks_the_database_no_more_for_more_rows(program, cast, ticket, django_assert_max_num_queries):
    boris = program(cast.boris)
    boris.get("/tickets")
    for number in range(5):
        words = from_text("x")
        register(
            Request(requester=cast.anna, subject=f"{number}", words=words, channel=Channel.MAIL), by=SYSTEM, at=NOW
        )
    with django_assert_max_num_queries(12):
        assert len(boris.get("/tickets").json()["items"]) == 6
