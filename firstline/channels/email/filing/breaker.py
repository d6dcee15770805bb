"""The breaker: who writes too much at once is held back, so that a loop or a flood drowns nobody."""

from datetime import datetime, timedelta

from django.db.models import F

from firstline.channels.email.events import SenderHeldBack
from firstline.channels.email.models import IncomingMail, SenderBreaker
from firstline.core.access import SYSTEM
from firstline.core.events import record

MOST = 20
WITHIN = timedelta(minutes=10)


def writes_too_much(mail: IncomingMail, address: str) -> bool:
    """Whether this sender had 20 mails or more in the ten minutes before this one arrived at the server."""
    recent = IncomingMail.objects.filter(
        from_address=address, arrived_at__gt=mail.arrived_at - WITHIN, arrived_at__lte=mail.arrived_at
    ).exclude(pk=mail.pk)
    return len(recent.order_by().values_list("pk", flat=True)[:MOST]) >= MOST


def hold_back(mail: IncomingMail, address: str, *, at: datetime) -> None:
    """Count a mail that was held because its sender writes too much, and tell the administrators of the first."""
    breaker, is_new = SenderBreaker.objects.select_for_update().get_or_create(
        address=address, defaults={"tripped_at": at, "last_at": at, "held": 1}
    )
    is_another_flood = not is_new and at - breaker.last_at > WITHIN
    if is_another_flood:
        SenderBreaker.objects.filter(pk=breaker.pk).update(tripped_at=at, last_at=at, held=1)
    elif not is_new:
        SenderBreaker.objects.filter(pk=breaker.pk).update(last_at=at, held=F("held") + 1)
    if is_new or is_another_flood:
        record(SenderHeldBack(mailbox_id=mail.mailbox_id, address=address), by=SYSTEM, at=at)
