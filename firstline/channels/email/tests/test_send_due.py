from datetime import timedelta

import pytest
from django.db import OperationalError

from firstline.channels.email.actions.claim_mail import claim_mails, take_back_own, take_back_stuck
from firstline.channels.email.actions.forget_words import forget_old_words
from firstline.channels.email.models import Mailbox, OutgoingMail, UnreachableAddress
from firstline.channels.email.models.outgoing import PUT_IN_LATER
from firstline.channels.email.outbox import batch
from firstline.channels.email.outbox.batch import send_due
from firstline.channels.email.sending import CannotReach, Refused
from firstline.channels.email.tests.sample_mails import FakeWay, a_mailbox, kept_in, queued
from firstline.core.models import LoggedEvent, WorkerPulse
from tests.cast import NOW

pytestmark = pytest.mark.django_db
MINUTE = timedelta(minutes=1)


@pytest.fixture
def mailbox():
    return a_mailbox()


@pytest.fixture
def way(monkeypatch):
    fake = FakeWay()
    monkeypatch.setattr(batch, "open_way", fake.open)
    return fake


def state(mail):
    mail.refresh_from_db()
    return mail.state


def test_sends_what_is_due_over_one_connection(mailbox, way):
    mails = [queued(1), queued(2, address="erik@bergs.test")]
    assert send_due(at=NOW) == 2
    assert way.recipients == ["anna@bergs.test", "erik@bergs.test"]
    assert (way.opened, way.closed) == (1, 1)
    assert [state(mail) for mail in mails] == ["sent", "sent"]
    assert (mails[0].sent_at, mails[0].attempts, mails[0].claimed_by) == (NOW, 1, "")


def test_sends_nothing_twice(mailbox, way):
    queued()
    send_due(at=NOW)
    assert send_due(at=NOW + MINUTE) == 0
    assert len(way.taken) == 1


def test_nothing_is_opened_when_nothing_is_due(mailbox, way):
    assert send_due(at=NOW) == 0
    assert way.opened == 0


def test_the_demo_desk_keeps_its_mail_in_a_folder(mailbox, settings):
    queued()
    assert send_due(at=NOW) == 1
    (mail,) = kept_in(settings.OUTBOX)
    assert (mail["Delivered-To"], mail["Return-Path"]) == ("anna@bergs.test", "<support@desk.test>")
    assert mail.get_body(("plain",)).get_content().strip() == "Hello Anna, number 1"


def test_without_any_mailbox_mail_waits_for_one(way):
    mail = queued()
    assert (send_due(at=NOW), state(mail), mail.header_id) == (0, "queued", None)
    a_mailbox()
    assert send_due(at=NOW) == 1
    assert state(mail) == "sent"
    assert mail.header_id.endswith("@desk.test")


def test_mail_that_waited_too_long_for_a_mailbox_is_given_up(way, ticket):
    mail = queued(ticket=ticket)
    send_due(at=NOW + timedelta(days=6))
    assert (state(mail), mail.last_error) == ("failed", "There was no mailbox to send it from.")
    a_mailbox()
    assert send_due(at=NOW + timedelta(days=6)) == 0


def test_what_waits_in_a_mailbox_that_is_switched_off_leaves_by_another(way):
    off = a_mailbox()
    mail = queued()
    Mailbox.objects.update(is_active=False, is_default=False)
    assert send_due(at=NOW) == 0
    other = a_mailbox(name="Other", address="other@desk.test")
    assert send_due(at=NOW) == 1
    assert (state(mail), mail.mailbox, off != other) == ("sent", other, True)


def test_a_mailbox_without_a_server_takes_the_default_ones_way(way):
    own = Mailbox.objects.create(name="Network", address="network@desk.test")
    a_mailbox()
    queued(mailbox=own)
    assert send_due(at=NOW) == 1
    assert b'From: "Firstline" <network@desk.test>' in way.taken[0].raw


def test_with_no_way_out_at_all_mail_waits_and_the_mailbox_says_why(way):
    box = a_mailbox(way_out="smtp")
    mail = queued()
    assert send_due(at=NOW) == 0
    box.refresh_from_db()
    assert box.sending_error == "No mailbox says through which mail server mail leaves."
    assert state(mail) == "queued"


# ── one mail that is refused ──────────────────────────────────────────────────


