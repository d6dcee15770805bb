"""What became of mails, for those who look at a conversation or after the desk."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db.models import Count, Min, Q, QuerySet

from firstline.channels.email.composing.from_where import way_out_for
from firstline.channels.email.models import Mailbox, OutgoingMail, UnreachableAddress
from firstline.channels.email.models.outgoing import SendState
from firstline.core.prepared import Prepared
from firstline.tickets.models import Message

WORST_FIRST = (
    SendState.BOUNCED, SendState.FAILED, SendState.SENDING, SendState.QUEUED, SendState.SENT, SendState.CANCELLED,
)  # fmt: skip
LATE_AFTER = timedelta(minutes=5)


@dataclass(frozen=True)
class Copy:
    """One recipient's copy of a message. `when` it was sent, or is tried next; `error` in plain words or empty."""

    mail_id: int
    name: str
    address: str
    state: SendState
    when: datetime | None
    error: str
    delivered_at: datetime | None = None

    @property
    def can_be_resent(self) -> bool:
        return self.state in (SendState.FAILED, SendState.BOUNCED)


@dataclass(frozen=True)
class Delivery:
    """How far a message got: the state, moment and error of the copy that is worst off, and all copies."""

    state: SendState
    when: datetime | None
    error: str
    copies: tuple[Copy, ...]

    @property
    def delivered_at(self) -> datetime | None:
        """When the last copy arrived; None unless the recipients' servers said so of each."""
        moments = [copy.delivered_at for copy in self.copies if copy.state != SendState.CANCELLED]
        known = [moment for moment in moments if moment is not None]
        return max(known) if known and len(known) == len(moments) else None


def delivery_of(messages: Iterable[Message]) -> dict[int, Delivery]:
    """The delivery of each of these messages that was mailed, by message id. One query."""
    copies: defaultdict[int, list[Copy]] = defaultdict(list)
    for mail in _mails.among(message_ids=[message.pk for message in messages]):
        if mail.message_id is not None:
            copies[mail.message_id].append(_copy(mail))
    return {message_id: _delivery(found) for message_id, found in copies.items()}


def _mails_of(message_ids: list[int]) -> QuerySet[OutgoingMail]:
    mails = OutgoingMail.objects.filter(message_id__in=message_ids).order_by("id")
    return mails.only("message_id", "name", "address", "state", "due_at", "sent_at", "delivered_at", "last_error")


_mails = Prepared(_mails_of)


def unreachable_among(addresses: Iterable[str]) -> dict[str, str]:
    """Which of these addresses nothing is sent to because mail came back, and why, in plain words. By address in lower
    case; `allow_address` ends it."""
    asked = {address.lower() for address in addresses if address}
    found = UnreachableAddress.objects.filter(address__in=asked)
    return {row.address: row.reason for row in found}


@dataclass(frozen=True)
class Sending:
    """How mail going out is: `waiting` mails that are due and the oldest one's time, `given_up` in the last day,
    whether there `is_a_mailbox` and `is_a_way_out`, and the mailboxes that can't send."""

    waiting: int
    waiting_since: datetime | None
    given_up: int
    is_a_mailbox: bool
    is_a_way_out: bool
    in_trouble: tuple[Mailbox, ...]

    def is_late(self, at: datetime) -> bool:
        """Whether something has been waiting for longer than it should."""
        return self.waiting_since is not None and at - self.waiting_since > LATE_AFTER


def sending_now(at: datetime) -> Sending:
    """How mail going out is at `at`, for the doctor and the health page."""
    queued, failed = Q(state=SendState.QUEUED, due_at__lte=at), Q(state__in=[SendState.FAILED, SendState.BOUNCED])
    waiting = OutgoingMail.objects.filter(queued).aggregate(n=Count("id"), since=Min("created_at"))
    active = list(Mailbox.objects.filter(is_active=True))
    return Sending(
        waiting=waiting["n"],
        waiting_since=waiting["since"],
        given_up=OutgoingMail.objects.filter(failed, created_at__gt=at - timedelta(days=1)).count(),
        is_a_mailbox=bool(active),
        is_a_way_out=any(way_out_for(mailbox) for mailbox in active[:1]),
        in_trouble=tuple(mailbox for mailbox in active if mailbox.sending_error),
    )


def _copy(mail: OutgoingMail) -> Copy:
    waits = mail.state in (SendState.QUEUED, SendState.SENDING)
    return Copy(
        mail_id=mail.pk,
        name=mail.name,
        address=mail.address,
        state=SendState(mail.state),
        when=mail.due_at if waits else mail.sent_at,
        error=mail.last_error,
        delivered_at=mail.delivered_at,
    )


def _delivery(copies: list[Copy]) -> Delivery:
    worst = min(copies, key=lambda copy: WORST_FIRST.index(copy.state))
    return Delivery(state=worst.state, when=worst.when, error=worst.error, copies=tuple(copies))
