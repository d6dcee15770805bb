"""Doing one thing to many tickets: done, reported, stopped, undone; never more than its agent may."""

from datetime import timedelta

import pytest
from django.apps import apps

from firstline.bulk.actions.begin import CannotBegin, begin
from firstline.bulk.actions.carry_on import AT_ONCE, carry_on
from firstline.bulk.actions.end import CannotStop, CannotUndoBulk, stop, undo
from firstline.bulk.models import BulkChange, BulkItem, BulkState, Outcome
from firstline.bulk.policies import access_bulk
from firstline.bulk.queries import refusals
from firstline.core.access import Reach
from firstline.core.clock import now
from firstline.core.errors import NotAllowed, NotFound
from firstline.core.models import LoggedEvent
from firstline.people.models import Person, Role
from firstline.people.queries import role
from firstline.teams.actions.keep_team import change_team
from firstline.tickets.actions.assign import assign
from firstline.tickets.actions.change import change
from firstline.tickets.actions.register import Request, register
from firstline.tickets.actions.resolve import resolve
from firstline.tickets.models import Ticket
from firstline.tickets.queries import queue_counts
from firstline.tickets.stages import Channel, Stage
from firstline.tickets.wording import from_text
from tests.cast import NOW, as_actor

OutgoingMail = apps.get_model("email", "OutgoingMail")
LATER = NOW + timedelta(hours=1)


@pytest.fixture
def boris(cast):
    return as_actor(cast.boris)


@pytest.fixture
def three(cast) -> list[Ticket]:
    def one(subject: str) -> Ticket:
        request = Request(
            requester=cast.anna, subject=subject, words=from_text("Please."), channel=Channel.PORTAL, team=cast.network
        )
        return register(request, by=as_actor(cast.anna), at=NOW)

    return [one(f"Wish {number}") for number in range(3)]


def done(tickets, *, by, run_jobs, verb="assign", **values) -> BulkChange:
    """The change after the worker had its time."""
    begun = begin(Ticket.objects.filter(pk__in=[t.pk for t in tickets]), verb=verb, values=values, by=by, at=LATER)
    run_jobs()
    begun.refresh_from_db()
    return begun


def undone(change_: BulkChange, *, by, run_jobs) -> BulkChange:
    undo(change_, by=by, at=LATER)
    run_jobs()
    change_.refresh_from_db()
    return change_


def test_all_are_handed_over_each_with_its_own_history_and_nobody_is_flooded(cast, boris, three, run_jobs):
    run_jobs()
    before = OutgoingMail.objects.count()
    change_ = done(three, by=boris, run_jobs=run_jobs, team=cast.service_desk.pk, assignee=cast.lisa.pk)
    assert (change_.state, change_.total, change_.done, change_.refused) == (BulkState.DONE, 3, 3, 0)
    rows = Ticket.objects.filter(pk__in=[t.pk for t in three])
    assert {(t.team_id, t.assignee_id, t.stage) for t in rows} == {(cast.service_desk.pk, cast.lisa.pk, "open")}
    assert LoggedEvent.objects.filter(kind="ticket:assigned", actor_id=cast.boris.pk).count() == 3
    assert queue_counts(as_actor(cast.lisa))["mine"] == 3
    assert OutgoingMail.objects.count() == before


def test_what_cannot_be_done_is_said_and_the_others_are_done(cast, boris, three, run_jobs):
    resolve(three[1], resolution="Done before.", by=boris, at=NOW)
    change_ = done(three, by=boris, run_jobs=run_jobs, verb="resolve", resolution="The switch was off.")
    assert (change_.done, change_.refused) == (2, 1)
    (refused,) = refusals(change_, boris)
    assert (refused.ticket_id, refused.reason) == (three[1].pk, "This request is solved already.")
    three[1].refresh_from_db()
    assert three[1].resolution == "Done before."


def test_users_are_told_that_theirs_is_solved_when_they_shall_be(cast, boris, three, run_jobs):
    run_jobs()
    OutgoingMail.objects.all().delete()
    done(three[:1], by=boris, run_jobs=run_jobs, verb="resolve", resolution="On again.", tell_user=False)
    assert not OutgoingMail.objects.exists()
    done(three[1:], by=boris, run_jobs=run_jobs, verb="resolve", resolution="On again.")
    assert OutgoingMail.objects.filter(address="anna@bergs.test").count() == 2


