"""Asking, answering, handing on, reminding and withdrawing."""

from datetime import timedelta

import pytest

from firstline.approvals.actions.answer import CannotDecide, NoLongerAsked, answer
from firstline.approvals.actions.ask import CannotAsk, ask
from firstline.approvals.actions.hand_on import CannotHandOn, hand_on
from firstline.approvals.actions.remind import CannotRemind, remind, remind_due
from firstline.approvals.actions.withdraw import withdraw
from firstline.approvals.models import Approval, Approver, How, Way
from firstline.approvals.obstacle import ApprovalIsOpen
from firstline.approvals.tests.asking import A_WEEK, asked, row_of, stands
from firstline.core.errors import NotAllowed
from firstline.core.models import LoggedEvent
from firstline.people.actions.change_person import change_person
from firstline.people.models import Person
from firstline.tickets.actions.change_requester import change_requester
from firstline.tickets.actions.hold import end_due_holds, hold
from firstline.tickets.actions.resolve import confirm_solved, resolve
from firstline.tickets.actions.spam import mark_spam
from firstline.tickets.models import Ticket


def says(cast, person, yes, at, reason="Because."):
    approver = row_of(person)
    return answer(approver, says_yes=yes, reason=reason, way=Way.PORTAL, by=cast.actor(person), at=at)


def kinds():
    happened = LoggedEvent.objects.filter(kind__startswith="ticket:approval").order_by("pk")
    return [kind.removeprefix("ticket:approval-") for kind in happened.values_list("kind", flat=True)]


def place():
    ticket = Ticket.objects.get()
    return ticket.stage, ticket.hold_until


def test_a_request_waits_until_all_have_said_yes(cast, ticket, now):
    approval = asked(cast, ticket, cast.fatima, cast.oskar)
    assert place() == ("on_hold", now + A_WEEK)
    says(cast, cast.fatima, True, now)
    assert (place()[0], stands()) == ("on_hold", {"Fatima": "yes", "Oskar": "asked"})
    says(cast, cast.oskar, True, now)
    approval.refresh_from_db()
    assert (approval.outcome, approval.ended_at, place()) == ("approved", now, ("open", None))
    assert kinds() == ["asked", "answered", "answered", "decided"]


def test_in_order_the_second_is_asked_when_the_first_has_said_yes(cast, ticket, now):
    asked(cast, ticket, cast.fatima, cast.oskar, how=How.IN_ORDER)
    assert stands() == {"Fatima": "asked", "Oskar": "later"}
    with pytest.raises(NoLongerAsked):
        says(cast, cast.oskar, True, now)
    says(cast, cast.fatima, True, now + timedelta(hours=1))
    assert (stands(), row_of(cast.oskar).asked_at) == ({"Fatima": "yes", "Oskar": "asked"}, now + timedelta(hours=1))


def test_a_no_ends_it_and_spares_the_others(cast, ticket, now):
    approval = asked(cast, ticket, cast.fatima, cast.oskar, cast.per)
    says(cast, cast.oskar, False, now, "Too expensive.")
    approval.refresh_from_db()
    assert (approval.outcome, stands()) == ("refused", {"Fatima": "spared", "Oskar": "no", "Per": "spared"})
    with pytest.raises(NoLongerAsked):
        says(cast, cast.fatima, True, now)


def test_any_yes_is_enough_and_only_all_nos_refuse(cast, ticket, now):
    approval = asked(cast, ticket, cast.fatima, cast.oskar, how=How.ANY)
    says(cast, cast.fatima, False, now)
    approval.refresh_from_db()
    assert approval.is_open
    says(cast, cast.oskar, True, now, "")
    approval.refresh_from_db()
    assert approval.outcome == "approved"


