"""Mails that a mailbox sends to itself: begun every few minutes, noted when they come back, else given up."""

from datetime import datetime, timedelta

from django.db import transaction
from django.utils import translation
from django.utils.translation import gettext as _

from firstline.channels.email.actions.queue_mail import Letter, queue_mail
from firstline.channels.email.addressing import round_trip_mark
from firstline.channels.email.events import RoundTripCame, RoundTripLost
from firstline.channels.email.models import Mailbox, OutgoingMail, RoundTrip
from firstline.channels.email.models.outgoing import Auto, SendState
from firstline.channels.email.models.round_trip import ROUND_TRIP
from firstline.core.access import SYSTEM
from firstline.core.desk import current_desk
from firstline.core.events import record
from firstline.core.queries import working_since

EVERY = timedelta(minutes=5)
IN_TIME = timedelta(minutes=10)
KEPT_FOR = timedelta(days=7)
MAILS_KEPT_FOR = timedelta(days=1)


@transaction.atomic
def begin_round_trip(mailbox: Mailbox, *, at: datetime) -> RoundTrip | None:
    """Send a mail from the mailbox to itself. None when one is under way or the last one began minutes ago."""
    mailbox = Mailbox.objects.select_for_update(of=("self",)).get(pk=mailbox.pk)
    trips = RoundTrip.objects.filter(mailbox=mailbox)
    if trips.filter(came_at=None, lost_at=None).exists() or trips.filter(began_at__gt=at - EVERY).exists():
        return None
    trip = RoundTrip.objects.create(mailbox=mailbox, began_at=at)
    with translation.override(current_desk().language):
        queue_mail(_letter(mailbox, trip), at=at)
    return trip


@transaction.atomic
def note_arrival(mailbox: Mailbox, trip_id: int, *, at: datetime) -> bool:
    """A mail of this mailbox to itself came back; coming twice changes nothing. False when it is none of ours."""
    trip = RoundTrip.objects.select_for_update().filter(pk=trip_id, mailbox=mailbox).first()
    if trip is None:
        return False
    if trip.came_at is None:
        trip.came_at = at
        trip.save(update_fields=["came_at"])
    if trip.lost_at is None and Mailbox.objects.filter(pk=mailbox.pk).exclude(round_trips_lost_since=None).update(
        round_trips_lost_since=None
    ):
        record(RoundTripCame(mailbox_id=mailbox.pk), by=SYSTEM, at=at)
    return True


@transaction.atomic
def give_up_round_trip(trip: RoundTrip, *, at: datetime) -> None:
    """It did not come back in time. That is said once, and only where nothing else says already what is wrong."""
    mailbox = Mailbox.objects.select_for_update(of=("self",)).get(pk=trip.mailbox_id)
    given_up = RoundTrip.objects.filter(pk=trip.pk, came_at=None, lost_at=None)
    if given_up.update(lost_at=at) == 0:
        return
    waiting = OutgoingMail.objects.filter(key=_key(trip), state=SendState.QUEUED)
    waiting.update(state=SendState.CANCELLED)
    if mailbox.round_trips_lost_since is None:
        Mailbox.objects.filter(pk=mailbox.pk).update(round_trips_lost_since=trip.began_at)
        if not mailbox.last_error and not mailbox.sending_error:
            record(RoundTripLost(mailbox_id=mailbox.pk), by=SYSTEM, at=at)


def look_after_round_trips(at: datetime) -> None:
    """Give up what is late, begin what is due, forget what is old."""
    _give_up_what_is_late(at)
    for mailbox in Mailbox.objects.filter(is_active=True, has_round_trips=True):
        begin_round_trip(mailbox, at=at)
    RoundTrip.objects.filter(began_at__lt=at - KEPT_FOR).delete()
    OutgoingMail.objects.filter(kind=ROUND_TRIP, created_at__lt=at - MAILS_KEPT_FOR).exclude(
        state=SendState.SENDING
    ).delete()


def _give_up_what_is_late(at: datetime) -> None:
    """What was under way while nobody worked, or since the mailbox is used no more, says nothing about the mailbox."""
    overdue = RoundTrip.objects.filter(came_at=None, lost_at=None, began_at__lte=at - IN_TIME)
    since = working_since(at)
    counts = overdue.filter(mailbox__has_round_trips=True, mailbox__is_active=True, began_at__gte=since or at)
    for trip in counts:
        give_up_round_trip(trip, at=at)
    overdue.update(lost_at=at)


def _letter(mailbox: Mailbox, trip: RoundTrip) -> Letter:
    """The mark is kept as a secret: forgotten once it has left, and never in the clear in the database."""
    return Letter(
        key=_key(trip),
        kind=ROUND_TRIP,
        auto=Auto.GENERATED,
        mailbox=mailbox,
        address=mailbox.address,
        subject=_("Firstline tries this mailbox"),
        text=_("The desk sends itself this mail to see whether mail comes and goes. It takes it away again."),
        language=current_desk().language,
        secret=round_trip_mark(mailbox.pk, trip.pk),
        lasts=IN_TIME,
        to_ourselves=True,
    )


def _key(trip: RoundTrip) -> str:
    return f"{ROUND_TRIP}:{trip.pk}"
