"""A mail service tells what became of our mail."""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any

from anymail.signals import EventType, RejectReason
from django.db.models import Q

from firstline.channels.email.actions.mark_bounced import mark_bounced
from firstline.channels.email.actions.mark_delivered import mark_delivered
from firstline.channels.email.composing.from_where import way_out_for
from firstline.channels.email.hooks.faults import ComeAgain, Forged, NotTaken
from firstline.channels.email.hooks.proof import check_events
from firstline.channels.email.models import Mailbox, OutgoingMail
from firstline.channels.email.models.outgoing import SendState
from firstline.channels.email.services.anymail_views import WrongSignature, events_in
from firstline.channels.email.services.known import OUTGOING
from firstline.channels.email.services.posted import Posted, Unreadable
from firstline.core.access import SYSTEM

CLOCKS_DIFFER = timedelta(minutes=10)

LOST = frozenset({EventType.BOUNCED, EventType.REJECTED, EventType.FAILED, EventType.COMPLAINED})
NEVER_AGAIN = frozenset({RejectReason.BOUNCED, RejectReason.INVALID, RejectReason.SPAM, RejectReason.UNSUBSCRIBED})
SOFT = frozenset({"softbounce", "soft_bounce", "soft_bounced", "soft bounce", "blocked", "dnserror", "transient"})
"""What services call a mail that they gave up, though the address may be in order."""


@dataclass(frozen=True)
class Told:
    """What is told of one mail. `ids`: what the service calls it; `is_lost`: it did not arrive, and will not;
    `is_address_in_order`: the next mail to the address may arrive all the same."""

    ids: tuple[str, ...]
    recipient: str
    happened_at: datetime | None
    is_delivered: bool
    is_lost: bool
    is_held_up: bool
    is_address_in_order: bool
    reason: str


def take_events(mailbox: Mailbox, posted: Posted, *, at: datetime) -> int:
    """Note what is told; of how many of our mails. What is told of others' mail, or too late, changes nothing.

    Raises NotTaken.
    """
    try:
        keys = check_events(mailbox, posted, at=at)
        told = [_told(event) for event in events_in(posted, OUTGOING[mailbox.out_service].view, **keys)]
    except WrongSignature as fault:
        raise Forged from fault
    except Unreadable as fault:
        raise NotTaken from fault
    return sum(_note(mailbox, one, at) for one in told if one.is_delivered or one.is_lost or one.is_held_up)


def _told(event: Any) -> Told:
    kind = event.event_type
    said = {str(event.esp_event.get(name, "")).lower() for name in ("Type", "event", "type", "status")}
    data = event.esp_event.get("data")
    said |= {str(data.get("type", "")).lower()} if isinstance(data, dict) else set()
    names = [event.message_id, event.esp_event.get("smtp-id"), event.esp_event.get("message-id")]
    return Told(
        ids=tuple(str(name).strip().strip("<>") for name in names if name),
        recipient=str(event.recipient or "").strip().lower(),
        happened_at=_with_zone(event.timestamp),
        is_delivered=kind == EventType.DELIVERED,
        is_lost=kind in LOST,
        is_held_up=kind == EventType.DEFERRED,
        is_address_in_order=kind == EventType.FAILED
        or bool(said & SOFT)
        or (event.reject_reason is not None and event.reject_reason not in NEVER_AGAIN),
        reason=str(event.mta_response or event.description or ""),
    )


def _note(mailbox: Mailbox, told: Told, at: datetime) -> bool:
    mail = _mail(mailbox, told)
    if mail is None or mail.header_id is None or _is_about_an_earlier_try(mail, told):
        return False
    if told.is_delivered:
        return mark_delivered(mail.header_id, recipients=[told.recipient], at=at) is not None
    return (
        mark_bounced(
            mail.header_id,
            recipients=[told.recipient],
            permanent=told.is_lost,
            address_is_in_order=told.is_address_in_order,
            reason=told.reason,
            by=SYSTEM,
            at=at,
        )
        is not None
    )


def _mail(mailbox: Mailbox, told: Told) -> OutgoingMail | None:
    """The mail that is meant, if it left by way of this mailbox. Raises ComeAgain while it may be just leaving."""
    if not told.ids:
        return None
    named = Q(service_id__in=told.ids) | Q(header_id__in=told.ids)
    mails = OutgoingMail.objects.select_related("mailbox").filter(address=told.recipient)
    found = next((mail for mail in mails.filter(named) if _left_by(mailbox, mail)), None)
    if found is None and any(_left_by(mailbox, mail) for mail in mails.filter(state=SendState.SENDING)):
        raise ComeAgain
    return found


def _left_by(mailbox: Mailbox, mail: OutgoingMail) -> bool:
    return mail.mailbox is not None and way_out_for(mail.mailbox) == mailbox


def _is_about_an_earlier_try(mail: OutgoingMail, told: Told) -> bool:
    """Somebody may have had it sent again since; what became of it before is over."""
    return bool(told.happened_at and mail.sent_at and told.happened_at < mail.sent_at - CLOCKS_DIFFER)


def _with_zone(moment: datetime | None) -> datetime | None:
    return moment.replace(tzinfo=UTC) if moment is not None and moment.tzinfo is None else moment
