"""How often strangers may do something that costs us: counted per source, exactly, also when many come at once."""

import hashlib
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db import transaction
from django.utils.translation import ngettext

from firstline.core.errors import DomainError
from firstline.core.models import Quota


@dataclass(frozen=True)
class Allowance:
    """`name` may be done `at_most` times in each stretch of `per` by the same source."""

    name: str
    at_most: int
    per: timedelta


class TooOften(DomainError):
    """The allowance is used up; `wait` is how long it stays so."""

    code = "too_often"

    def __init__(self, wait: timedelta) -> None:
        minutes = max(1, -(-int(wait.total_seconds()) // 60))
        super().__init__(
            ngettext(
                "That was too often. Wait %(n)s minute, then try again.",
                "That was too often. Wait %(n)s minutes, then try again.",
                minutes,
            )
            % {"n": minutes}
        )
        self.wait = wait
        self.minutes = minutes


@dataclass(frozen=True)
class Left:
    """What is left of an allowance, and when it is whole again."""

    count: int
    ends_at: datetime


@transaction.atomic
def take(allowance: Allowance, source: str, *, at: datetime) -> Left:
    """Use one of `source`'s allowance up (an address, a network). Raises TooOften when none is left."""
    quota, _is_new = Quota.objects.select_for_update().get_or_create(
        key=_key(allowance, source), defaults={"taken": 0, "ends_at": at + allowance.per}
    )
    if quota.ends_at <= at:
        quota.taken, quota.ends_at = 0, at + allowance.per
    if quota.taken >= allowance.at_most:
        raise TooOften(quota.ends_at - at)
    quota.taken += 1
    quota.save(update_fields=["taken", "ends_at"])
    return Left(count=allowance.at_most - quota.taken, ends_at=quota.ends_at)


@transaction.atomic
def give_back(allowance: Allowance, source: str) -> None:
    """Return one that was taken, because what followed was in order."""
    quota = Quota.objects.select_for_update().filter(key=_key(allowance, source), taken__gt=0).first()
    if quota is not None:
        quota.taken -= 1
        quota.save(update_fields=["taken"])


def forget_ended_quotas(at: datetime) -> None:
    """Drop the counts whose time is over."""
    Quota.objects.filter(ends_at__lte=at).delete()


def _key(allowance: Allowance, source: str) -> str:
    return hashlib.sha256(f"{allowance.name}|{source.strip().lower()}".encode()).hexdigest()
