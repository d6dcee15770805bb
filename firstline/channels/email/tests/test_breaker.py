"""Twenty mails in ten minutes from one sender, and no more."""

from datetime import timedelta

import pytest

from firstline.channels.email.held import retry_held
from firstline.channels.email.models import IncomingMail, SenderBreaker
from firstline.channels.email.models.incoming import HeldFor, MailState
from firstline.channels.email.tests.mails import arrive, mail, mailbox
from firstline.core.clock import now
from firstline.core.models import LoggedEvent
from firstline.tickets.models import Ticket

FLOOD = "Flood <flood@x.test>"


@pytest.fixture
def box(cast):
    return mailbox()


def flood(box, count, at=None):
    return arrive(box, *(mail(FLOOD, text=f"Mail {n}") for n in range(count)), at=at)


def alarms():
    return LoggedEvent.objects.filter(kind="mailbox:sender-held-back").count()


def test_the_twenty_first_mail_is_held_and_administrators_are_told_once(box):
    rows = flood(box, 25)
    assert [row.state for row in rows] == [MailState.FILED] * 20 + [MailState.HELD] * 5
    assert {row.held_for for row in rows[20:]} == {HeldFor.TOO_MANY}
    assert alarms() == 1
    assert SenderBreaker.objects.get().held == 5


def test_others_are_not_held_back(box):
    flood(box, 22)
    (row,) = arrive(box, mail("calm@x.test"))
    assert row.state == MailState.FILED


def test_mails_over_a_longer_time_are_no_flood(box):
    start = now() - timedelta(hours=8)
    for number in range(30):
        arrive(box, mail(FLOOD), at=start + timedelta(minutes=number))
    assert Ticket.objects.count() == 30


def test_a_backlog_fetched_at_once_counts_by_when_it_arrived(box):
    start = now() - timedelta(days=3)
    for hour in range(5):
        flood(box, 10, at=start + timedelta(hours=hour))
    assert Ticket.objects.count() == 50
    assert alarms() == 0


def test_another_flood_is_told_again(box):
    flood(box, 22, at=now() - timedelta(hours=2))
    SenderBreaker.objects.update(last_at=now() - timedelta(hours=2))
    flood(box, 22)
    assert alarms() == 2
    assert SenderBreaker.objects.get().held == 2


def test_a_person_may_file_what_was_held_back(cast, box):
    flood(box, 21)
    held = IncomingMail.objects.get(state="held")
    assert retry_held(held, by=cast.actor(cast.boris), at=now()).state == MailState.FILED
    assert Ticket.objects.count() == 21
