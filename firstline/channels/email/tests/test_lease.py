from datetime import timedelta

import pytest

from firstline.channels.email.intake.lease import (
    LOST_AFTER,
    end_leases,
    is_gone,
    keep_leases,
    take_lease,
    this_process,
)
from firstline.channels.email.models import MailboxWatch
from firstline.channels.email.tests.mails import mailbox
from tests.cast import NOW

US, OTHERS = "here/1/1", "there/1/1"


@pytest.fixture
def box(cast):
    return mailbox()


def test_one_at_a_time(box):
    assert take_lease(box.pk, US, at=NOW)
    assert take_lease(box.pk, US, at=NOW)
    assert not take_lease(box.pk, OTHERS, at=NOW + LOST_AFTER - timedelta(seconds=1))


def test_taken_over_after_a_silence(box):
    take_lease(box.pk, US, at=NOW)
    later = NOW + LOST_AFTER + timedelta(seconds=1)
    assert take_lease(box.pk, OTHERS, at=later)
    assert keep_leases(US, at=later) == frozenset()
    assert MailboxWatch.objects.get().watcher == OTHERS


def test_kept_as_long_as_it_says_so(box):
    take_lease(box.pk, US, at=NOW)
    later = NOW + LOST_AFTER + timedelta(seconds=1)
    assert keep_leases(US, at=later) == {box.pk}
    assert not take_lease(box.pk, OTHERS, at=later)


def test_given_back_at_the_end(box):
    take_lease(box.pk, US, at=NOW)
    end_leases(OTHERS)
    assert not take_lease(box.pk, OTHERS, at=NOW)
    end_leases(US)
    assert take_lease(box.pk, OTHERS, at=NOW)


def test_a_process_that_ended_on_this_machine_has_lost_it_at_once(box):
    machine = this_process().rpartition("/")[0]
    dead = f"{machine}/4194999"
    take_lease(box.pk, dead, at=NOW)
    assert is_gone(dead)
    assert take_lease(box.pk, this_process(), at=NOW)


def test_of_other_machines_nobody_can_tell():
    assert not is_gone(this_process())
    assert not is_gone("elsewhere/1/4194999")
    assert not is_gone("nonsense")
