import pytest

from firstline.core.clock import now
from firstline.tasks.actions.add_task import add_task
from firstline.tasks.models import Checklist, Task
from firstline.tickets.models import Message, Ticket

HTMX = {"HX-Request": "true"}


@pytest.fixture
def task(cast, ticket):
    return add_task(ticket, title="Order-Inside", assignee=cast.boris, by=cast.actor(cast.boris), at=now())


def test_adding_and_finishing(signed_in, cast, ticket):
    boris = signed_in(cast.boris)
    data = {"title": "Order a sensor", "assignee": cast.erik.pk, "team": cast.network.pk, "due_on": "2026-12-01"}
    page = boris.post(f"/desk/tickets/{ticket.pk}/tasks/", data, headers=HTMX)
    assert page.status_code == 200
    assert "0 of 1 tasks" in page.content.decode()
    made = Task.objects.get()
    assert (made.title, made.assignee, made.team, str(made.due_on)) == (
        "Order a sensor", cast.erik, cast.network, "2026-12-01",
    )  # fmt: skip
    boris.post(f"/desk/tickets/{ticket.pk}/tasks/{made.pk}/done/")
    assert Task.objects.get().done_by == cast.boris
    assert boris.post(f"/desk/tickets/{ticket.pk}/tasks/", {"title": "A", "due_on": "soon"}).status_code == 422
    assert boris.get(f"/desk/tickets/{ticket.pk}/tasks/{made.pk}/").status_code == 200


def test_ordering_and_removing(signed_in, cast, ticket, task):
    second = add_task(ticket, title="Second", by=cast.actor(cast.boris), at=now())
    boris = signed_in(cast.boris)
    assert boris.post(f"/desk/tickets/{ticket.pk}/tasks/order/", {"order": f"{second.pk},{task.pk}"}).status_code == 204
    assert list(Task.objects.order_by("position").values_list("title", flat=True)) == ["Second", "Order-Inside"]
    boris.post(f"/desk/tickets/{ticket.pk}/tasks/{task.pk}/removal/")
    assert Task.objects.get() == second


def test_strangers_find_nothing(signed_in, cast, ticket, other_ticket, task):
    for place in ("tasks/", f"tasks/{task.pk}/", f"tasks/{task.pk}/done/", "tasks/order/", "checklists/"):
        assert signed_in(cast.anna).post(f"/desk/tickets/{ticket.pk}/{place}").status_code == 404
    assert signed_in(cast.anna).get("/desk/my-tasks/").status_code == 404
    assert signed_in(cast.boris).get(f"/desk/tickets/{other_ticket.pk}/tasks/{task.pk}/").status_code == 404
    assert Task.objects.get().done_at is None


def test_resolving_with_open_tasks_is_asked_first(signed_in, cast, ticket, task):
    boris, place = signed_in(cast.boris), f"/desk/tickets/{ticket.pk}/resolution/"
    assert "1 task is still open." in boris.get(place).content.decode()
    refused = boris.post(place, {"resolution": "New drum"}, headers=HTMX)
    assert (refused.status_code, "1 task is still open" in refused.content.decode()) == (422, True)
    said = boris.post(f"/desk/tickets/{ticket.pk}/answers/", {"text": "It works.", "then": "solve"})
    assert "1 task is still open" in said.content.decode()
    assert (Ticket.objects.get().stage, Message.objects.filter(from_desk=True).count()) == ("new", 0)
    boris.post(place, {"resolution": "New drum", "in_spite_of_tasks": "on"})
    assert Ticket.objects.get().stage == "resolved"


def test_my_tasks(signed_in, cast, task):
    boris = signed_in(cast.boris)
    assert "Order-Inside" in boris.get("/desk/my-tasks/").content.decode()
    assert "Order-Inside" not in signed_in(cast.erik).get("/desk/my-tasks/").content.decode()
    assert boris.post(f"/desk/my-tasks/{task.pk}/done/").status_code == 302
    assert Task.objects.get().done_by == cast.boris


def test_users_do_their_part_in_the_portal(signed_in, cast, ticket, task):
    own = add_task(
        ticket, title="Print a page", note="Note-Inside", assignee=cast.anna, by=cast.actor(cast.boris), at=now()
    )
    anna = signed_in(cast.anna)
    page = anna.get(f"/requests/{ticket.pk}/").content.decode()
    assert "Print a page" in page
    assert "Inside" not in page
    assert anna.post(f"/requests/{ticket.pk}/tasks/{task.pk}/").status_code == 404
    assert signed_in(cast.fatima).post(f"/requests/{ticket.pk}/tasks/{own.pk}/").status_code in (403, 404)
    assert Task.objects.get(pk=own.pk).done_at is None
    assert anna.post(f"/requests/{ticket.pk}/tasks/{own.pk}/").status_code == 302
    assert Task.objects.get(pk=own.pk).done_by == cast.anna


def test_a_checklist_is_made_and_put_on(signed_in, cast, ticket):
    lisa = signed_in(cast.lisa)
    row = {
        "title_0": "Account",
        "days_0": "1",
        "team_0": cast.network.pk,
        "for_0": "desk",
        "for_1": "desk",
        "for_2": "desk",
    }
    made = lisa.post("/desk/settings/checklists/new/", {"name": "New colleague", "rows": "3", **row})
    assert made.status_code == 302
    checklist = Checklist.objects.get()
    assert lisa.get(f"/desk/settings/checklists/{checklist.pk}/").status_code == 200
    assert lisa.post("/desk/settings/checklists/new/", {"name": "Empty", "rows": "3"}).status_code == 422
    boris = signed_in(cast.boris)
    assert boris.get("/desk/settings/checklists/").status_code == 404
    assert "New colleague" in boris.get(f"/desk/tickets/{ticket.pk}/checklists/").content.decode()
    boris.post(f"/desk/tickets/{ticket.pk}/checklists/", {"checklist": checklist.pk})
    assert Task.objects.get().title == "Account"
