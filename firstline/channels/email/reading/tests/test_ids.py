import pytest

from firstline.channels.email.reading.ids import read_id, read_ids
from firstline.channels.email.reading.limits import MAX_IDS, Notes


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("<a@x> <b@x>", ("a@x", "b@x")),
        ("<a@x><b@x>", ("a@x", "b@x")),
        ("<a@x>,\t<b@x>", ("a@x", "b@x")),
        ("<long-\r\n id@x>", ("long-id@x",)),
        ("a@x b@x", ("a@x", "b@x")),
        ('Your message of "Tue, 3 Mar" <a@x>', ("a@x",)),
        ("<no-at-sign>", ("no-at-sign",)),
        ("<>", ()),
        ("", ()),
    ],
)
def test_references(written, read):
    assert read_ids(written, Notes()) == read


@pytest.mark.parametrize(
    ("written", "read"),
    [("<a@x>", "a@x"), (" <a@x> (comment)", "a@x"), ("a@x", "a@x"), ("<a@x", "a@x"), ("", "")],
)
def test_message_id(written, read):
    assert read_id(written) == read


def test_keeps_the_first_and_last_of_too_many():
    notes = Notes()
    ids = read_ids(" ".join(f"<{number}@x>" for number in range(5_000)), notes)
    assert (len(ids), ids[0], ids[-1], notes.limits_hit) == (MAX_IDS, "0@x", "4999@x", ("ids",))
