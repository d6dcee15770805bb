import threading

import pytest
from django_tasks.base import TaskResultStatus
from django_tasks_db.models import DBTaskResult

from firstline.core.jobs import enqueue, job, runner
from firstline.core.jobs.runner import run_due_jobs
from firstline.core.models import WorkerPulse
from tests.cast import NOW

done: list[str] = []


@job(retries=1)
def write_down(*, word: str) -> None:
    if word == "fails":
        raise ValueError(word)
    done.append(word)


@job(retries=1)
def look_who_runs(*, word: str) -> None:
    running = DBTaskResult.objects.running()
    done.append(f"{word}: {running.count()} of {sorted({one.worker_ids[-1] for one in running})}")


@pytest.fixture(autouse=True)
def nothing_done(db):
    done.clear()


def states():
    return list(DBTaskResult.objects.order_by("enqueued_at").values_list("status", flat=True))


def test_runs_what_is_due_in_its_order_and_says_how_many():
    for what in "abc":
        enqueue(write_down, word=what)
    assert run_due_jobs("w") == 3
    assert done == ["a", "b", "c"]
    assert states() == ["SUCCESSFUL"] * 3
    assert run_due_jobs("w") == 0
    assert done == ["a", "b", "c"]


def test_one_that_fails_waits_and_stops_nobody():
    for what in ("a", "fails", "c"):
        enqueue(write_down, word=what)
    assert run_due_jobs("w") == 3
    assert done == ["a", "c"]
    assert states() == ["SUCCESSFUL", "READY", "SUCCESSFUL"]
    assert run_due_jobs("w") == 0
    assert DBTaskResult.objects.get(status="READY").worker_ids == ["w"]


def test_claims_a_bounded_number(monkeypatch):
    monkeypatch.setattr(runner, "MOST_CLAIMED", 2)
    for what in "abc":
        enqueue(look_who_runs, word=what)
    assert run_due_jobs("w") == 2
    assert done == ["a: 2 of ['w']", "b: 2 of ['w']"]
    assert states() == ["SUCCESSFUL", "SUCCESSFUL", "READY"]


def test_what_takes_long_gives_the_others_back_as_if_never_claimed(monkeypatch):
    monkeypatch.setattr(runner, "LONGEST_CLAIM_SECONDS", -1.0)
    for what in "abc":
        enqueue(write_down, word=what)
    assert run_due_jobs("w") == 1
    assert done == ["a"]
    assert states() == ["SUCCESSFUL", "READY", "READY"]
    assert [one.worker_ids for one in DBTaskResult.objects.filter(status="READY")] == [[], []]


def test_a_worker_that_ends_gives_back_what_it_has_not_begun():
    stop = threading.Event()
    stop.set()
    for what in "ab":
        enqueue(write_down, word=what)
    assert run_due_jobs("w", stop) == 1
    assert (done, states()) == (["a"], ["SUCCESSFUL", "READY"])


def test_what_a_dead_worker_had_claimed_is_run_by_another():
    enqueue(write_down, word="a")
    DBTaskResult.objects.update(status=TaskResultStatus.RUNNING, worker_ids=["dead"])
    WorkerPulse.objects.create(name="w", seen_at=NOW, started_at=NOW)
    assert runner.take_back_lost_jobs(NOW) == 1
    assert run_due_jobs("w") == 1
    assert done == ["a"]
