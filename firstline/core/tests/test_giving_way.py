"""Jobs pause while something goes first, and only then."""

import pytest

from firstline.core.jobs import giving_way
from firstline.core.jobs.giving_way import PAUSE_SECONDS, give_way, going_first


@pytest.fixture
def paused(monkeypatch) -> list[float]:
    pauses: list[float] = []
    monkeypatch.setattr(giving_way.time, "sleep", pauses.append)
    return pauses


def test_nobody_gives_way_to_nothing(paused):
    give_way()
    assert paused == []


def test_a_job_gives_way_until_the_last_that_goes_first_is_done(paused):
    with going_first():
        with going_first():
            give_way()
        give_way()
    give_way()
    assert paused == [PAUSE_SECONDS] * 2


def test_what_goes_first_and_fails_is_not_waited_for(paused):
    with pytest.raises(ValueError), going_first():
        raise ValueError
    give_way()
    assert paused == []
