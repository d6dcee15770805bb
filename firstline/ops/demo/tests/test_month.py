from collections import Counter
from datetime import UTC, datetime, timedelta
from functools import cache
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from firstline.ops.demo.cast import AGENTS, ORGANISATIONS, PEOPLE
from firstline.ops.demo.month import month
from firstline.ops.demo.shape import SYSTEM, UNDONE, Happening, Turn
from firstline.ops.demo.wording import with_weekdays
from firstline.ops.demo.working_time import ZONE, is_open, working_minutes_between

MOMENTS = {
    "a Thursday morning": datetime(2026, 2, 12, 10, 20, tzinfo=ZONE),
    "a Monday before opening": datetime(2026, 3, 9, 6, 5, tzinfo=ZONE),
    "a Sunday night": datetime(2026, 11, 22, 23, 30, tzinfo=ZONE),
    "New Year's first minute": datetime(2027, 1, 1, 0, 1, tzinfo=ZONE),
    "the hour that is left out": datetime(2026, 3, 29, 1, 0, 30, tzinfo=UTC),
    "the hour that comes twice": datetime(2026, 10, 25, 0, 30, tzinfo=UTC),
    "elsewhere": datetime(2026, 7, 1, 18, 0, tzinfo=ZoneInfo("Pacific/Auckland")),
    "a Friday afternoon": datetime(2026, 6, 5, 16, 55, tzinfo=ZONE),
}
every_month = pytest.mark.parametrize(
    ("now", "seed"),
    [(now, 1) for now in MOMENTS.values()] + [(MOMENTS["a Thursday morning"], seed) for seed in (2, 3)],
    ids=[*MOMENTS, "second seed", "third seed"],
)
TEAMS = {agent.key: agent.teams for agent in AGENTS}


@cache
def told(now, seed):
    return tuple(month(now, seed))


def first_answer(conversation):
    return next((turn for turn in conversation.turns() if turn.side == "agent" and turn.kind == "message"), None)


@every_month
def test_has_the_same_mix_on_any_day(now, seed):
    states = Counter(conversation.standing.stage for conversation in told(now, seed))
    assert states.pop("closed") == 272
    assert states.pop("resolved") == 40
    assert states == {
        "new": 25,
        "open": 30,
        "waiting_user": 20,
        "waiting_vendor": 6,
        "on_hold": 7,
    }


@every_month
def test_nothing_happens_after_now_or_out_of_order(now, seed):
    for conversation in told(now, seed):
        moments = [step.at for step in conversation.steps]
        assert moments == sorted(moments)
        assert moments[-1] < now
        assert all(moment.tzinfo is UTC for moment in moments)


@every_month
def test_only_a_lasting_hold_reaches_beyond_now(now, seed):
    for conversation in told(now, seed):
        holds = [one.until for one in conversation.happenings() if one.kind == "held"]
        lasts = conversation.standing.stage == "on_hold"
        assert [until > now for until in holds] == [False] * (len(holds) - lasts) + [True] * lasts


@every_month
def test_comes_in_the_order_of_registration(now, seed):
    opened = [conversation.opened_at for conversation in told(now, seed)]
    assert opened == sorted(opened)
    assert opened[0] > now - timedelta(days=40)


@every_month
def test_subjects_are_distinct(now, seed):
    assert len({conversation.subject for conversation in told(now, seed)}) == 400


@every_month
def test_people_and_places_exist(now, seed):
    organisation = {person.key: person.organisation for person in PEOPLE}
    for conversation in told(now, seed):
        assert organisation[conversation.requester] == conversation.organisation
        assert conversation.organisation in {one.key for one in ORGANISATIONS}
        assert conversation.registered_by in (TEAMS if conversation.channel == "phone" else organisation)
        for step in conversation.steps:
            assert step.by in {"user": organisation, "agent": TEAMS, "system": {SYSTEM}}[step.side]


@every_month
def test_who_has_it_belongs_to_its_team(now, seed):
    for conversation in told(now, seed):
        standing = conversation.standing
        assert standing.assignee is None or standing.team in TEAMS[standing.assignee]
        assert standing.assignee or standing.stage == "new"


@every_month
def test_a_change_changes_something(now, seed):
    for conversation in told(now, seed):
        changes = [one for one in conversation.happenings() if one.kind == "changed"]
        for change in changes:
            assert change.before != change.after
            assert getattr(conversation.registered, change.field) == change.before
            assert getattr(conversation.standing, change.field) == change.after


@every_month
def test_first_answers_come_within_six_working_hours(now, seed):
    for conversation in told(now, seed):
        answer = first_answer(conversation)
        if answer:
            assert (
                1 <= working_minutes_between(conversation.opened_at, answer.at) <= 360
                or "on-call" in conversation.tags
                or not is_open(answer.at)
            )


@every_month
def test_agents_keep_office_hours_but_for_the_one_on_call(now, seed):
    by_agents = [step.at for one in told(now, seed) for step in one.steps if step.side == "agent"]
    assert sum(map(is_open, by_agents)) >= 0.97 * len(by_agents)
    assert not all(map(is_open, by_agents))


