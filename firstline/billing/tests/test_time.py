import uuid
from datetime import timedelta

import pytest

from firstline.billing.actions.change_time import CannotChangeTime, change_time, remove_time
from firstline.billing.actions.log_time import CannotLogTime, log_time
from firstline.billing.actions.timers import discard_timer, pause_timer, start_timer
from firstline.billing.models import RunningTimer, TimeEntry, WorkKind
from firstline.billing.policies import access_entry
from firstline.billing.queries import spent_by, spent_on, timer_on
from firstline.core.errors import NotAllowed, NotFound
from firstline.core.models import LoggedEvent
from tests.cast import NOW

TODAY = NOW.date()


@pytest.fixture
def entry(cast, ticket):
    kind = WorkKind.objects.first()
    return log_time(
        ticket, minutes=80, done_on=TODAY, kind=kind, note="Sensor\x00 cleaned", by=cast.actor(cast.boris), at=NOW
    )


def test_time_is_summed_by_ticket_and_by_day(cast, ticket, other_ticket, entry):
    boris = cast.actor(cast.boris)
    log_time(ticket, minutes=10, done_on=TODAY, is_billable=False, by=cast.actor(cast.erik), at=NOW)
    log_time(other_ticket, minutes=5, done_on=TODAY, by=boris, at=NOW)
    log_time(ticket, minutes=7, done_on=TODAY - timedelta(days=1), by=boris, at=NOW)
    assert (spent_on(ticket, boris).minutes, spent_on(ticket, boris).billable) == (97, 87)
    assert spent_by(cast.boris.pk, TODAY, boris).minutes == 85
    assert entry.note == "Sensor cleaned"
    logged = LoggedEvent.objects.get(kind="ticket:time-logged", data__entry_id=entry.pk)
    assert (logged.subject_id, logged.public, logged.data["minutes"]) == (ticket.pk, False, 80)


def test_users_see_no_time_of_their_own_request(cast, ticket, entry):
    for user in (cast.anna, cast.fatima, cast.per):
        assert spent_on(ticket, cast.actor(user)).entries == []
        with pytest.raises(NotFound):
            access_entry(cast.actor(user), ticket.pk, entry.pk)
        with pytest.raises(NotAllowed):
            log_time(ticket, minutes=1, done_on=TODAY, by=cast.actor(user), at=NOW)
    assert TimeEntry.objects.count() == 1


@pytest.mark.parametrize(
    "wrong",
    [
        {"minutes": 0},
        {"minutes": 1441},
        {"done_on": TODAY + timedelta(days=1)},
        {"done_on": TODAY - timedelta(days=400)},
        {"note": "a" * 4001},
    ],
)
def test_refuses_what_no_entry_may_say(cast, ticket, wrong):
    values = {"minutes": 5, "done_on": TODAY, **wrong}
    with pytest.raises(CannotLogTime):
        log_time(ticket, by=cast.actor(cast.boris), at=NOW, **values)
    assert not TimeEntry.objects.exists()
    assert not LoggedEvent.objects.filter(kind="ticket:time-logged").exists()


def test_sent_twice_is_logged_once(cast, ticket):
    once = uuid.uuid4()
    for _ in range(2):
        log_time(ticket, minutes=5, done_on=TODAY, by=cast.actor(cast.boris), at=NOW, client_id=once)
    assert TimeEntry.objects.get().minutes == 5


def test_a_correction_keeps_what_it_said_before(cast, entry):
    change_time(entry, by=cast.actor(cast.boris), at=NOW, minutes=90, is_billable=False)
    changed = LoggedEvent.objects.get(kind="ticket:time-changed")
    assert changed.data["changes"] == {"minutes": ["80", "90"], "is_billable": ["True", "False"]}
    remove_time(entry, by=cast.actor(cast.lisa), at=NOW)
    removed = LoggedEvent.objects.get(kind="ticket:time-removed").data
    assert (removed["minutes"], removed["person"], removed["note"]) == (90, "Boris Nord", "Sensor cleaned")
    assert not TimeEntry.objects.exists()


def test_only_leads_correct_the_time_of_others(cast, entry):
    for act in (lambda by: change_time(entry, by=by, at=NOW, minutes=1), lambda by: remove_time(entry, by=by, at=NOW)):
        with pytest.raises(NotAllowed):
            act(cast.actor(cast.erik))
    assert TimeEntry.objects.get().minutes == 80
    change_time(entry, by=cast.actor(cast.lisa), at=NOW, minutes=70)
    assert TimeEntry.objects.get().minutes == 70


def test_what_is_billed_stays(cast, entry):
    TimeEntry.objects.update(billed_at=NOW)
    for by in (cast.boris, cast.lisa, cast.ada):
        with pytest.raises(CannotChangeTime):
            change_time(entry, by=cast.actor(by), at=NOW, minutes=1)
        with pytest.raises(CannotChangeTime):
            remove_time(entry, by=cast.actor(by), at=NOW)
    assert TimeEntry.objects.get().minutes == 80


def test_a_timer_goes_on_where_it_was_paused(cast, ticket):
    boris = cast.actor(cast.boris)
    start_timer(ticket, by=boris, at=NOW)
    pause_timer(ticket, by=boris, at=NOW + timedelta(seconds=90))
    start_timer(ticket, by=boris, at=NOW + timedelta(hours=1))
    timer = timer_on(ticket, boris)
    assert timer.seconds_at(NOW + timedelta(hours=1, seconds=31)) == 121
    assert timer.minutes_at(NOW + timedelta(hours=1, seconds=31)) == 3
    assert timer_on(ticket, cast.actor(cast.erik)) is None


def test_one_timer_runs_at_a_time(cast, ticket, other_ticket):
    boris = cast.actor(cast.boris)
    start_timer(ticket, by=boris, at=NOW)
    paused = start_timer(other_ticket, by=boris, at=NOW + timedelta(minutes=12))
    assert (paused.ticket_id, paused.seconds) == (ticket.pk, 720)
    assert RunningTimer.objects.exclude(started_at=None).get().ticket_id == other_ticket.pk
    start_timer(ticket, by=cast.actor(cast.erik), at=NOW)
    assert RunningTimer.objects.exclude(started_at=None).count() == 2


def test_logging_ends_the_timer_and_throwing_away_logs_nothing(cast, ticket):
    boris = cast.actor(cast.boris)
    start_timer(ticket, by=boris, at=NOW)
    log_time(ticket, minutes=12, done_on=TODAY, by=boris, at=NOW, ends_timer=True)
    assert not RunningTimer.objects.exists()
    start_timer(ticket, by=boris, at=NOW)
    discard_timer(ticket, by=boris, at=NOW + timedelta(minutes=9))
    assert not RunningTimer.objects.exists()
    assert TimeEntry.objects.get().minutes == 12
    assert LoggedEvent.objects.get(kind="timer:discarded").data["seconds"] == 540


def test_a_timer_left_over_night_is_noticed_in_the_zone_of_its_agent(cast, ticket):
    start_timer(ticket, by=cast.actor(cast.boris), at=NOW)
    timer = RunningTimer.objects.get()
    assert not timer.was_left_running(NOW + timedelta(hours=8))
    assert timer.was_left_running(NOW + timedelta(hours=16))
    pause_timer(ticket, by=cast.actor(cast.boris), at=NOW)
    assert not RunningTimer.objects.get().was_left_running(NOW + timedelta(hours=16))
