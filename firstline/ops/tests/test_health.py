from datetime import timedelta

import pytest
from django.db import OperationalError

from firstline.core.clock import now
from firstline.core.models import WorkerPulse
from firstline.ops import health


@pytest.fixture
def worker(db):
    return WorkerPulse.objects.create(name="one", started_at=now(), seen_at=now())


def test_says_that_all_is_well(client, worker):
    answer = client.get("/health/", headers={"host": "desk.example"})
    assert (answer.status_code, answer.json()) == (200, {"database": "ok", "worker": "ok"})
    assert answer.headers["Cache-Control"] == "no-store"


def test_says_when_no_worker_has_given_a_sign_of_life(client, worker):
    WorkerPulse.objects.update(seen_at=now() - timedelta(minutes=1))
    answer = client.get("/health/")
    assert (answer.status_code, answer.json()["worker"]) == (503, "fault")


def test_answers_without_a_database(client, monkeypatch, db):
    class Gone:
        def cursor(self):
            raise OperationalError("could not connect to server at 10.1.2.3")

        def close(self):
            pass

    monkeypatch.setattr(health, "connection", Gone())
    answer = client.get("/health/")
    assert answer.status_code == 503
    assert answer.json()["database"] == "fault"
    assert "10.1.2.3" not in answer.content.decode()


def test_names_its_version_only_on_the_machine_itself(client, worker):
    assert client.get("/health/", headers={"host": "localhost:8000"}).json()["version"] == "0.1.0"
    assert "version" not in client.get("/health/", headers={"host": "desk.example"}).json()
    behind_a_proxy = client.get("/health/", headers={"host": "localhost:8000", "x-forwarded-for": "192.0.2.7"})
    assert "version" not in behind_a_proxy.json()
