"""The comparison at night: what it finds, mends and says, and what it leaves alone."""

from datetime import UTC, datetime, timedelta
from pathlib import Path
from threading import Event as Flag

import pytest
from django.core.files.storage import default_storage

from firstline.channels.email.actions.keep_mailbox import change_mailbox
from firstline.channels.email.actions.round_trips import begin_round_trip
from firstline.channels.email.composing.compose import compose as write_mail
from firstline.channels.email.intake.reconciling.compare import compare
from firstline.channels.email.intake.reconciling.nightly import compare_mailboxes_at_night
from firstline.channels.email.intake.reconciling.report import sentences
from firstline.channels.email.intake.source import opened
from firstline.channels.email.intake.taking import Caution, take_mail
from firstline.channels.email.models import IncomingMail, Mailbox, MailboxCheck, OutgoingMail
from firstline.channels.email.models.incoming import HeldFor, MailState
from firstline.channels.email.tests.mails import arrive, mail, mailbox
from firstline.core.access import SYSTEM
from firstline.core.clock import now
from firstline.core.files.keep import content_of
from firstline.tickets.models import Ticket
from tests.cast import NOW

USER = "support@desk.test"
FOUND = ("fetched", "filed_again", "restored", "lost", "held", "fault")
NOTHING = dict.fromkeys(FOUND[:-1], 0) | {"fault": ""}


def found(check):
    return {name: getattr(check, name) for name in FOUND}


def lose(mail):
    Path(default_storage.path(mail.raw.path)).unlink()


def ago(**time):
    return now() - timedelta(**time)


class TestHere:
    @pytest.fixture
    def box(self, cast):
        return mailbox()

    def test_nothing_is_found_where_nothing_is_wrong(self, box):
        raw = mail()
        arrive(box, raw, mail(sender="x <>"), raw, mail())
        check = compare(box, at=now())
        assert found(check) == NOTHING
        assert (check.is_well, check.on_server, check.stored) == (True, None, 4)
        assert sentences(check) == ["Mails of the last seven days here: 4.", "Nothing is missing."]

    def test_files_what_stood_still_for_an_hour(self, box, run_jobs):
        arrive(box, mail(), at=ago(minutes=61), file=False)
        arrive(box, mail(), at=ago(minutes=59), file=False)
        assert found(compare(box, at=now())) == {**NOTHING, "filed_again": 1}
        run_jobs()
        assert sorted(IncomingMail.objects.values_list("state", flat=True)) == ["filed", "received"]

    def test_says_which_originals_are_gone_or_cut_short(self, box):
        gone, cut, _whole = arrive(box, mail(), mail(), mail())
        lose(gone)
        Path(default_storage.path(cut.raw.path)).write_bytes(b"From")
        check = compare(box, at=now())
        assert found(check) == {**NOTHING, "lost": 2}
        assert not check.is_well
        assert "Look for them in a backup" in sentences(check)[1]

    def test_holds_what_counts_as_filed_and_is_in_no_request(self, box):
        nowhere, half, fine = arrive(box, mail(), mail(), mail())
        IncomingMail.objects.filter(pk=nowhere.pk).update(ticket=None, message=None)
        IncomingMail.objects.filter(pk=half.pk).update(message=None)
        IncomingMail.objects.filter(pk=arrive(box, mail())[0].pk).update(kind="bounce", ticket=None, message=None)
        assert found(compare(box, at=now())) == {**NOTHING, "held": 2}
        rows = IncomingMail.objects.in_bulk([nowhere.pk, half.pk, fine.pk])
        assert [rows[one.pk].state for one in (nowhere, half, fine)] == ["held", "held", "filed"]
        assert rows[nowhere.pk].held_for == HeldFor.FAILED
        assert "no request had it" in rows[nowhere.pk].detail
        assert found(compare(box, at=now())) == NOTHING

    def test_keeps_the_last_report_of_each_mailbox_only(self, box):
        compare(box, at=NOW)
        compare(box, at=NOW + timedelta(days=1))
        assert MailboxCheck.objects.get().checked_at == NOW + timedelta(days=1)