@pytest.mark.parametrize(
    ("wrong", "message"),
    [
        ({"question": "  "}, "Write what you ask."),
        ({"until": None}, "Choose a time between now and a year from now."),
        ({"whom": "nobody"}, "Choose whom you ask."),
        ({"whom": "anna"}, "Anna Berg asked for it and can't approve it too."),
        ({"whom": "closed"}, "Fatima El-Amin's account is closed."),
    ],
)
def test_refuses_and_leaves_nothing_half_done(cast, ticket, now, wrong, message):
    wrong = dict(wrong)
    if wrong.get("whom") == "closed":
        change_person(cast.fatima, is_active=False, by=cast.actor(cast.ada), at=now)
    whom = {"nobody": [], "anna": [cast.oskar, cast.anna]}.get(
        wrong.pop("whom", ""), [Person.objects.get(pk=cast.fatima.pk)]
    )
    values = {"question": "May we?", "until": now + A_WEEK, **wrong}
    values["until"] = values["until"] or now
    with pytest.raises(CannotAsk, match=message):
        ask(ticket, whom=whom, how=How.ALL, by=cast.actor(cast.boris), at=now, **values)
    assert (Approval.objects.count(), kinds(), place()) == (0, [], ("new", None))


def test_is_asked_once_at_a_time_and_by_who_may(cast, ticket, now):
    with pytest.raises(NotAllowed):
        ask(ticket, question="?", whom=[cast.oskar], how=How.ALL, until=now + A_WEEK, by=cast.actor(cast.anna), at=now)
    asked(cast, ticket)
    with pytest.raises(CannotAsk, match="asked for already"):
        asked(cast, ticket, cast.oskar)
    assert Approval.objects.count() == 1


def test_a_no_needs_a_reason(cast, ticket, now):
    asked(cast, ticket)
    with pytest.raises(CannotDecide, match="Say why not"):
        says(cast, cast.fatima, False, now, "   ")
    assert stands() == {"Fatima": "asked"}


def test_nobody_else_answers_for_them_but_the_desk_with_a_remark(cast, ticket, now):
    asked(cast, ticket)
    for stranger in (cast.oskar, cast.lisa):
        with pytest.raises(NotAllowed):
            answer(row_of(cast.fatima), says_yes=True, reason="x", way=Way.PORTAL, by=cast.actor(stranger), at=now)
    told = {"says_yes": True, "way": Way.DESK, "at": now}
    with pytest.raises(NotAllowed):
        answer(row_of(cast.fatima), reason="On the phone.", by=cast.actor(cast.boris), **told)
    with pytest.raises(CannotDecide, match="Say how you know"):
        answer(row_of(cast.fatima), reason="", by=cast.actor(cast.lisa), **told)
    answer(row_of(cast.fatima), reason="On the phone.", by=cast.actor(cast.lisa), **told)
    row = row_of(cast.fatima)
    assert (row.stand, row.is_on_behalf, row.answered_by, row.reason) == ("yes", True, cast.lisa, "On the phone.")


def test_whoever_has_become_the_requester_decides_no_more(cast, ticket, now):
    asked(cast, ticket)
    change_requester(ticket, cast.fatima, by=cast.actor(cast.boris), at=now)
    with pytest.raises(CannotDecide, match="can't approve it too"):
        says(cast, cast.fatima, True, now)


def test_somebody_closed_in_between_decides_no_more_but_can_be_replaced(cast, ticket, now):
    asked(cast, ticket)
    change_person(cast.fatima, is_active=False, by=cast.actor(cast.ada), at=now)
    with pytest.raises(NotAllowed):
        says(cast, cast.fatima, True, now)
    hand_on(row_of(cast.fatima), to=cast.oskar, by=cast.actor(cast.boris), at=now)
    says(cast, cast.oskar, True, now)
    assert Approval.objects.get().outcome == "approved"


