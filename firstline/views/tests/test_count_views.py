from datetime import timedelta

from django.db import connection
from django.test.utils import CaptureQueriesContext

from firstline.live.models import Signal
from firstline.live.topics import allowed_topics
from firstline.tickets.actions.assign import assign
from firstline.views.actions.count_views import count_wanted_views, want_counts
from firstline.views.actions.keep_view import add_view, change_view
from firstline.views.models import Sharing, ViewSeat
from firstline.views.queries import views_beside
from tests.cast import NOW

SOON = NOW + timedelta(seconds=5)


def keep(cast, text, name="View", **values):
    return add_view(name=name, filter=text, by=cast.actor(cast.lisa), at=NOW, sharing=Sharing.ALL, **values)


def want(cast, *people, at=NOW):
    for person in people:
        actor = cast.actor(person)
        want_counts([(one.id, one.wanted_at) for one in views_beside(actor)], by=actor, at=at)


def numbers(cast, person):
    return [view.number for view in views_beside(cast.actor(person))]


def test_counts_for_those_who_look_and_tells_their_pages(cast, ticket, other_ticket):
    keep(cast, "is:open", "1")
    keep(cast, "is:open assignee:me", "2")
    assert numbers(cast, cast.boris) == [None, None]
    assert count_wanted_views(NOW) == 0
    want(cast, cast.boris)
    assert count_wanted_views(NOW) == 2
    assert numbers(cast, cast.boris) == [2, 0]
    assert numbers(cast, cast.erik) == [None, None]
    assert list(Signal.objects.values_list("topic", flat=True)) == ["views"]


def test_counts_again_only_after_something_happened(cast, ticket):
    keep(cast, "assignee:none")
    want(cast, cast.boris)
    count_wanted_views(NOW)
    assert count_wanted_views(SOON) == 0
    assign(ticket, team=cast.network, assignee=cast.erik, by=cast.actor(cast.boris), at=SOON)
    assert count_wanted_views(SOON) == 1
    assert numbers(cast, cast.boris) == [0]
    assert count_wanted_views(SOON + timedelta(minutes=2)) == 1, "what is compared with time changes by itself"
    assert count_wanted_views(SOON + timedelta(minutes=20)) == 0, "nobody looks any more"


def test_a_changed_filter_is_counted_anew(cast, ticket):
    view = keep(cast, "is:open")
    want(cast, cast.boris)
    count_wanted_views(NOW)
    change_view(view, name="View", filter="is:solved", sharing=Sharing.ALL, by=cast.actor(cast.lisa), at=NOW)
    assert numbers(cast, cast.boris) == [None]
    count_wanted_views(SOON)
    assert numbers(cast, cast.boris) == [0]


def test_a_filter_that_names_nothing_any_more_has_no_number(cast, ticket):
    keep(cast, "tag:gone")
    want(cast, cast.boris)
    assert count_wanted_views(NOW) == 1
    assert numbers(cast, cast.boris) == [None]


def test_a_filter_that_means_the_same_to_all_is_counted_once(cast, ticket):
    keep(cast, "is:open")
    want(cast, cast.boris, cast.erik, cast.ada)
    with CaptureQueriesContext(connection) as captured:
        assert count_wanted_views(NOW) == 3
    assert sum("LIMIT 100" in one["sql"] for one in captured) == 1


def test_thirty_views_are_one_question_and_are_wanted_once_a_minute(cast, ticket):
    for number in range(30):
        keep(cast, "is:open", f"View {number}")
    want(cast, cast.boris)
    views_beside(cast.actor(cast.boris))
    actor = cast.actor(cast.boris)
    with CaptureQueriesContext(connection) as captured:
        beside = views_beside(actor)
        want_counts([(one.id, one.wanted_at) for one in beside], by=actor, at=SOON)
    assert len(beside) == 30
    assert len(captured) == 1
    want(cast, cast.boris, at=NOW + timedelta(minutes=2))
    assert set(ViewSeat.objects.values_list("wanted_at", flat=True)) == {NOW + timedelta(minutes=2)}


def test_only_agents_hear_of_views(cast):
    assert allowed_topics(cast.actor(cast.boris), ["views"]) == {"views"}
    assert allowed_topics(cast.actor(cast.fatima), ["views"]) == frozenset()
