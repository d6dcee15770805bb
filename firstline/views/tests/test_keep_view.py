import pytest

from firstline.core.errors import NotAllowed, NotFound
from firstline.core.models import LoggedEvent
from firstline.views.actions.arrange_views import move_view
from firstline.views.actions.keep_view import CannotKeepView, add_view, change_view
from firstline.views.actions.remove_view import remove_view
from firstline.views.models import SavedView, Sharing
from firstline.views.policies import access_view, can_change
from firstline.views.queries import views_beside
from tests.cast import NOW


def keep(cast, person, name="Printers", text="printer", **values):
    return add_view(name=name, filter=text, by=cast.actor(person), at=NOW, **values)


def names(cast, person):
    return [view.name for view in views_beside(cast.actor(person))]


def test_a_view_is_ones_own_unless_it_is_shared(cast):
    view = keep(cast, cast.boris, text="prio:2   printer", order="oldest")
    assert (view.filter, view.order) == ("priority:high printer", "oldest")
    assert names(cast, cast.boris) == ["Printers"]
    assert names(cast, cast.lisa) == names(cast, cast.anna) == []
    for stranger in (cast.lisa, cast.anna, cast.fatima):
        with pytest.raises(NotFound):
            access_view(cast.actor(stranger), view.pk)
    logged = LoggedEvent.objects.get(kind="view:added")
    assert (logged.subject_id, logged.data["name"], logged.public) == (view.pk, "Printers", False)


def test_is_shared_with_teams_or_everybody_by_those_who_may(cast):
    keep(cast, cast.lisa, "For network", sharing=Sharing.TEAMS, teams=[cast.network])
    keep(cast, cast.lisa, "For all", sharing=Sharing.ALL)
    assert names(cast, cast.erik) == ["For all", "For network"]
    assert names(cast, cast.boris) == ["For all"]
    assert names(cast, cast.fatima) == []
    with pytest.raises(NotAllowed):
        keep(cast, cast.boris, sharing=Sharing.ALL)
    with pytest.raises(CannotKeepView):
        keep(cast, cast.lisa, sharing=Sharing.TEAMS)
    assert SavedView.objects.count() == 2


@pytest.mark.parametrize(
    ("values", "field"), [({"name": " "}, "name"), ({"text": "tem:network"}, "filter"), ({"text": "(a"}, "filter")]
)
def test_refuses_what_makes_no_sense(cast, values, field):
    with pytest.raises(CannotKeepView) as refused:
        keep(cast, cast.boris, **values)
    assert refused.value.field == field
    assert not SavedView.objects.exists()


def test_users_save_none(cast):
    with pytest.raises(NotAllowed):
        keep(cast, cast.anna)


def test_a_shared_view_is_kept_by_its_owner_and_those_who_share(cast):
    view = keep(cast, cast.lisa, sharing=Sharing.ALL)
    assert [can_change(cast.actor(one), view) for one in (cast.lisa, cast.ada, cast.boris)] == [True, True, False]
    for refused in (
        lambda: change_view(view, name="Mine", filter="", by=cast.actor(cast.boris), at=NOW),
        lambda: remove_view(view, by=cast.actor(cast.boris), at=NOW),
    ):
        with pytest.raises(NotAllowed):
            refused()
    change_view(view, name="Paper", filter="is:open", sharing=Sharing.ALL, by=cast.actor(cast.ada), at=NOW)
    changes = LoggedEvent.objects.get(kind="view:changed").data["changes"]
    assert changes == {"name": ["Printers", "Paper"], "filter": ["printer", "is:open"]}
    remove_view(view, by=cast.actor(cast.lisa), at=NOW)
    assert names(cast, cast.boris) == []
    assert LoggedEvent.objects.filter(kind="view:removed").count() == 1


def test_an_order_that_the_filter_does_not_have_is_left_out(cast):
    assert keep(cast, cast.boris, text="is:open", order="solved").order == ""


def test_everybody_orders_their_own(cast):
    for name in ("A", "B", "C"):
        keep(cast, cast.lisa, name, sharing=Sharing.ALL)
    c = SavedView.objects.get(name="C")
    move_view(c, by=cast.actor(cast.boris), up=True)
    assert names(cast, cast.boris) == ["A", "C", "B"]
    assert names(cast, cast.lisa) == ["A", "B", "C"]
    move_view(c, by=cast.actor(cast.boris), up=True)
    move_view(c, by=cast.actor(cast.boris), up=True)
    assert names(cast, cast.boris) == ["C", "A", "B"]
    keep(cast, cast.lisa, "0", sharing=Sharing.ALL)
    assert names(cast, cast.boris) == ["C", "A", "B", "0"]