def test_undoing_brings_each_back_to_where_it_was(cast, boris, three, run_jobs):
    assign(three[0], team=cast.network, assignee=cast.erik, by=boris, at=NOW)
    change_ = done(three, by=boris, run_jobs=run_jobs, team=cast.service_desk.pk, assignee=cast.lisa.pk)
    change_ = undone(change_, by=boris, run_jobs=run_jobs)
    assert (change_.state, change_.undone, change_.not_undone) == (BulkState.UNDONE, 3, 0)
    places = Ticket.objects.filter(pk__in=[t.pk for t in three]).order_by("pk").values_list("team_id", "assignee_id")
    assert list(places) == [(cast.network.pk, cast.erik.pk), (cast.network.pk, None), (cast.network.pk, None)]


def test_what_somebody_changed_since_is_left_as_they_made_it(cast, boris, three, run_jobs):
    change_ = done(three, by=boris, run_jobs=run_jobs, assignee=cast.lisa.pk)
    assign(three[2], team=cast.network, assignee=cast.erik, by=boris, at=LATER)
    change_ = undone(change_, by=boris, run_jobs=run_jobs)
    assert (change_.undone, change_.not_undone) == (2, 1)
    assert [item.reason for item in refusals(change_, boris)] == ["Somebody handed it over since."]
    assert Ticket.objects.get(pk=three[2].pk).assignee_id == cast.erik.pk


def test_fields_and_tags_are_changed_and_undone_tag_by_tag(cast, boris, three, run_jobs):
    change(three[0], by=boris, at=NOW, tags=["vpn", "old"])
    values = {"type": "question", "impact": 1, "add_tags": ["vpn", "New  One"], "remove_tags": ["old"]}
    change_ = done(three[:2], by=boris, run_jobs=run_jobs, verb="change", **values)
    assert sorted(three[0].tags.values_list("name", flat=True)) == ["new one", "vpn"]
    assert {t.type for t in Ticket.objects.filter(pk__in=[three[0].pk, three[1].pk])} == {"question"}
    undone(change_, by=boris, run_jobs=run_jobs)
    assert sorted(three[0].tags.values_list("name", flat=True)) == ["old", "vpn"]
    assert list(three[1].tags.all()) == []
    after = Ticket.objects.get(pk=three[0].pk)
    assert (after.type, after.impact) == (three[0].type, three[0].impact)


@pytest.mark.parametrize(
    ("verb", "values", "stage"),
    [
        ("hold", {"until": (now() + timedelta(days=2)).isoformat()}, Stage.ON_HOLD),
        ("resolve", {"resolution": "On again."}, Stage.RESOLVED),
    ],
)
def test_a_hold_ends_and_what_was_solved_is_reopened(boris, three, run_jobs, verb, values, stage):
    change_ = done(three, by=boris, run_jobs=run_jobs, verb=verb, **values)
    assert set(Ticket.objects.values_list("stage", flat=True)) == {stage}
    change_ = undone(change_, by=boris, run_jobs=run_jobs)
    assert (change_.undone, set(Ticket.objects.values_list("stage", flat=True))) == (3, {"open"})


def test_stopped_it_leaves_the_rest_and_what_is_done_can_be_undone(boris, three, monkeypatch, run_jobs, cast):
    monkeypatch.setattr("firstline.bulk.actions.carry_on.AT_ONCE", 1)
    change_ = begin(Ticket.objects.all(), verb="assign", values={"assignee": cast.lisa.pk}, by=boris, at=LATER)
    assert carry_on(change_.pk, at=LATER, seconds=0)
    stop(change_, by=boris, at=LATER)
    run_jobs()
    change_.refresh_from_db()
    assert (change_.state, change_.done, Ticket.objects.filter(assignee=cast.lisa).count()) == ("stopped", 1, 1)
    change_ = undone(change_, by=boris, run_jobs=run_jobs)
    assert (change_.undone, Ticket.objects.filter(assignee=cast.lisa).count()) == (1, 0)
    with pytest.raises(CannotUndoBulk):
        undo(change_, by=boris, at=LATER)
    with pytest.raises(CannotStop):
        stop(change_, by=boris, at=LATER)


