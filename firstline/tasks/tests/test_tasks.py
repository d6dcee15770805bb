from datetime import timedelta

import pytest

from firstline.core.errors import NotAllowed, NotFound
from firstline.core.models import LoggedEvent
from firstline.people.models import Person, Role
from firstline.tasks.actions.add_task import CannotAddTask, add_task, use_checklist
from firstline.tasks.actions.change_task import change_task, order_tasks, remove_task
from firstline.tasks.actions.finish_task import finish_task, reopen_task
from firstline.tasks.actions.keep_checklist import CannotKeepChecklist, Item, add_checklist, change_checklist
from firstline.tasks.models import Checklist, ForWhom, Task
from firstline.tasks.obstacle import TasksAreOpen
from firstline.tasks.policies import access_task
from firstline.tasks.queries import own_count, own_tasks, tasks_on, team_tasks
from firstline.tickets.actions.assign import assign
from firstline.tickets.actions.resolve import resolve
from firstline.tickets.guest_links import guest_actor
from firstline.tickets.models import Participant, Ticket
from tests.cast import NOW

TODAY = NOW.date()


@pytest.fixture
def boris(cast):
    return cast.actor(cast.boris)


def titles(ticket, actor):
    return [task.title for task in tasks_on(ticket, actor).tasks]


def test_tasks_stand_in_the_order_they_are_put(cast, ticket, other_ticket, boris):
    one, two, three = (add_task(ticket, title=title, by=boris, at=NOW) for title in ("One", "Two", "Three"))
    elsewhere = add_task(other_ticket, title="Elsewhere", by=boris, at=NOW)
    order_tasks(ticket, [three.pk, elsewhere.pk, one.pk, 0], by=boris, at=NOW)
    assert titles(ticket, boris) == ["Three", "One", "Two"]
    assert Task.objects.get(pk=elsewhere.pk).position == 1
    finish_task(two, by=boris, at=NOW)
    todo = tasks_on(ticket, boris)
    assert (todo.done, todo.undone) == (1, 2)
    reopen_task(two, by=boris, at=NOW)
    assert tasks_on(ticket, boris).done == 0


def test_users_see_what_is_shown_to_them_and_finish_only_their_own(cast, ticket, boris):
    inside = add_task(ticket, title="Call the vendor", note="They owe us", assignee=cast.erik, by=boris, at=NOW)
    shown = add_task(ticket, title="Order a sensor", is_public=True, by=boris, at=NOW)
    own = add_task(ticket, title="Print a page", assignee=cast.anna, by=boris, at=NOW)
    anna = cast.actor(cast.anna)
    assert own.is_public
    assert titles(ticket, anna) == ["Order a sensor", "Print a page"]
    with pytest.raises(NotFound):
        access_task(anna, ticket.pk, inside.pk)
    with pytest.raises(NotAllowed):
        finish_task(shown, by=anna, at=NOW)
    guest = guest_actor(Participant.objects.get(ticket=ticket, person=cast.anna))
    finish_task(own, by=guest, at=NOW)
    assert Task.objects.get(pk=own.pk).done_by == cast.anna
    assert titles(ticket, cast.actor(cast.per)) == []
    for verb in (lambda: remove_task(shown, by=anna, at=NOW), lambda: change_task(shown, by=anna, at=NOW, title="X")):
        with pytest.raises(NotAllowed):
            verb()
    assert not LoggedEvent.objects.filter(kind__startswith="ticket:task", public=True).exists()


def test_only_agents_and_those_who_take_part_can_be_given_a_task(cast, ticket, boris):
    with pytest.raises(CannotAddTask):
        add_task(ticket, title="Print", assignee=cast.per, by=boris, at=NOW)
    with pytest.raises(CannotAddTask):
        add_task(ticket, title="  ", by=boris, at=NOW)
    assign(ticket, team=cast.service_desk, assignee=None, by=boris, at=NOW)
    Role.objects.filter(code="agent").update(reach="team")
    with pytest.raises(CannotAddTask, match="Erik Kvist doesn't see this request"):
        add_task(ticket, title="Print", assignee=Person.objects.get(pk=cast.erik.pk), by=boris, at=NOW)
    assert not Task.objects.exists()


def test_a_change_says_what_it_was_before(cast, ticket, boris):
    task = add_task(ticket, title="Order", by=boris, at=NOW)
    change_task(task, by=boris, at=NOW, title="Order a sensor", assignee=cast.erik)
    event = LoggedEvent.objects.get(kind="ticket:task-changed").data
    assert event["changes"] == {"title": ["Order", "Order a sensor"], "assignee": ["", "Erik Kvist"]}
    assert event["given_to_id"] == cast.erik.pk


def test_what_presses_comes_first_and_is_counted(cast, ticket, other_ticket, boris):
    erik = cast.actor(cast.erik)
    for title, days in (("Later", 3), ("Late", -1), ("Today", 0)):
        add_task(ticket, title=title, assignee=cast.erik, due_on=TODAY + timedelta(days=days), by=boris, at=NOW)
    add_task(other_ticket, title="Some day", assignee=cast.erik, by=boris, at=NOW)
    add_task(other_ticket, title="Team's", team=cast.network, by=boris, at=NOW)
    assert [task.title for task in own_tasks(erik)] == ["Late", "Today", "Later", "Some day"]
    assert [task.title for task in team_tasks(erik)] == ["Team's"]
    assert (own_count(erik, TODAY).undone, own_count(erik, TODAY).is_due) == (4, True)
    assert own_count(boris, TODAY).undone == 0


def test_a_checklist_becomes_tasks(cast, ticket, boris):
    items = [Item("Account", days=0, team=cast.network), Item("Say hello", days=2, for_whom=ForWhom.SHOWN),
             Item("Choose a phone", for_whom=ForWhom.USER)]  # fmt: skip
    checklist = add_checklist(name="New colleague", items=items, by=cast.actor(cast.lisa), at=NOW)
    add_task(ticket, title="First", by=boris, at=NOW)
    use_checklist(ticket, checklist, by=boris, at=NOW)
    rows = [(t.title, t.due_on, t.team, t.is_public, t.assignee) for t in tasks_on(ticket, boris).tasks]
    assert rows == [
        ("First", None, None, False, None),
        ("Account", TODAY, cast.network, False, None),
        ("Say hello", TODAY + timedelta(days=2), None, True, None),
        ("Choose a phone", None, None, True, cast.anna),
    ]
    change_checklist(checklist, name="New colleague", items=items[:1], is_active=True, by=cast.actor(cast.lisa), at=NOW)
    assert tasks_on(ticket, boris).undone == 4


def test_checklists_are_kept_by_leads_and_say_something(cast):
    with pytest.raises(NotAllowed):
        add_checklist(name="Mine", items=[Item("A")], by=cast.actor(cast.boris), at=NOW)
    lisa = cast.actor(cast.lisa)
    for items in ([], [Item("")], [Item("A", days=400)]):
        with pytest.raises(CannotKeepChecklist):
            add_checklist(name="Empty", items=items, by=lisa, at=NOW)
    assert not Checklist.objects.exists()


def test_resolving_asks_about_open_tasks(cast, ticket, boris):
    task = add_task(ticket, title="Order", by=boris, at=NOW)
    with pytest.raises(TasksAreOpen):
        resolve(ticket, resolution="New drum", by=boris, at=NOW, in_spite_of={"approval"})
    assert Ticket.objects.get().stage == "new"
    finish_task(task, by=boris, at=NOW)
    resolve(ticket, resolution="New drum", by=boris, at=NOW)
    assert Ticket.objects.get().stage == "resolved"
