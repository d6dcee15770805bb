"""A mailbox sends itself a mail every few minutes: it goes the whole way, never becomes a request, and is missed."""

import poplib
from datetime import datetime, timedelta

import pytest

from firstline.channels.email.actions.keep_mailbox import CannotKeepMailbox, change_mailbox
from firstline.channels.email.actions.round_trips import begin_round_trip, look_after_round_trips, note_arrival
from firstline.channels.email.addressing import read_round_trip_mark, round_trip_mark
from firstline.channels.email.composing.compose import compose
from firstline.channels.email.intake.fetching import fetch_once
from firstline.channels.email.intake.folder import Fetched
from firstline.channels.email.intake.handing_over import take_over
from firstline.channels.email.intake.round_trips import without_round_trips
from firstline.channels.email.mailbox_health import Trips, health_of, mailboxes_with_health, trips_of_last_day
from firstline.channels.email.models import IncomingMail, Mailbox, OutgoingMail, RoundTrip
from firstline.channels.email.models.outgoing import SendState
from firstline.channels.email.outbox.batch import send_due
from firstline.channels.email.tests.mails import mail, mailbox
from firstline.core.access import SYSTEM
from firstline.core.clock import now
from firstline.core.models import LoggedEvent, StoredFile, WorkerPulse
from firstline.tickets.models import Ticket
from tests.cast import NOW

pytestmark = pytest.mark.django_db

GOES_ROUND = {"imap_host": "imap.test", "smtp_host": "smtp.test", "has_round_trips": True}


@pytest.fixture
def box() -> Mailbox:
    return mailbox(**GOES_ROUND)


def worker_since(moment: datetime, *, until: datetime) -> None:
    WorkerPulse.objects.update_or_create(name="w", defaults={"started_at": moment, "seen_at": until})


def pass_time(start: datetime, minutes: int) -> datetime:
    """Let the clock's job run every minute; the moment after."""
    for minute in range(minutes):
        at = start + timedelta(minutes=minute)
        worker_since(NOW - timedelta(hours=1), until=at)
        look_after_round_trips(at)
    return start + timedelta(minutes=minutes)


def kinds() -> list[str]:
    return list(LoggedEvent.objects.filter(kind__contains="round-trip").order_by("id").values_list("kind", flat=True))


# ── the whole way ─────────────────────────────────────────────────────────────


@pytest.mark.mail
@pytest.mark.parametrize("way_in", ["imap", "pop3"])
def test_goes_out_and_comes_in_and_leaves_nothing_behind(mail_servers, way_in):
    there, smtp = mail_servers.pop3 if way_in == "pop3" else mail_servers.imap, mail_servers.smtp
    box = mailbox(
        way_in=way_in, imap_host=there.host, imap_port=there.port, imap_security="none",
        imap_user="support@desk.test", imap_password="secret",
        smtp_host=smtp.host, smtp_port=smtp.port, smtp_security="none", has_round_trips=True,
    )  # fmt: skip
    look_after_round_trips(now())
    mail_servers.place(mail(), "support@desk.test")
    assert send_due(at=now()) == 1
    mail_servers.wait_for_mail("support@desk.test", 2)
    assert fetch_once(box).fault == ""
    trip = RoundTrip.objects.get()
    assert trip.came_at is not None
    assert trips_of_last_day(now())[box.pk].last_seconds <= 20
    assert len(mail_servers.mailbox("support@desk.test")) == 1
    assert (Ticket.objects.count(), IncomingMail.objects.count()) == (1, 1)
    assert "X-Firstline-Round-Trip" not in OutgoingMail.objects.get(kind="round-trip").text
    assert OutgoingMail.objects.get(kind="round-trip").secret == ""


@pytest.mark.parametrize("above", [b"", b"From support@desk.test Wed Mar  4 10:00:00 2026\n"])
def test_comes_back_where_a_mail_server_hands_mail_over(above):
    box = mailbox(way_in="none", smtp_host="smtp.test", has_round_trips=True)
    trip = begin_round_trip(box, at=NOW)
    raw = compose(OutgoingMail.objects.get(), box, at=NOW).raw
    assert take_over(box, above + raw, at=NOW, trace=b"Return-Path: <support@desk.test>\r\n") is None
    trip.refresh_from_db()
    assert trip.came_at is not None
    assert (IncomingMail.objects.count(), StoredFile.objects.count()) == (0, 0)
    assert take_over(box, mail(X_Firstline_Round_Trip=f"{trip.pk}.{'a' * 26}"), at=NOW).state == "received"


def test_a_server_that_does_not_delete_it_stops_no_other_mail(box):
    begin_round_trip(box, at=NOW)
    raw = compose(OutgoingMail.objects.get(), box, at=NOW).raw
    fetched = [Fetched(uid=uid, raw=one, arrived_at=NOW) for uid, one in enumerate([raw, mail(), raw])]
    asked: list[list[int]] = []

    class Refusing:
        def delete(self, uids):
            asked.append(uids)
            raise poplib.error_proto("-ERR no")

    assert without_round_trips(box, Refusing(), fetched) == [fetched[1]]
    assert without_round_trips(box, Refusing(), [fetched[1]]) == [fetched[1]]
    assert asked == [[0, 2]]