def test_one_bad_recipient_does_not_hold_the_others(mailbox, way):
    way.refuses["gone@bergs.test"] = Refused("Nobody receives mail there.", is_permanent=True, nobody_there=True)
    bad, good = queued(1, address="gone@bergs.test"), queued(2)
    assert send_due(at=NOW) == 1
    assert (state(bad), bad.last_error) == ("failed", "Nobody receives mail there.")
    assert state(good) == "sent"
    assert UnreachableAddress.objects.get().address == "gone@bergs.test"


def test_a_refusal_for_now_is_tried_again_later_and_later(mailbox, way):
    way.refuses["anna@bergs.test"] = Refused("Try later.", is_permanent=False)
    mail, tried = queued(), []
    at = NOW
    for _attempt in range(5):
        send_due(at=at)
        mail.refresh_from_db()
        tried.append(mail.due_at - at)
        at = mail.due_at
    assert tried == [MINUTE, 3 * MINUTE, 5 * MINUTE, 10 * MINUTE, 20 * MINUTE]
    assert (mail.state, mail.last_error, mail.attempts) == ("queued", "Try later.", 5)
    way.refuses.clear()
    assert send_due(at=at) == 1
    assert (state(mail), mail.last_error) == ("sent", "")


def test_after_five_days_it_is_given_up(mailbox, way):
    way.refuses["anna@bergs.test"] = Refused("Try later.", is_permanent=False)
    mail, at = queued(), NOW
    while state(mail) == "queued":
        at = mail.due_at
        send_due(at=at)
    assert timedelta(days=4, hours=19) < at - NOW < timedelta(days=5)
    assert (mail.state, mail.last_error) == ("failed", "It was tried again and again, in vain. Try later.")
    assert 30 < mail.attempts < 50
    assert not UnreachableAddress.objects.exists()


def test_what_we_can_not_make_ready_is_put_off_and_holds_nobody(mailbox, way, monkeypatch, caplog):
    good_compose = batch.compose

    def compose(mail, *args, **kwargs):
        if mail.subject == "Hello 1":
            raise RuntimeError("a bug")
        return good_compose(mail, *args, **kwargs)

    monkeypatch.setattr(batch, "compose", compose)
    bad, good = queued(1), queued(2)
    assert send_due(at=NOW) == 1
    assert (state(bad), state(good)) == ("queued", "sent")
    assert "could not be made ready" in caplog.text


# ── a server that is down ─────────────────────────────────────────────────────


def test_a_server_that_is_down_holds_all_mail_and_none_is_counted_as_tried(mailbox, way):
    way.is_down = True
    mails = [queued(1), queued(2)]
    assert send_due(at=NOW) == 0
    assert [state(mail) for mail in mails] == ["queued", "queued"]
    assert [(mail.attempts, mail.due_at - NOW) for mail in mails] == [(0, timedelta(seconds=10))] * 2
    mailbox.refresh_from_db()
    assert (mailbox.sending_error, mailbox.cannot_send_since) == ("The server is down.", NOW)


def test_an_outage_is_told_once_and_so_is_its_end(mailbox, way):
    way.is_down = True
    queued()
    for second in (0, 10, 25):
        send_due(at=NOW + timedelta(seconds=second))
    way.is_down = False
    send_due(at=NOW + 10 * MINUTE)
    kinds = list(LoggedEvent.objects.filter(subject="mailbox").values_list("kind", flat=True))
    assert kinds == ["mailbox:cannot-send", "mailbox:sends-again"]
    mailbox.refresh_from_db()
    assert (mailbox.sending_error, mailbox.cannot_send_since) == ("", None)


def test_when_the_server_is_back_everything_leaves_at_once(mailbox, way):
    way.is_down = True
    first = queued(1)
    for _attempt in range(8):
        first.refresh_from_db()
        send_due(at=first.due_at)
    waiting = queued(2)
    send_due(at=first.due_at + timedelta(seconds=1))
    way.is_down = False
    first.refresh_from_db()
    assert send_due(at=first.due_at) == 2
    assert (state(first), state(waiting)) == ("sent", "sent")


def test_a_server_that_hangs_up_after_some_mails_is_no_outage(mailbox, way):
    way.refuses["erik@bergs.test"] = CannotReach("It hung up.")
    queued(1)
    second = queued(2, address="erik@bergs.test")
    assert send_due(at=NOW) == 1
    mailbox.refresh_from_db()
    assert mailbox.cannot_send_since is None
    way.refuses.clear()
    assert send_due(at=NOW) == 1
    assert state(second) == "sent"


