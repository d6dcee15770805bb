from datetime import timedelta

import pytest
from django.utils import timezone

from firstline.billing.actions.log_time import log_time
from firstline.billing.actions.timers import start_timer
from firstline.billing.models import RunningTimer, TimeEntry, WorkKind
from firstline.core.clock import now

HTMX = {"HX-Request": "true"}


@pytest.fixture
def entry(cast, ticket):
    return log_time(
        ticket, minutes=80, done_on=timezone.localdate(), note="Sensor-Secret", by=cast.actor(cast.boris), at=now()
    )


def test_logging_as_typed(signed_in, cast, ticket):
    data = {
        "spent": "1,5 h",
        "done_on": timezone.localdate().isoformat(),
        "kind": WorkKind.objects.all()[1].pk,
        "note": "Drove there",
    }
    page = signed_in(cast.boris).post(f"/desk/tickets/{ticket.pk}/time/", data, headers=HTMX)
    assert page.status_code == 200
    logged = TimeEntry.objects.get()
    assert (logged.minutes, logged.kind.name, logged.is_billable, logged.note) == (90, "On site", False, "Drove there")
    assert "1 h 30 min" in page.content.decode()


def test_what_is_no_time_is_said_at_its_field(signed_in, cast, ticket):
    page = signed_in(cast.boris).post(f"/desk/tickets/{ticket.pk}/time/", {"spent": "soon"}, headers=HTMX)
    assert (page.status_code, page.headers["X-Field"]) == (422, "spent")
    assert not TimeEntry.objects.exists()


def test_strangers_find_nothing(signed_in, cast, ticket, entry):
    places = ["time/", f"time/{entry.pk}/", f"time/{entry.pk}/removal/", "timer/"]
    for who in (cast.anna, cast.per):
        for place in places:
            assert signed_in(who).post(f"/desk/tickets/{ticket.pk}/{place}").status_code == 404
        assert signed_in(who).get("/desk/my-day/").status_code == 404
    assert TimeEntry.objects.get().minutes == 80


def test_an_entry_opens_only_at_its_own_ticket(signed_in, cast, ticket, other_ticket, entry):
    boris = signed_in(cast.boris)
    assert boris.get(f"/desk/tickets/{ticket.pk}/time/{entry.pk}/").status_code == 200
    assert boris.get(f"/desk/tickets/{other_ticket.pk}/time/{entry.pk}/").status_code == 404


def test_users_read_nothing_of_it(signed_in, cast, ticket, entry):
    page = signed_in(cast.anna).get(f"/requests/{ticket.pk}/").content.decode()
    assert "Sensor-Secret" not in page
    assert "1 h 20 min" not in page
    assert "Sensor-Secret" in signed_in(cast.boris).get(f"/desk/tickets/{ticket.pk}/").content.decode()


def test_the_timer_is_the_same_in_every_browser_and_the_other_is_paused(signed_in, cast, ticket, other_ticket):
    signed_in(cast.boris).post(f"/desk/tickets/{ticket.pk}/timer/", {"do": "start"})
    assert "data-stopwatch-seconds-value" in signed_in(cast.boris).get(f"/desk/tickets/{ticket.pk}/").content.decode()
    page = signed_in(cast.boris).post(f"/desk/tickets/{other_ticket.pk}/timer/", {"do": "start"}).content.decode()
    assert f"The timer of {ticket.number} is paused at" in page
    assert "stopwatch" not in signed_in(cast.erik).get(f"/desk/tickets/{ticket.pk}/").content.decode()


def test_a_timer_of_yesterday_is_pointed_out_and_offers_no_time(signed_in, cast, ticket):
    start_timer(ticket, by=cast.actor(cast.boris), at=now() - timedelta(days=1))
    boris = signed_in(cast.boris)
    form = boris.get(f"/desk/tickets/{ticket.pk}/time/").content.decode()
    assert "This timer has run since" in form
    assert "24 h" not in form
    assert "A timer has run since" in boris.get("/desk/my-day/").content.decode()
    assert (TimeEntry.objects.count(), RunningTimer.objects.count()) == (0, 1)


def test_my_day_and_that_of_a_colleague(signed_in, cast, entry):
    day = signed_in(cast.boris).get("/desk/my-day/").content.decode()
    assert "1 h 20 min" in day
    assert signed_in(cast.lisa).get(f"/desk/my-day/?agent={cast.boris.pk}").content.decode().count("Sensor-Secret") == 1
    assert signed_in(cast.erik).get(f"/desk/my-day/?agent={cast.boris.pk}").status_code == 404
    assert "Sensor-Secret" not in signed_in(cast.erik).get("/desk/my-day/").content.decode()


def test_kinds_of_work_are_kept_by_those_who_keep_the_catalogue(signed_in, cast):
    ada = signed_in(cast.ada)
    assert ada.post("/desk/settings/work-kinds/new/", {"name": "Training", "is_billable": "on"}).status_code == 302
    assert ada.post("/desk/settings/work-kinds/new/", {"name": "training"}).status_code == 422
    kind = WorkKind.objects.get(name="Training")
    ada.post(f"/desk/settings/work-kinds/{kind.pk}/", {"name": "Training"})
    assert not WorkKind.objects.get(name="Training").is_active
    assert signed_in(cast.boris).get("/desk/settings/work-kinds/").status_code == 404