def test_a_stand_ins_stand_in_decides_and_it_never_comes_back(cast, ticket, now):
    asked(cast, ticket, cast.fatima, cast.lisa, how=How.IN_ORDER)
    hand_on(row_of(cast.fatima), to=cast.oskar, by=cast.actor(cast.fatima), at=now)
    hand_on(row_of(cast.oskar), to=cast.per, by=cast.actor(cast.oskar), at=now)
    for known in (cast.fatima, cast.oskar, cast.lisa, cast.anna):
        with pytest.raises(CannotHandOn):
            hand_on(row_of(cast.per), to=known, by=cast.actor(cast.per), at=now)
    with pytest.raises(NoLongerAsked):
        says(cast, cast.fatima, False, now)
    with pytest.raises(NotAllowed):
        hand_on(row_of(cast.per), to=cast.erik, by=cast.actor(cast.fatima), at=now)
    says(cast, cast.per, True, now)
    assert stands() == {"Fatima": "handed_on", "Oskar": "handed_on", "Per": "yes", "Lisa": "asked"}
    assert row_of(cast.per).instead_of.instead_of == row_of(cast.fatima)


def test_is_reminded_a_day_before_and_when_it_is_over(cast, ticket, now):
    asked(cast, ticket)
    assert remind_due(now + timedelta(days=5)) == 0
    assert [remind_due(now + timedelta(days=6)), remind_due(now + timedelta(days=6))] == [1, 0]
    assert [remind_due(now + A_WEEK), remind_due(now + A_WEEK), remind_due(now + 2 * A_WEEK)] == [1, 0, 0]
    reminded = LoggedEvent.objects.filter(kind="ticket:approval-reminded").order_by("pk")
    assert [one.data["is_overdue"] for one in reminded] == [False, True]
    end_due_holds(now + A_WEEK)
    assert (place()[0], Approval.objects.get().is_open) == ("open", True), "somebody must look, the answer still counts"


def test_reminding_by_hand_leaves_people_an_hour(cast, ticket, now):
    approval = asked(cast, ticket)
    boris = cast.actor(cast.boris)
    with pytest.raises(CannotRemind):
        remind(approval, by=boris, at=now + timedelta(minutes=59))
    remind(approval, by=boris, at=now + timedelta(hours=1))
    with pytest.raises(CannotRemind):
        remind(approval, by=boris, at=now + timedelta(hours=1, minutes=30))
    assert kinds() == ["asked", "reminded"]


def test_withdrawing_brings_the_request_back(cast, ticket, now):
    approval = asked(cast, ticket)
    withdraw(approval, by=cast.actor(cast.boris), at=now)
    assert (place()[0], stands()) == ("open", {"Fatima": "spared"})
    with pytest.raises(NoLongerAsked):
        withdraw(approval, by=cast.actor(cast.boris), at=now)
    with pytest.raises(NoLongerAsked):
        says(cast, cast.fatima, True, now)


def test_a_hold_of_its_own_is_left_alone(cast, ticket, now):
    asked(cast, ticket)
    hold(ticket, until=now + timedelta(days=30), by=cast.actor(cast.boris), at=now)
    says(cast, cast.fatima, True, now)
    assert place() == ("on_hold", now + timedelta(days=30))


def test_resolving_asks_first(cast, ticket, now):
    asked(cast, ticket)
    done = {"resolution": "Ordered.", "by": cast.actor(cast.boris), "at": now}
    with pytest.raises(ApprovalIsOpen):
        resolve(ticket, in_spite_of={"tasks"}, **done)
    assert (place()[0], Approval.objects.get().is_open) == ("on_hold", True)
    resolve(ticket, in_spite_of={"approval"}, **done)
    assert (place()[0], Approval.objects.get().outcome) == ("resolved", "withdrawn")


@pytest.mark.parametrize("ending", ["resolve", "confirm", "spam"])
def test_nobody_is_asked_about_what_is_done_however_it_ended(cast, ticket, now, ending):
    asked(cast, ticket)
    boris = cast.actor(cast.boris)
    if ending == "resolve":
        resolve(ticket, resolution="Done.", by=boris, at=now, in_spite_of={"approval"})
    elif ending == "confirm":
        confirm_solved(ticket, by=cast.actor(cast.anna), at=now)
    else:
        mark_spam(ticket, by=boris, at=now)
    assert (Approval.objects.get().outcome, stands()) == ("withdrawn", {"Fatima": "spared"})
    assert Ticket.objects.get().is_done
    assert not Approver.objects.filter(remind_at__isnull=False).exists()