def test_a_link_that_has_ended_is_not_sent_any_more(mailbox, way):
    way.is_down = True
    mail = queued(lasts=timedelta(hours=1), secret="https://desk.test/account/link/x/")
    send_due(at=NOW)
    send_due(at=NOW + timedelta(minutes=59, seconds=50))
    assert (state(mail), mail.secret) == ("failed", "")


def test_nor_is_one_that_was_never_tried(mailbox, way):
    mail = queued(lasts=timedelta(hours=1), secret="https://desk.test/account/link/x/")
    answer = queued(2, lasts=timedelta(hours=1))
    assert send_due(at=NOW + timedelta(days=1)) == 1
    assert (state(mail), mail.last_error) == ("failed", "The link in it had ended before it could leave.")
    assert state(answer) == "sent"


def test_after_ninety_days_a_sent_mails_words_are_forgotten_and_nothing_else(mailbox, way):
    mail = queued(html="<p>Hello</p>")
    send_due(at=NOW)
    assert forget_old_words(NOW + timedelta(days=89)) == 0
    assert forget_old_words(NOW + timedelta(days=91)) == 1
    assert forget_old_words(NOW + timedelta(days=91)) == 0
    assert (state(mail), mail.text, mail.html, mail.subject) == ("sent", "", "", "Hello 1")


# ── crashes ───────────────────────────────────────────────────────────────────


def test_two_senders_never_take_the_same_mail(mailbox):
    mail = queued()
    assert claim_mails(mailbox, sender="one", at=NOW) == [mail]
    assert claim_mails(mailbox, sender="two", at=NOW) == []


def test_a_mail_whose_sender_died_is_sent_again_with_the_same_id(mailbox, way):
    mail = queued()
    claim_mails(mailbox, sender="host-12", at=NOW)
    WorkerPulse.objects.create(name="host-13-1", started_at=NOW, seen_at=NOW + MINUTE)
    assert take_back_stuck(NOW + MINUTE) == 1
    assert send_due(at=NOW + MINUTE) == 1
    assert f"Message-ID: <{mail.header_id}>".encode() in way.taken[0].raw


def test_a_mail_that_is_being_sent_is_left_alone(mailbox):
    queued()
    claim_mails(mailbox, sender="host-12", at=NOW)
    WorkerPulse.objects.create(name="host-12-1", started_at=NOW, seen_at=NOW + MINUTE)
    assert take_back_stuck(NOW + MINUTE) == 0


def test_a_sender_takes_back_what_it_dropped_itself(mailbox):
    mail = queued()
    claim_mails(mailbox, sender="host-12", at=NOW)
    assert take_back_own("host-13", at=NOW) == 0
    assert take_back_own("host-12", at=NOW) == 1
    assert state(mail) == "queued"


def test_that_it_was_sent_is_noted_even_if_the_database_is_away_for_a_moment(mailbox, way, monkeypatch):
    mail, real, away = queued(), batch.mark_sent, [OperationalError("gone"), OperationalError("gone")]

    def mark_sent(*args, **kwargs):
        if away:
            raise away.pop()
        real(*args, **kwargs)

    monkeypatch.setattr(batch, "mark_sent", mark_sent)
    monkeypatch.setattr(batch, "PAUSES_TO_NOTE", (0, 0, 0))
    monkeypatch.setattr(batch, "close_old_connections", lambda: None)
    assert send_due(at=NOW) == 1
    assert state(mail) == "sent"
    assert len(way.taken) == 1


def test_a_link_to_sign_in_is_in_the_mail_and_nowhere_else(mailbox, way):
    link = "https://desk.test/account/link/s3cret&x/"
    mail = queued(text=f"In: {PUT_IN_LATER}", html=f'<a href="{PUT_IN_LATER}">In</a>', secret=link)
    stored = OutgoingMail.objects.filter(pk=mail.pk).extra(select={"kept": "secret"}).values()[0]
    assert "s3cret" not in str(stored["kept"])
    send_due(at=NOW)
    raw = way.taken[0].raw.replace(b"=\r\n", b"")
    assert b"s3cret" in raw
    assert b"s3cret&amp;x" in raw
    assert (state(mail), mail.secret) == ("sent", "")
    assert "s3cret" not in mail.text + mail.html
