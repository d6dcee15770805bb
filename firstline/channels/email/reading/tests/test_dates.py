import pytest

from firstline.channels.email.reading.dates import read_date
from firstline.channels.email.reading.tests.messages import read


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("Tue, 3 Mar 2020 12:00:00 +0100", "2020-03-03T12:00:00+01:00"),
        ("3 Mar 2020 12:00:00 +0100", "2020-03-03T12:00:00+01:00"),
        ("Tue, 03 Mar 20 12:00 +0100", "2020-03-03T12:00:00+01:00"),
        ("Tue, 3 Mar 2020 12:00:00 +0100 (CET)", "2020-03-03T12:00:00+01:00"),
        ("Tue, 3 Mar 2020 12:00:00 GMT", "2020-03-03T12:00:00+00:00"),
        ("Tue, 3 Mar 2020 12:00:00 -0000", "2020-03-03T12:00:00+00:00"),
        ("Tue, 3 Mar 2020 12:00:00 EST", "2020-03-03T12:00:00-05:00"),
        ("Tue, 3 Mar 2020 12:00:00 CEST", "2020-03-03T12:00:00+02:00"),
        ("Tue, 3 Mar 2020 12:00:00 Z", "2020-03-03T12:00:00+00:00"),
        ("Tue, 3 Mar 2020 12:00:00", "2020-03-03T12:00:00+00:00"),
        ("Tue Mar  3 12:00:00 2020", "2020-03-03T12:00:00+00:00"),
        ("2020-03-03T12:00:00Z", "2020-03-03T12:00:00+00:00"),
        ("2020-03-03 12:00:00 +0100", "2020-03-03T12:00:00+01:00"),
        ("Tue, 3 Mar 2020 12:00:00 +9999", "2020-03-03T12:00:00+00:00"),
        ("Thu, 13\r\n  Feb\r\n    1969\r\n  23:32\r\n  -0330 (Newfoundland)", "1969-02-13T23:32:00-03:30"),
    ],
)
def test_dates(written, read):
    date = read_date(written)
    assert date is not None
    assert date.isoformat() == read


@pytest.mark.parametrize("written", ["", "yesterday", "32 Foo 2020", "99 Mar 2020 99:99", "1 " * 1000, "2020-13-45"])
def test_what_is_no_date_is_none(written):
    assert read_date(written) is None


def test_a_message_without_date_says_so():
    mail = read(Date=None)
    assert mail.date is None
    assert "there is no date" in mail.problems
