import pytest
from django.db import connection

from firstline.core.desk import current_desk
from firstline.core.models import LoggedEvent
from firstline.ops.readiness import is_untouched, make_ready
from firstline.people.models import Person
from firstline.tickets.models import Tally


@pytest.fixture(autouse=True)
def _data_folder(settings, tmp_path):
    settings.DATA_FOLDER = tmp_path


@pytest.fixture
def said():
    return []


def test_makes_the_table_of_the_cache_and_a_key_for_setting_up(db, tmp_path, now, said):
    make_ready(demo=False, at=now, say=said.append)
    assert "cache" in connection.introspection.table_names()
    assert len((tmp_path / "set-up-key").read_text()) >= 24
    assert (tmp_path / "set-up-key").stat().st_mode & 0o077 == 0
    key = (tmp_path / "set-up-key").read_text()
    assert said == [f"This desk is new. To set it up from another machine you need this key: {key}"]


def test_counts_the_tickets_when_the_counts_are_lost(ticket, now, said):
    Tally.objects.all().delete()
    make_ready(demo=False, at=now, say=said.append)
    assert Tally.objects.values_list("stage", "delta").get() == ("new", 1)


def test_fills_an_untouched_desk_with_the_demo_once(db, now, said, monkeypatch):
    monkeypatch.setattr("firstline.ops.demo.load.month", lambda _now: [])
    make_ready(demo=True, at=now, say=said.append)
    people = Person.objects.count()
    make_ready(demo=True, at=now, say=said.append)
    assert said == ["Filling the demo desk …"]
    assert Person.objects.count() == people > 3
    assert current_desk().is_demo
    assert current_desk().set_up_at < now


def test_never_puts_the_demo_into_a_desk_in_use(cast, now, said):
    events = LoggedEvent.objects.count()
    make_ready(demo=True, at=now, say=said.append)
    assert not is_untouched()
    assert not current_desk().is_demo
    assert LoggedEvent.objects.count() == events