@every_month
def test_some_write_at_night_and_at_weekends(now, seed):
    opened = [one.opened_at.astimezone(ZONE) for one in told(now, seed)]
    late = [at for at in opened if not is_open(at)]
    assert 12 <= len(late) <= 50


@every_month
def test_several_open_ones_are_older_than_a_week(now, seed):
    open_ones = [one for one in told(now, seed) if one.standing.stage in UNDONE]
    assert sum(one.opened_at < now - timedelta(days=7) for one in open_ones) >= 8
    assert all(one.opened_at > now - timedelta(days=7) for one in open_ones if one.standing.stage == "new")


@every_month
def test_solved_ones_are_recent_and_closed_ones_rest(now, seed):
    for conversation in told(now, seed):
        if conversation.standing.stage == "resolved":
            assert conversation.last_at > now - timedelta(days=7)
        last = conversation.steps[-1]
        if last.by == SYSTEM:
            assert last.at >= conversation.steps[-2].at + timedelta(days=7)


def test_mondays_and_the_two_peaks_are_the_busiest():
    opened = [one.opened_at.astimezone(ZONE) for one in told(MOMENTS["a Sunday night"], 1)]
    days = Counter(at.date() for at in opened)
    per_weekday = Counter(at.weekday() for at in opened)
    weekdays = Counter(day.weekday() for day in days)
    mean = {day: per_weekday[day] / weekdays[day] for day in range(5)}
    assert max(mean, key=mean.get) == 0
    hours = Counter(at.hour for at in opened)
    assert {hour for hour, _ in hours.most_common(4)} == {9, 10, 14, 15}


@settings(max_examples=12, deadline=None)
@given(st.datetimes(datetime(2025, 1, 1), datetime(2030, 1, 1), timezones=st.just(UTC)), st.integers(0, 99))  # noqa: DTZ001
def test_holds_at_any_moment_of_any_year(now, seed):
    conversations = month(now, seed)
    assert len(conversations) == 400
    assert all(one.last_at < now for one in conversations)
    assert all(one.opened_at > now - timedelta(days=60) for one in conversations)


def test_is_the_same_for_the_same_now_and_seed():
    now = MOMENTS["a Thursday morning"]
    assert month(now, 1) == month(now, 1)
    assert month(now, 1) != month(now, 2)


def test_refuses_a_moment_without_zone():
    with pytest.raises(ValueError, match="aware"):
        month(datetime(2026, 2, 12, 10, 20))  # noqa: DTZ001


def test_weekdays_in_texts_are_those_of_the_calendar():
    for conversation in told(MOMENTS["a Thursday morning"], 1):
        assert "{d" not in conversation.subject
        for turn in conversation.turns():
            assert "{d" not in turn.body


def test_a_day_a_week_away_is_said_with_its_date():
    told_on = datetime(2026, 2, 12, 9, 0, tzinfo=ZONE)
    assert with_weekdays("by {d+4}, not {d-1}", "en", told_on) == "by Wednesday, not Wednesday"
    assert with_weekdays("on {d+9}", "en", told_on) == "on Wednesday 25 February"
    assert with_weekdays("till {d+5}", "sv", told_on) == "till torsdag 19 februari"


def test_some_mails_are_signed_with_a_logo_and_some_carry_earlier_text():
    turns = [turn for one in told(MOMENTS["a Thursday morning"], 1) for turn in one.turns()]
    signed = [turn for turn in turns if turn.signature]
    quoting = [turn for turn in turns if turn.quoted]
    assert len(signed) >= 60
    assert all(turn.attachments[-1].kind == "logo" for turn in signed)
    assert len(quoting) >= 60
    assert all(" wrote:\n> " in turn.quoted or " skrev " in turn.quoted for turn in quoting)
    assert {turn.channel for turn in signed + quoting} == {"mail"}


def test_notes_are_never_quoted():
    conversations = told(MOMENTS["a Thursday morning"], 1)
    for conversation in conversations:
        notes = [turn.body for turn in conversation.turns() if turn.kind == "note"]
        carried = "".join(turn.quoted for turn in conversation.turns())
        assert not any(note and note in carried for note in notes)


def test_steps_are_turns_or_happenings():
    kinds = Counter(
        step.kind
        for one in told(MOMENTS["a Thursday morning"], 1)
        for step in one.steps
        if isinstance(step, Turn | Happening)
    )
    assert kinds["reopened"] >= 1
    assert min(kinds[kind] for kind in ("took", "passed", "changed", "held", "waits_for_vendor", "resumed")) >= 1
    assert kinds["note"] >= 80


def test_boris_has_enough_to_do():
    mine = [one for one in told(MOMENTS["a Thursday morning"], 1) if one.standing.assignee == "boris"]
    assert sum(one.standing.stage in UNDONE for one in mine) >= 7
