"""Where a request stands, in words."""

from datetime import timedelta

import pytest
from django.utils import translation

from firstline.portal.requests.progress import called, progress_of, stage_word, track
from firstline.tickets.actions.answer import answer
from firstline.tickets.actions.assign import assign, take
from firstline.tickets.actions.hold import hold
from firstline.tickets.actions.keep_state import add_state
from firstline.tickets.actions.move import move
from firstline.tickets.actions.reopen import reopen
from firstline.tickets.actions.resolve import confirm_solved, resolve
from firstline.tickets.models import State
from firstline.tickets.stages import Stage
from firstline.tickets.wording import from_text
from tests.cast import NOW


@pytest.fixture
def boris(cast):
    return cast.actor(cast.boris)


def said(ticket, at=NOW, viewer_id=0):
    ticket.refresh_from_db()
    progress = progress_of(ticket, at=at, viewer_id=viewer_id or ticket.requester_id)
    return progress.at, progress.headline


def test_nobody_has_it_yet(ticket):
    assert said(ticket) == (0, "We have got it.")


def test_a_team_has_it(ticket, cast, boris):
    assign(ticket, team=cast.network, assignee=None, by=boris, at=NOW)
    move(ticket, to=State.objects.get(stage=Stage.OPEN, is_first=True), by=boris, at=NOW)
    assert said(ticket) == (1, "Network has it.")


def test_somebody_has_it(ticket, boris):
    take(ticket, by=boris, at=NOW)
    assert said(ticket) == (1, "Boris is working on it.")


def test_it_waits_for_its_user(ticket, boris):
    answer(ticket, from_text("Which?"), by=boris, at=NOW, wait=True)
    assert said(ticket) == (2, "Waiting for your answer.")
    assert said(ticket, viewer_id=987) == (2, "Waiting for an answer from Anna.")
    assert stage_word(ticket, viewer_id=987) == track(ticket, viewer_id=987)[2] == "Waiting for Anna"


def test_it_is_on_hold_until_a_day_or_an_hour(ticket, boris):
    hold(ticket, until=NOW + timedelta(days=20), by=boris, at=NOW)
    assert said(ticket) == (1, "On hold until 24 Mar.")


def test_it_is_solved_and_closes_by_itself(ticket, boris):
    resolve(ticket, resolution="Sensor", by=boris, at=NOW)
    assert said(ticket) == (3, "Solved. Does it work?")
    ticket.refresh_from_db()
    assert "It closes by itself on 11 Mar." in progress_of(ticket, at=NOW, viewer_id=ticket.requester_id).next


def test_whoever_said_that_it_works_is_not_asked_again(ticket, cast, boris):
    resolve(ticket, resolution="New sensor.", by=boris, at=NOW)
    ticket.refresh_from_db()
    assert progress_of(ticket, at=NOW, viewer_id=0).asks is True
    confirm_solved(reopen(ticket, by=boris, at=NOW), by=cast.actor(cast.anna), at=NOW)
    ticket.refresh_from_db()
    progress = progress_of(ticket, at=NOW, viewer_id=ticket.requester_id)
    assert (progress.headline, progress.asks, progress.finished) == ("Solved: it works.", False, False)
    assert progress.next == "If it comes back, write below. It closes by itself on 11 Mar."


def test_it_is_closed_and_can_come_back_for_a_while(ticket, cast):
    confirm_solved(ticket, by=cast.actor(cast.anna), at=NOW)
    confirm_solved(ticket, by=cast.actor(cast.anna), at=NOW)
    assert said(ticket) == (4, "Closed.")
    assert progress_of(ticket, at=NOW, viewer_id=ticket.requester_id).finished
    assert "opened again" in progress_of(ticket, at=NOW + timedelta(days=29), viewer_id=0).next
    assert "new request" in progress_of(ticket, at=NOW + timedelta(days=31), viewer_id=0).next


def test_a_state_of_ones_own_is_called_by_its_name(ticket, cast, boris):
    waiting = add_state(name="Waiting for a part", stage=Stage.WAITING_VENDOR, by=cast.actor(cast.ada), at=NOW)
    moved = move(ticket, to=waiting, by=boris, at=NOW)
    assert stage_word(moved, viewer_id=0) == "Waiting for a part"
    assert said(ticket) == (1, "Waiting for a supplier.")


@pytest.mark.parametrize(
    ("name", "first"),
    [("Boris Nord", "Boris"), ("Nord, Boris", "Nord, Boris"), ("Dr. Anna Berg", "Dr. Anna Berg"), ("Boris", "Boris"),
     ("B Nord", "B Nord"), ("", "")],
)  # fmt: skip
def test_people_are_called_by_their_first_name_where_it_is_clear(name, first):
    assert called(name) == first


def test_a_date_that_ends_in_a_full_stop_ends_the_sentence(ticket, boris):
    hold(ticket, until=NOW + timedelta(days=20), by=boris, at=NOW)
    with translation.override("sv"):
        assert "Vilande till" in said(ticket)[1]
        assert not said(ticket)[1].endswith("..")
