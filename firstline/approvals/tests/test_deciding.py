from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from firstline.approvals.deciding import first_reminder, next_reminder, outcome_of, turns_now
from firstline.approvals.models import How, Outcome, Stand

MOMENT = datetime(2026, 3, 4, 9, 30, tzinfo=UTC)
ways = st.sampled_from(list(How))
answers = st.lists(st.booleans(), min_size=1, max_size=12)


def played(how: How, says: list[bool]) -> tuple[Outcome, list[Stand]]:
    """Everybody answers as soon as it is their turn, the first of those who are asked first."""
    stands = [Stand.LATER] * len(says)
    while True:
        if outcome_of(how, stands) != Outcome.OPEN:
            return outcome_of(how, stands), stands
        for turn in turns_now(how, stands):
            stands[turn] = Stand.ASKED
        answering = stands.index(Stand.ASKED)
        stands[answering] = Stand.YES if says[answering] else Stand.NO


@given(ways, answers)
def test_is_always_decided_and_as_everybody_together_said(how, says):
    outcome, _stands = played(how, says)
    wanted = any(says) if how == How.ANY else all(says)
    assert outcome == (Outcome.APPROVED if wanted else Outcome.REFUSED)


@given(answers)
def test_in_order_nobody_is_asked_after_a_no(says):
    _outcome, stands = played(How.IN_ORDER, says)
    if False in says:
        first = says.index(False)
        assert stands[first + 1 :] == [Stand.LATER] * (len(says) - first - 1)


@given(ways, st.lists(st.sampled_from(list(Stand)), max_size=8))
def test_who_handed_it_on_has_no_word(how, stands):
    without = [stand for stand in stands if stand != Stand.HANDED_ON]
    assert outcome_of(how, stands) == outcome_of(how, without)
    if not without:
        assert outcome_of(how, stands) == Outcome.OPEN


@given(st.timedeltas(min_value=timedelta(minutes=1), max_value=timedelta(days=366)))
def test_is_reminded_once_before_the_end_and_once_at_it(time):
    due = MOMENT + time
    first = first_reminder(MOMENT, due)
    assert MOMENT < first < due
    assert due - first <= timedelta(days=1)
    assert next_reminder(first, due) == due
    assert next_reminder(due, due) is None


def test_whose_turn_comes_after_the_end_is_not_reminded():
    assert first_reminder(MOMENT, MOMENT) is None