def test_working_it_off_again_after_a_crash_changes_nothing_twice(boris, three, run_jobs, cast):
    change_ = done(three, by=boris, run_jobs=run_jobs, assignee=cast.lisa.pk)
    events = LoggedEvent.objects.count()
    assert not carry_on(change_.pk, at=LATER, seconds=1)
    assert LoggedEvent.objects.count() == events


def test_a_role_that_may_not_is_refused_before_anything_is_kept(cast, three):
    light = Role.objects.create(name="Light", code="light", reach=Reach.ALL, may=["desk.work", "tickets.note"])
    Person.objects.filter(pk=cast.boris.pk).update(role=light)
    with pytest.raises(NotAllowed):
        begin(Ticket.objects.all(), verb="assign", values={"assignee": None}, by=as_actor(cast.boris), at=LATER)
    assert not BulkChange.objects.exists()


def test_only_what_one_sees_is_changed_also_when_sight_ends_meanwhile(cast, three, ticket, other_ticket, run_jobs):
    limited = Role.objects.create(name="Limited", code="limited", reach=Reach.TEAM, may=role("agent").may)
    Person.objects.filter(pk=cast.erik.pk).update(role=limited)
    erik, boris = as_actor(cast.erik), as_actor(cast.boris)
    assign(ticket, team=cast.service_desk, assignee=None, by=boris, at=NOW)
    assign(other_ticket, team=cast.service_desk, assignee=None, by=boris, at=NOW)
    change_ = begin(Ticket.objects.all(), verb="change", values={"type": "question"}, by=erik, at=LATER)
    assert sorted(change_.items.values_list("ticket_id", flat=True)) == [t.pk for t in three]
    assign(three[0], team=cast.service_desk, assignee=None, by=boris, at=LATER)
    run_jobs()
    change_.refresh_from_db()
    assert (change_.done, change_.refused) == (2, 1)
    assert Ticket.objects.get(pk=three[0].pk).type != "question"
    assert list(refusals(change_, erik)) == []
    assert BulkItem.objects.get(outcome=Outcome.REFUSED).reason == "You can't see this request any more."


def test_who_left_meanwhile_changes_nothing_more(cast, boris, three, run_jobs):
    change_ = begin(Ticket.objects.all(), verb="change", values={"type": "question"}, by=boris, at=LATER)
    Person.objects.filter(pk=cast.boris.pk).update(is_active=False)
    change_team(cast.service_desk, members=[], by=as_actor(cast.ada), at=LATER)
    run_jobs()
    change_.refresh_from_db()
    assert (change_.done, change_.refused) == (0, 3)


def test_what_breaks_at_one_ticket_stops_no_other(boris, three, run_jobs, monkeypatch, cast):
    def broken(ticket, **values):
        if ticket.pk == three[1].pk:
            raise ValueError("a fault of ours")
        return assign(ticket, **values)

    monkeypatch.setattr("firstline.bulk.verbs.assign", broken)
    change_ = done(three, by=boris, run_jobs=run_jobs, assignee=cast.lisa.pk)
    assert (change_.done, change_.refused) == (2, 1)
    assert [item.reason for item in refusals(change_, boris)] == ["Something went wrong on our side."]


def test_nothing_chosen_is_said(boris, cast):
    with pytest.raises(CannotBegin, match="No request is chosen"):
        begin(Ticket.objects.none(), verb="assign", values={"assignee": None}, by=boris, at=LATER)


def test_it_is_nobody_elses(boris, three, cast, run_jobs):
    change_ = done(three, by=boris, run_jobs=run_jobs, assignee=cast.lisa.pk)
    assert access_bulk(boris, change_.pk) == change_
    for other in (cast.lisa, cast.ada, cast.anna):
        with pytest.raises(NotFound):
            access_bulk(as_actor(other), change_.pk)


def test_statements_grow_with_tickets_by_few(boris, cast, django_assert_max_num_queries):
    for number in range(AT_ONCE):
        request = Request(
            requester=cast.anna, subject=f"W {number}", words=from_text("!"), channel=Channel.PORTAL, team=cast.network
        )
        register(request, by=as_actor(cast.anna), at=NOW)
    change_ = begin(Ticket.objects.all(), verb="assign", values={"assignee": cast.lisa.pk}, by=boris, at=LATER)
    with django_assert_max_num_queries(20 + 13 * AT_ONCE):
        carry_on(change_.pk, at=LATER, seconds=0)
