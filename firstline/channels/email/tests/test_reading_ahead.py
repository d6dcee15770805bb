"""Mails are read one ahead, in order, and what fails in one is that one's alone."""

from types import SimpleNamespace

import pytest

from firstline.channels.email.filing import reading_ahead as module
from firstline.channels.email.filing.reading_ahead import reading_ahead

MAILS = [SimpleNamespace(pk=number, raw=number) for number in range(1, 5)]


def read(raw):
    if raw == 2:
        raise OSError("its file is gone")
    return f"read {raw}"


@pytest.mark.parametrize("count", [0, 1, 4])
def test_each_mail_comes_with_its_own_reading(monkeypatch, count):
    monkeypatch.setattr(module, "read_closed", read)
    mails = [mail for mail in MAILS if mail.pk != 2][:count]
    assert [(mail.pk, reading()) for mail, reading in reading_ahead(mails)] == [(m.pk, f"read {m.pk}") for m in mails]


def test_what_fails_in_one_is_raised_for_that_one(monkeypatch):
    monkeypatch.setattr(module, "read_closed", read)
    said = []
    for mail, reading in reading_ahead(MAILS):
        try:
            said.append(reading())
        except OSError as fault:
            said.append(f"{mail.pk}: {fault}")
    assert said == ["read 1", "2: its file is gone", "read 3", "read 4"]


def test_only_one_is_read_ahead(monkeypatch):
    begun = []
    monkeypatch.setattr(module, "read_closed", begun.append)
    for mail, reading in reading_ahead(MAILS):
        reading()
        assert begun in ([*range(1, mail.pk + 1)], [*range(1, min(mail.pk + 1, 4) + 1)])
