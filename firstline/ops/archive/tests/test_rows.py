import json
from datetime import UTC

from django.apps import apps
from hypothesis import given
from hypothesis import strategies as st

from firstline.core.models import LoggedEvent
from firstline.ops.archive.rows import as_line, fit_for, from_line
from firstline.ops.archive.tables import PASSING, all_tables, columns, kept_tables, table_name

WORDS = st.text(max_size=12)
VALUES = {
    "id": st.integers(0, 2**62),
    "at": st.datetimes(timezones=st.just(UTC)),
    "actor_id": st.none() | st.integers(0, 2**62),
    "subject_id": st.integers(0, 2**62),
    "public": st.booleans(),
    "data": st.dictionaries(
        st.text(max_size=5), WORDS | st.none() | st.integers() | st.lists(WORDS, max_size=3), max_size=3
    ),
}
ROW = st.tuples(*(VALUES.get(field.attname, WORDS) for field in columns(LoggedEvent)))


@given(ROW)
def test_a_row_comes_back_from_its_line(row):
    assert from_line(columns(LoggedEvent), as_line(row)) == list(row)


@given(ROW)
def test_a_row_is_one_line(row):
    assert as_line(row).count(b"\n") == 1
    assert len(json.loads(as_line(row))) == len(row)


@given(ROW)
def test_postgresql_gets_no_nul(row):
    fitting = as_line(fit_for("postgresql", row)).decode()
    assert "\\u0000" not in fitting.replace("\\\\u0000", "")
    assert fit_for("sqlite", row) == row


def test_tables_come_after_those_they_point_to():
    names = [table_name(model) for model in all_tables(apps)]
    assert len(names) == len(set(names)) > 20
    for earlier, later in [("person", "ticket"), ("ticket", "message"), ("message", "attachment"), ("role", "person")]:
        assert names.index(earlier) < names.index(later)


def test_what_is_true_for_a_moment_only_stays_out():
    kept = {table_name(model) for model in kept_tables(apps)}
    assert not kept & PASSING
    assert {"ticket_tag", "event", "desk", "django_tasks_database_dbtaskresult"} <= kept