@pytest.mark.mail
@pytest.mark.parametrize("way", ["imap", "pop3"])
class TestWithAServer:
    @pytest.fixture
    def box(self, cast, mail_servers, way):
        server = getattr(mail_servers, way)
        box = mailbox(
            way_in=way, imap_host=server.host, imap_port=server.port, imap_security="none", imap_user=USER,
            imap_password="secret",
        )  # fmt: skip
        take(box)
        Mailbox.objects.update(watched_since=ago(days=2))
        return fresh(box)

    def test_nothing_is_found_after_a_usual_pass(self, mail_servers, box):
        place(mail_servers, mail(), mail())
        take(box)
        check = compare(fresh(box), at=now())
        assert found(check) == NOTHING
        assert (check.on_server, check.stored) == (2, 2)

    def test_fetches_what_was_passed_over(self, mail_servers, box, run_jobs, monkeypatch):
        place(mail_servers, *[received(mail(text=f"Mail {n}"), ago(hours=3)) for n in range(2)])
        pass_over(box, monkeypatch)
        assert Ticket.objects.count() == 0
        check = compare(fresh(box), at=later())
        assert found(check) == {**NOTHING, "fetched": 2}
        assert check.is_well
        assert "have been fetched: 2" in sentences(check)[1]
        run_jobs()
        assert Ticket.objects.count() == 2
        take(box)
        assert Ticket.objects.count() == 2
        assert found(compare(fresh(box), at=later())) == NOTHING

    def test_what_the_mailbox_sent_to_itself_becomes_no_request(self, mail_servers, box):
        trip = begin_round_trip(box, at=ago(hours=3))
        raw = write_mail(OutgoingMail.objects.get(), box, at=ago(hours=3)).raw
        place(mail_servers, received(raw, ago(hours=3)))
        assert found(compare(fresh(box), at=later())) == NOTHING
        trip.refresh_from_db()
        assert (trip.came_at is not None, IncomingMail.objects.count()) == (True, 0)

    def test_leaves_to_the_usual_pass_what_has_just_come(self, mail_servers, box):
        place(mail_servers, mail())
        assert found(compare(fresh(box), at=now())) == NOTHING
        assert IncomingMail.objects.count() == 0

    def test_leaves_what_came_before_we_began(self, mail_servers, box, monkeypatch):
        place(mail_servers, received(mail(), ago(days=3)))
        pass_over(box, monkeypatch)
        Mailbox.objects.update(watched_since=now() + timedelta(minutes=1))
        assert found(compare(fresh(box), at=later())) == NOTHING
        assert IncomingMail.objects.count() == 0

    def test_brings_an_original_back_that_the_server_still_has(self, mail_servers, box):
        place(mail_servers, mail(), mail())
        take(box)
        one, other = IncomingMail.objects.select_related("raw").order_by("id")
        before = content_of(one.raw)
        lose(one)
        lose(other)
        check = compare(fresh(box), at=now())
        assert found(check) == {**NOTHING, "restored": 2}
        assert content_of(one.raw) == before
        mail_servers.empty(USER)
        lose(one)
        assert found(compare(fresh(box), at=now())) == {**NOTHING, "lost": 1}

    def test_says_that_a_server_could_not_be_asked_and_looks_at_the_rest(self, box):
        change_mailbox(box, imap_password="wrong", by=SYSTEM, at=NOW)
        Mailbox.objects.update(watched_since=ago(days=2))
        arrive(box, mail(), at=ago(hours=2), file=False)
        check = compare(fresh(box), at=now())
        assert check.filed_again == 1
        assert "refused the user name or the password" in check.fault
        assert not check.is_well


class TestWhen:
    @pytest.fixture
    def box(self, cast):
        return mailbox()

    @pytest.mark.parametrize(
        ("hour", "since_hours", "is_due"),
        [(3, 24, True), (3, 19, False), (12, 24, False), (12, 31, True), (5, 24, False), (2, 21, True)],
    )
    def test_is_once_a_night_or_when_a_night_was_missed(self, box, run_jobs, hour, since_hours, is_due):
        at = datetime(2026, 3, 4, hour, 30, tzinfo=UTC)
        MailboxCheck.objects.create(mailbox=box, checked_at=at - timedelta(hours=since_hours))
        compare_mailboxes_at_night(at)
        assert run_jobs() == int(is_due)

    def test_is_at_once_for_one_that_never_was_and_never_for_one_not_in_use(self, box, run_jobs):
        compare_mailboxes_at_night(datetime(2026, 3, 4, 12, tzinfo=UTC))
        assert run_jobs() == 1
        assert MailboxCheck.objects.get().mailbox == box
        Mailbox.objects.update(is_active=False)
        MailboxCheck.objects.all().delete()
        compare_mailboxes_at_night(datetime(2026, 3, 4, 12, tzinfo=UTC))
        assert run_jobs() == 0


def fresh(box):
    return Mailbox.objects.select_related("team").get(pk=box.pk)


def take(box):
    with opened(fresh(box)) as source:
        return take_mail(fresh(box), source, stop=Flag(), caution=Caution())


def place(servers, *raws):
    for raw in raws:
        servers.place(raw, USER)


def received(raw, at):
    return f"Received: from a by b; {at:%a, %d %b %Y %H:%M:%S} +0000\r\n".encode() + raw


def pass_over(box, monkeypatch):
    """A pass with a mistake in it: what waits is looked at and not taken."""
    with monkeypatch.context() as during:
        during.setattr("firstline.channels.email.intake.taking.unknown", lambda *_args: [])
        take(box)
    assert IncomingMail.objects.filter(state=MailState.RECEIVED).count() == 0


def later():
    """Two hours from now: what lies on the server should long have been taken."""
    return now() + timedelta(hours=2)
