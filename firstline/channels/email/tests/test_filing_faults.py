"""Mails that can't be filed: held, and never in the way of others."""

from datetime import timedelta

import pytest
from django.core.files.storage import default_storage
from django.db import DataError, OperationalError

from firstline.channels.email.filing import apply, file, opening, preparing
from firstline.channels.email.filing.file import MOST_TRIES, file_left_behind, file_mails
from firstline.channels.email.filing.sweeping import file_what_stands_still
from firstline.channels.email.models import IncomingMail
from firstline.channels.email.models.incoming import HeldFor, MailState
from firstline.channels.email.tests.mails import arrive, mail, mailbox
from firstline.core.clock import now
from firstline.core.models import LoggedEvent
from firstline.people.models import Person
from firstline.tickets.models import Ticket


@pytest.fixture
def box(cast):
    return mailbox()


def failing(monkeypatch, place, name, when, fault):
    real = getattr(place, name)

    def fails(first, *rest, **named):
        if when(first):
            raise fault
        return real(first, *rest, **named)

    monkeypatch.setattr(place, name, fails)


def is_poison(thing):
    subject = getattr(thing, "subject", "") or getattr(getattr(thing, "mail", None), "from_address", "")
    return "poison" in subject


def outcomes():
    return [(m.state, m.held_for) for m in IncomingMail.objects.order_by("id")]


FILED, FAILED = (MailState.FILED, ""), (MailState.HELD, HeldFor.FAILED)


def three(box):
    return arrive(box, mail("a@x.test"), mail("poison@x.test", Subject="poison"), mail("c@x.test"))


def test_what_the_reader_chokes_on_is_held_with_its_reason(box, monkeypatch):
    raws = [mail("a@x.test"), b"From: poison@x.test\r\n\r\npoison", mail("c@x.test")]

    def chokes(raw):
        if b"poison" in raw:
            raise RecursionError("too deep")
        return real(raw)

    real = opening.read_apart
    monkeypatch.setattr(opening, "read_apart", chokes)
    arrive(box, *raws)
    assert outcomes() == [FILED, FAILED, FILED]
    assert IncomingMail.objects.get(state="held").detail == "RecursionError: too deep"
    assert LoggedEvent.objects.filter(kind="mail:held").count() == 1


def test_what_the_domain_refuses_is_held_and_leaves_nothing_half_done(box, monkeypatch):
    failing(monkeypatch, apply, "register_with_message", is_poison, ValueError("no"))
    three(box)
    assert outcomes() == [FILED, FAILED, FILED]
    assert not Person.objects.filter(email="poison@x.test").exists()
    assert IncomingMail.objects.get(state="held").from_address == "poison@x.test"


def test_what_the_database_refuses_is_held_and_the_others_are_filed(box, monkeypatch):
    failing(monkeypatch, apply, "register_with_message", is_poison, DataError("value too long"))
    three(box)
    assert outcomes() == [FILED, FAILED, FILED]
    assert Ticket.objects.count() == 2
    assert IncomingMail.objects.get(state="held").ticket is None


def test_a_database_that_is_away_holds_nothing(box, monkeypatch):
    failing(monkeypatch, apply, "register_with_message", lambda _: True, OperationalError("gone"))
    monkeypatch.setattr(file, "database_answers", lambda: False)
    with pytest.raises(OperationalError):
        three(box)
    assert {state for state, _reason in outcomes()} == {MailState.RECEIVED}
    monkeypatch.undo()
    file_mails(IncomingMail.objects.all())
    assert outcomes() == [FILED] * 3


def test_what_a_database_that_is_there_will_not_take_is_held(box, monkeypatch):
    failing(monkeypatch, apply, "register_with_message", is_poison, OperationalError("index row size exceeds maximum"))
    three(box)
    assert outcomes() == [FILED, FAILED, FILED]


def test_a_full_disk_holds_nothing_and_counts_for_nothing(box, monkeypatch):
    arrive(box, mail(), file=False)
    failing(monkeypatch, preparing, "keep_all", lambda _: True, OSError(28, "No space left on device"))
    for _try in range(MOST_TRIES + 2):
        with pytest.raises(OSError, match="No space"):
            file_left_behind(IncomingMail.objects.all())
    assert IncomingMail.objects.get().tries == 0
    monkeypatch.undo()
    file_left_behind(IncomingMail.objects.all())
    assert outcomes() == [FILED]


def test_an_original_the_store_has_lost_is_held(box):
    (row,) = arrive(box, mail(), file=False)
    default_storage.delete(row.raw.path)
    file_mails(IncomingMail.objects.all())
    assert outcomes() == [FAILED]
    assert "FileNotFoundError" in IncomingMail.objects.get().detail


def test_a_filed_mail_is_not_filed_again(box):
    rows = arrive(box, mail())
    stale = IncomingMail.objects.get(pk=rows[0].pk)
    stale.state = MailState.RECEIVED
    file_mails([stale])
    file_left_behind([stale])
    assert Ticket.objects.count() == 1


def test_the_sweeper_files_what_stands_still_and_lets_the_rest_be(box):
    arrive(box, mail(), at=now() - timedelta(minutes=10), file=False)
    arrive(box, mail(), file=False)
    file_what_stands_still(now())
    assert outcomes() == [FILED, (MailState.RECEIVED, "")]


def test_a_mail_that_takes_the_process_with_it_each_time_is_held_in_the_end(box):
    (row,) = arrive(box, mail(), at=now() - timedelta(minutes=10), file=False)
    IncomingMail.objects.filter(pk=row.pk).update(tries=MOST_TRIES)
    file_what_stands_still(now())
    assert outcomes() == [FAILED]
    assert Ticket.objects.count() == 0


def test_a_mail_tried_a_few_times_is_filed(box):
    (row,) = arrive(box, mail(), file=False)
    IncomingMail.objects.filter(pk=row.pk).update(tries=MOST_TRIES - 1)
    file_left_behind(IncomingMail.objects.all())
    assert outcomes() == [FILED]


def test_more_than_one_batch_at_once(box, monkeypatch):
    monkeypatch.setattr(file, "AT_ONCE", 2)
    arrive(box, *(mail(f"s{n}@x.test") for n in range(5)))
    assert outcomes() == [FILED] * 5