def test_carries_a_mark_that_only_this_desk_can_make(box):
    trip = begin_round_trip(box, at=NOW)
    raw = compose(OutgoingMail.objects.get(), box, at=NOW).raw.decode()
    mark = round_trip_mark(box.pk, trip.pk)
    assert f"X-Firstline-Round-Trip: {mark}" in raw
    assert "Auto-Submitted: auto-generated" in raw
    assert read_round_trip_mark(box.pk, mark) == trip.pk
    assert read_round_trip_mark(box.pk + 1, mark) == 0
    assert read_round_trip_mark(box.pk, f"{trip.pk + 1}.{mark.partition('.')[2]}") == 0
    assert mark not in str(list(OutgoingMail.objects.values_list("text", "header_id", "subject")))


# ── when ──────────────────────────────────────────────────────────────────────


def test_is_refused_where_the_service_takes_off_its_mark(box):
    by_service = {"way_out": "service", "out_service": "mailersend", "out_key": "k", "has_round_trips": True}
    with pytest.raises(CannotKeepMailbox, match="MailerSend takes the mark off") as refusal:
        change_mailbox(box, **by_service, by=SYSTEM, at=NOW)
    assert refusal.value.field == "has_round_trips"
    change_mailbox(box, **by_service | {"way_out": "smtp"}, by=SYSTEM, at=NOW)


def test_begins_every_five_minutes_and_one_at_a_time(box):
    mailbox(name="Without", address="without@desk.test")
    pass_time(NOW, 8)
    assert RoundTrip.objects.count() == 1
    RoundTrip.objects.update(came_at=NOW)
    look_after_round_trips(NOW + timedelta(minutes=8))
    assert list(RoundTrip.objects.order_by("id").values_list("began_at", flat=True)) == [
        NOW,
        NOW + timedelta(minutes=8),
    ]
    assert {mail.address for mail in OutgoingMail.objects.all()} == {"support@desk.test"}


def test_one_that_does_not_come_in_time_is_missed_once(box):
    pass_time(NOW, 26)
    assert kinds() == ["mailbox:round-trip-lost"]
    box.refresh_from_db()
    assert box.round_trips_lost_since == NOW
    assert health_of(box, at=NOW) == "fails"
    assert RoundTrip.objects.filter(lost_at=None).count() == 1
    assert set(OutgoingMail.objects.order_by("id").values_list("state", flat=True)[:2]) == {SendState.CANCELLED}


def test_it_is_over_when_one_comes_back(box, cast):
    at = pass_time(NOW, 12)
    first, second = RoundTrip.objects.order_by("id")
    arrive(box, first, at)
    box.refresh_from_db()
    assert box.round_trips_lost_since is not None, "one that was late says nothing about the next"
    arrive(box, second, at)
    box.refresh_from_db()
    assert box.round_trips_lost_since is None
    assert kinds() == ["mailbox:round-trip-lost", "mailbox:round-trip-came"]
    arrive(box, second, at + timedelta(hours=1))
    (health,) = mailboxes_with_health(cast.actor(cast.ada), at=at)
    assert health.trips == Trips(last_seconds=120, worst_seconds=720, came_at=at, lost=1)


def arrive(box: Mailbox, trip: RoundTrip, at: datetime) -> None:
    assert note_arrival(box, trip.pk, at=at)


def test_nothing_more_is_said_where_it_is_known_what_is_wrong(box):
    Mailbox.objects.update(last_error="The password is wrong.")
    pass_time(NOW, 12)
    box.refresh_from_db()
    assert (kinds(), box.round_trips_lost_since) == ([], NOW)


def test_nothing_is_missed_that_was_under_way_while_the_desk_stood_still(box):
    look_after_round_trips(NOW)
    later = NOW + timedelta(hours=2)
    worker_since(later, until=later)
    look_after_round_trips(later)
    box.refresh_from_db()
    assert (kinds(), box.round_trips_lost_since) == ([], None)
    assert RoundTrip.objects.filter(came_at=None, lost_at=None).get().began_at == later


def test_switched_off_it_forgets_what_was_under_way(box):
    pass_time(NOW, 12)
    change_mailbox(box, has_round_trips=False, by=SYSTEM, at=NOW)
    box.refresh_from_db()
    assert box.round_trips_lost_since is None
    pass_time(NOW + timedelta(minutes=12), 15)
    assert not RoundTrip.objects.filter(came_at=None, lost_at=None).exists()
    assert kinds() == ["mailbox:round-trip-lost"]


def test_old_ones_are_forgotten(box):
    begin_round_trip(box, at=NOW)
    OutgoingMail.objects.update(state=SendState.SENT)
    RoundTrip.objects.update(came_at=NOW)
    look_after_round_trips(NOW + timedelta(days=2))
    assert (RoundTrip.objects.count(), OutgoingMail.objects.count()) == (2, 1)
    look_after_round_trips(NOW + timedelta(days=8))
    assert not RoundTrip.objects.filter(began_at=NOW).exists()


@pytest.mark.parametrize("missing", [{"imap_host": ""}, {"smtp_host": ""}, {"way_out": "folder"}])
def test_is_refused_where_mail_can_not_go_round(missing):
    with pytest.raises(CannotKeepMailbox) as refusal:
        mailbox(**{**GOES_ROUND, **missing})
    assert refusal.value.field == "has_round_trips"
    assert not Mailbox.objects.exists()
