from datetime import UTC, datetime, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from firstline.core.models import LoggedEvent
from firstline.core.prepared import Prepared

pytestmark = pytest.mark.django_db
NOON = datetime(2026, 3, 1, 12, tzinfo=UTC)


@pytest.fixture(autouse=True)
def happened():
    for number in range(1, 4):
        LoggedEvent.objects.create(
            kind="a:b", at=NOON + timedelta(hours=number), actor_kind="system", actor_id=0, actor_name="",
            subject="thing", subject_id=number, public=True, data={"number": number},
        )  # fmt: skip


def test_gives_the_rows_of_the_values_asked_for():
    subjects = Prepared(
        lambda number, since: (
            LoggedEvent.objects.filter(subject_id__lte=number, at__gt=since)
            .order_by("id")
            .values_list("subject_id", "at")
        )
    )
    assert subjects(number=3, since=NOON + timedelta(hours=1)) == [
        (2, NOON + timedelta(hours=2)),
        (3, NOON + timedelta(hours=3)),
    ]
    assert subjects(number=1, since=NOON) == [(1, NOON + timedelta(hours=1))]


def test_puts_a_question_into_sql_once_for_each_shape():
    built = []

    def newest(count, subject):
        built.append(count)
        return LoggedEvent.objects.filter(subject=subject).order_by("-id").values_list("subject_id", flat=True)[:count]

    asked = Prepared(newest)
    assert asked(1, subject="thing") == [3]
    assert asked(1, subject="other") == []
    assert asked(2, subject="thing") == [3, 2]
    assert built == [1, 2]


def test_makes_the_models_that_the_queryset_makes():
    events = Prepared(lambda number: LoggedEvent.objects.filter(subject_id=number))
    found = events.first(number=2)
    assert found == LoggedEvent.objects.get(subject_id=2)
    assert found.data == {"number": 2}
    assert found.at == NOON + timedelta(hours=2)
    assert not found._state.adding


def test_asks_nothing_where_nothing_can_be():
    none = Prepared(lambda number: LoggedEvent.objects.filter(subject_id=number, kind__in=[]))
    with CaptureQueriesContext(connection) as asked:
        assert none(number=1) == []
        assert none(number=2) == []
    assert not asked.captured_queries


def test_refuses_a_question_that_leaves_a_value_out():
    with pytest.raises(AssertionError, match="number"):
        Prepared(lambda number: LoggedEvent.objects.all())(number=1)


def test_writes_its_own_words_out_and_never_a_value():
    found = Prepared(
        lambda subject: LoggedEvent.objects.filter(kind__in=["a:b", "it's 100%"], subject=subject).values_list(
            "subject_id"
        )
    )
    with CaptureQueriesContext(connection) as asked:
        assert len(found(subject="thing")) == 3
        assert found(subject="it's") == []
    assert all("'a:b'" in query["sql"] for query in asked.captured_queries)
    question = next(iter(found._questions.values()))
    assert question.sql.count("%s") == 2
    assert "thing" not in question.sql
