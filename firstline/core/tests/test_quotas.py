from datetime import timedelta

import pytest

from firstline.core.models import Quota
from firstline.core.quotas import Allowance, TooOften, forget_ended_quotas, give_back, take
from tests.cast import NOW

THRICE = Allowance("knock", at_most=3, per=timedelta(minutes=5))

pytestmark = pytest.mark.django_db


def knock(times=1, source="192.0.2.1", at=NOW):
    for _ in range(times):
        take(THRICE, source, at=at)


def test_lets_three_through_and_says_how_long_to_wait():
    knock(3)
    with pytest.raises(TooOften) as refusal:
        knock(at=NOW + timedelta(seconds=70))
    assert refusal.value.wait == timedelta(seconds=230)
    assert str(refusal.value) == "That was too often. Wait 4 minutes, then try again."


def test_a_refusal_does_not_make_the_wait_longer():
    knock(3)
    for _ in range(5):
        with pytest.raises(TooOften):
            knock()
    knock(3, at=NOW + timedelta(minutes=5))


def test_counts_each_source_and_each_thing_by_itself():
    knock(3)
    knock(3, source="192.0.2.2")
    take(Allowance("ring", at_most=1, per=timedelta(minutes=5)), "192.0.2.1", at=NOW)


def test_the_same_address_written_otherwise_is_the_same_source():
    knock(3, source="Anna@Bergs.test")
    with pytest.raises(TooOften):
        knock(source=" anna@bergs.test ")


def test_what_was_given_back_can_be_taken_again():
    knock(3)
    give_back(THRICE, "192.0.2.1")
    knock()
    with pytest.raises(TooOften):
        knock()


def test_keeps_no_address_and_forgets_what_has_ended():
    knock(source="anna@bergs.test")
    assert "anna" not in Quota.objects.get().key
    forget_ended_quotas(NOW + timedelta(minutes=4))
    assert Quota.objects.count() == 1
    forget_ended_quotas(NOW + timedelta(minutes=5))
    assert Quota.objects.count() == 0
