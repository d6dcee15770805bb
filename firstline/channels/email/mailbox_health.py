"""How the mailboxes are: whether mail comes and goes, what waits, and when it is tried again."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Literal

from django.db.models import Count, Min, Q

from firstline.channels.email.models import IncomingMail, Mailbox, OutgoingMail, RoundTrip
from firstline.channels.email.models.incoming import MailState
from firstline.channels.email.models.outgoing import SendState
from firstline.channels.email.models.round_trip import ROUND_TRIP
from firstline.channels.email.policies import visible_mailboxes
from firstline.channels.email.queries import is_signed_in
from firstline.channels.email.sign_in_standing import Ending, ending_of
from firstline.core.access import Actor

SILENT_AFTER = timedelta(minutes=5)
RECENT = timedelta(days=1)

Health = Literal["works", "fails", "silent", "new", "not signed in", "sends only", "off"]


@dataclass(frozen=True)
class Leaving:
    """What is to leave a mailbox: how many mails wait, since when, when the next is tried; how many were given up or
    came back in the last day."""

    waiting: int = 0
    waiting_since: datetime | None = None
    next_try_at: datetime | None = None
    failed: int = 0


@dataclass(frozen=True)
class Trips:
    """How long the mails that a mailbox sent to itself in the last day took, in seconds: the last one that came back,
    and the slowest. `came_at` is when the last one came; `lost` did not come back in time."""

    last_seconds: int | None = None
    worst_seconds: int | None = None
    came_at: datetime | None = None
    lost: int = 0


@dataclass(frozen=True)
class MailboxHealth:
    """A mailbox and how it is. `silent`: nobody has looked into it for minutes, so no worker may be running; `new`: it
    has never been looked into; `not signed in`: nobody has let the desk in at its provider yet. `held` mails wait for a
    person, `waiting` ones are stored and not filed yet. `ending` is what of its sign-in ends by itself."""

    mailbox: Mailbox
    health: Health
    held: int
    waiting: int
    leaving: Leaving
    ending: Ending | None
    trips: Trips

    @property
    def sign_in_fault(self) -> str:
        """Why its provider lets the desk in no more, in plain words; empty while it does."""
        is_failing = is_signed_in(self.mailbox) and self.mailbox.grant.failing_since is not None
        return self.mailbox.grant.last_error if is_failing else ""


def mailboxes_with_health(actor: Actor, *, at: datetime) -> list[MailboxHealth]:
    """Every mailbox this actor manages, with its state."""
    mailboxes = list(visible_mailboxes(actor).select_related("grant", "grant__client"))
    coming, leaving, trips = _coming(), _leaving(at), trips_of_last_day(at)
    return [
        MailboxHealth(
            mailbox=mailbox,
            health=health_of(mailbox, at=at),
            held=coming.get((mailbox.pk, MailState.HELD), 0),
            waiting=coming.get((mailbox.pk, MailState.RECEIVED), 0),
            leaving=leaving.get(mailbox.pk, Leaving()),
            ending=_ending(mailbox, at),
            trips=trips.get(mailbox.pk, Trips()),
        )
        for mailbox in mailboxes
    ]


def health_of(mailbox: Mailbox, *, at: datetime) -> Health:
    if not mailbox.is_active:
        return "off"
    if mailbox.signs_in_at_provider and not is_signed_in(mailbox):
        return "not signed in"
    if is_in_trouble(mailbox):
        return "fails"
    if not mailbox.is_watched:
        return "sends only"
    if mailbox.last_success_at is None:
        return "new"
    return "silent" if at - mailbox.last_success_at > SILENT_AFTER else "works"


def is_in_trouble(mailbox: Mailbox) -> bool:
    """Whether mail can't come or go, or soon won't: its servers or its sign-in say no."""
    sign_in_fails = mailbox.signs_in_at_provider and is_signed_in(mailbox) and mailbox.grant.failing_since is not None
    return bool(mailbox.last_error or mailbox.sending_error or mailbox.round_trips_lost_since or sign_in_fails)


def trips_of_last_day(at: datetime) -> dict[int, Trips]:
    """By mailbox."""
    rows = RoundTrip.objects.filter(began_at__gt=at - RECENT).order_by("began_at")
    by_mailbox: dict[int, list[RoundTrip]] = defaultdict(list)
    for trip in rows:
        by_mailbox[trip.mailbox_id].append(trip)
    return {mailbox: _trips(trips) for mailbox, trips in by_mailbox.items()}


def _trips(trips: list[RoundTrip]) -> Trips:
    came = [(round((trip.came_at - trip.began_at).total_seconds()), trip.came_at) for trip in trips if trip.came_at]
    return Trips(
        last_seconds=came[-1][0] if came else None,
        worst_seconds=max(seconds for seconds, _came_at in came) if came else None,
        came_at=came[-1][1] if came else None,
        lost=sum(trip.lost_at is not None for trip in trips),
    )


def _coming() -> dict[tuple[int, str], int]:
    states = [MailState.HELD, MailState.RECEIVED]
    counted = IncomingMail.objects.filter(state__in=states).order_by().values_list("mailbox_id", "state")
    return {(mailbox, state): count for mailbox, state, count in counted.annotate(n=Count("id"))}


def _leaving(at: datetime) -> dict[int, Leaving]:
    waits = Q(state__in=[SendState.QUEUED, SendState.SENDING])
    failed = Q(state__in=[SendState.FAILED, SendState.BOUNCED], created_at__gt=at - RECENT) & ~Q(kind=ROUND_TRIP)
    rows = OutgoingMail.objects.filter(waits | failed).exclude(mailbox=None).order_by().values("mailbox_id")
    counted = rows.annotate(
        waiting=Count("id", filter=waits),
        since=Min("created_at", filter=waits),
        next=Min("due_at", filter=Q(state=SendState.QUEUED)),
        failed=Count("id", filter=failed),
    )
    return {row["mailbox_id"]: Leaving(row["waiting"], row["since"], row["next"], row["failed"]) for row in counted}


def _ending(mailbox: Mailbox, at: datetime) -> Ending | None:
    if not mailbox.signs_in_at_provider or not is_signed_in(mailbox):
        return None
    return ending_of(mailbox.grant.client, mailbox.grant, at=at)
