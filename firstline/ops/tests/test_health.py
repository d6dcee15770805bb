from datetime import timedelta

import pytest
from django.db import OperationalError

from firstline.channels.email.models import Mailbox
from firstline.channels.email.tests.sample_mails import a_mailbox
from firstline.core.clock import now
from firstline.core.models import WorkerPulse
from firstline.ops import health
from tests.cast import NOW


@pytest.fixture
def worker(db):
    return WorkerPulse.objects.create(name="one", started_at=now(), seen_at=now())


def test_says_that_all_is_well(client, worker):
    answer = client.get("/health/", headers={"host": "desk.example"})
    assert (answer.status_code, answer.json()) == (200, {"database": "ok", "worker": "ok", "mail": "ok"})
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


def test_says_which_mailbox_is_in_trouble_but_is_no_less_well(client, worker):
    box = a_mailbox()
    Mailbox.objects.filter(pk=box.pk).update(imap_host="x", last_error="The password is wrong.", failing_since=NOW)
    answer = client.get("/health/", headers={"host": "localhost:8000"})
    assert (answer.status_code, answer.json()["mail"]) == (200, "fault")
    trouble = {"mailbox": "support@desk.test", "what": "fails", "since": f"{NOW:%Y-%m-%dT%H:%M:%SZ}"}
    assert answer.json()["mail_troubles"] == [trouble]
    from_outside = client.get("/health/", headers={"host": "desk.example"}).json()
    assert from_outside == {"database": "ok", "worker": "ok", "mail": "fault"}
