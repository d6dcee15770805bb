"""Mail going out through a real mail server into real mailboxes."""

import time
from datetime import timedelta
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default
from threading import Event as Flag
from threading import Thread

import pytest
from django.db import connections

from firstline.channels.email.addressing import ReplyTo, read_message_id, read_reply_address
from firstline.channels.email.models import IncomingMail, Mailbox, OutgoingMail
from firstline.channels.email.outbox.batch import send_due
from firstline.channels.email.outbox.loop import keep_sending
from firstline.channels.email.sending import CannotReach, check_sending
from firstline.core.access import SYSTEM
from firstline.core.clock import now
from firstline.core.files import keep
from firstline.people.actions.change_person import change_person
from firstline.people.models import Person
from firstline.tickets.actions.answer import answer
from firstline.tickets.actions.attaching import Enclosure
from firstline.tickets.actions.participants import add_participant
from firstline.tickets.actions.register import Request, register
from firstline.tickets.actions.withdraw_answer import withdraw_answer
from firstline.tickets.stages import Channel
from firstline.tickets.wording import from_html, from_text
from tests.cast import NOW

pytestmark = pytest.mark.mail
ANNA = "anna@customer.test"
LATER = NOW + timedelta(seconds=10)
PNG = bytes.fromhex(
    "89504e470d0a1a0a0000000d49484452000000010000000108060000001f15c4890000000d49444154789c6360606060000000050001a5f645"
    "400000000049454e44ae426082"
)


def mailbox_at(servers, **values) -> Mailbox:
    settings = {
        "name": "Support", "address": "support@desk.test", "is_default": True, "sender_name": "Bergs IT",
        "smtp_host": "127.0.0.1", "smtp_port": servers.smtp.port, "smtp_security": "starttls",
        "smtp_user": "support@desk.test", "smtp_password": "secret",
    }  # fmt: skip
    return Mailbox(**{**settings, **values})


@pytest.fixture
def mailbox(mail_servers, db, monkeypatch):
    """The desk's mailbox at the test's mail server, whose certificate this process trusts."""
    monkeypatch.setenv("SSL_CERT_FILE", str(mail_servers.certificate))
    found = mailbox_at(mail_servers)
    found.save()
    return found


@pytest.fixture
def anna(cast):
    person = change_person(cast.anna, by=SYSTEM, at=NOW, email=ANNA)
    Person.objects.filter(pk=person.pk).update(last_login=NOW)
    return person


@pytest.fixture
def ticket(anna, cast, mailbox):
    """What Anna wrote by mail."""
    asked = Request(
        requester=anna, subject="Printer on floor 3", words=from_text("Blank pages."), channel=Channel.MAIL,
        acknowledge=False,
    )  # fmt: skip
    ticket = register(asked, by=cast.actor(anna), at=NOW)
    IncomingMail.objects.create(
        mailbox=mailbox, uid_validity=1, uid=1, raw=keep(b"raw", at=NOW), content_hash="x", arrived_at=NOW,
        received_at=NOW, header_id="hers@customer.test", ticket=ticket, message=ticket.messages.get(), state="filed",
    )  # fmt: skip
    return ticket


def say(cast, ticket, words="<p>Try <b>again</b></p>", **values):
    return answer(ticket, from_html(words), by=cast.actor(cast.boris), at=NOW, **values)


def arrived(servers, user, count=1) -> list[EmailMessage]:
    return [message_from_bytes(raw, policy=default) for raw in servers.wait_for_mail(user, count)]


def test_an_answer_arrives_threaded_with_text_html_picture_and_file(mail_servers, cast, ticket, anna, run_jobs):
    picture = Enclosure(file=keep(PNG, at=NOW), name="screen.png", is_inline=True, content_id="abc")
    file = Enclosure(file=keep(b"%PDF-1.4 manual", at=NOW), name="Anvisning åäö.pdf")
    say(cast, ticket, '<p>Så här: <img src="cid:abc"></p>', enclosures=[picture, file])
    run_jobs()
    assert send_due(at=LATER) == 1
    (mail,) = arrived(mail_servers, ANNA)
    assert mail["From"] == '"Boris Nord (Bergs IT)" <support@desk.test>'
    assert mail["Subject"] == f"Re: [{ticket.number}] Printer on floor 3"
    assert (mail["In-Reply-To"], mail["References"]) == ("<hers@customer.test>", "<hers@customer.test>")
    whose = ReplyTo(ticket_id=ticket.pk, person_id=anna.pk)
    assert read_message_id(mail["Message-ID"]) == whose
    assert read_reply_address(mail["Reply-To"].addresses[0].addr_spec) == whose
    assert (mail["Return-path"], mail["Auto-Submitted"]) == ("<support@desk.test>", None)
    assert mail.get_body(("plain",)).get_content().startswith("Så här:")
    html, shown = (
        mail.get_body(("html",)).get_content(),
        next(p for p in mail.walk() if p.get_content_type() == "image/png"),
    )
    assert f'<img src="cid:{shown["Content-ID"].strip("<>")}">' in html
    assert shown.get_content() == PNG
    (found,) = mail.iter_attachments()
    assert (found.get_filename(), found.get_content()) == ("Anvisning åäö.pdf", b"%PDF-1.4 manual")


def test_an_automatic_mail_arrives_with_nobody_to_bounce_to(mail_servers, cast, anna, mailbox, run_jobs):
    asked = Request(requester=anna, subject="No sound", words=from_text("At all."), channel=Channel.MAIL)
    register(asked, by=cast.actor(anna), at=NOW)
    run_jobs()
    assert send_due(at=NOW) == 1
    (mail,) = arrived(mail_servers, ANNA)
    assert (mail["Return-path"], mail["Auto-Submitted"]) == ("<>", "auto-replied")
    assert mail["X-Auto-Response-Suppress"] == "All"


def test_an_answer_to_the_reply_address_reaches_our_mailbox(mail_servers, cast, ticket, run_jobs):
    say(cast, ticket)
    run_jobs()
    send_due(at=LATER)
    (mail,) = arrived(mail_servers, ANNA)
    mail_servers.deliver(
        b"From: anna\r\nSubject: Re\r\n\r\nThanks\r\n", [mail["Reply-To"].addresses[0].addr_spec], ANNA
    )
    assert len(mail_servers.wait_for_mail("support@desk.test")) == 1


def test_an_answer_taken_back_never_arrives(mail_servers, cast, ticket, run_jobs):
    message = say(cast, ticket)
    run_jobs()
    withdraw_answer(message, by=cast.actor(cast.boris), at=NOW + timedelta(seconds=9))
    assert send_due(at=NOW + timedelta(days=1)) == 0
    say(cast, ticket, "<p>The right one</p>")
    run_jobs()
    send_due(at=LATER)
    (mail,) = arrived(mail_servers, ANNA)
    assert "The right one" in mail.get_body(("plain",)).get_content()


def test_while_the_server_is_down_mail_waits_and_leaves_when_it_is_back(mail_servers, cast, ticket, mailbox, run_jobs):
    say(cast, ticket)
    run_jobs()
    mail_servers.stop_smtp()
    assert send_due(at=LATER) == 0
    mailbox.refresh_from_db()
    assert mailbox.cannot_send_since == LATER
    assert "127.0.0.1" in mailbox.sending_error
    mail_servers.start_smtp()
    assert send_due(at=LATER + timedelta(minutes=1)) == 1
    assert len(arrived(mail_servers, ANNA)) == 1
    mailbox.refresh_from_db()
    assert mailbox.sending_error == ""


def test_an_unknown_recipient_fails_and_the_other_gets_it(mail_servers, cast, ticket, run_jobs):
    nobody = change_person(cast.oskar, by=SYSTEM, at=NOW, email="nobody@customer.test")
    add_participant(ticket, nobody, by=cast.actor(cast.boris), at=NOW)
    say(cast, ticket)
    run_jobs()
    assert send_due(at=LATER) == 1
    assert len(arrived(mail_servers, ANNA)) == 1
    failed = OutgoingMail.objects.get(state="failed")
    assert failed.address == "nobody@customer.test"
    assert failed.last_error.startswith("Nobody receives mail at this address. The mail server said: “550 5.1.1 ")


def test_a_server_that_says_later_is_asked_again(mail_servers, cast, ticket, run_jobs):
    mail_servers.refuse(ANNA)
    say(cast, ticket)
    run_jobs()
    assert send_due(at=LATER) == 0
    waiting = OutgoingMail.objects.get()
    assert (waiting.state, waiting.due_at - LATER) == ("queued", timedelta(minutes=1))
    assert waiting.last_error.startswith("The mail server asks us to try again later. The mail server said: “451 ")
    mail_servers.accept(ANNA)
    assert send_due(at=LATER + timedelta(minutes=1)) == 1
    assert len(arrived(mail_servers, ANNA)) == 1


def test_nobodys_name_or_subject_adds_a_header_or_a_recipient(mail_servers, cast, anna, mailbox, run_jobs):
    nasty = "Anna\r\nBcc: support@desk.test\r\nX-Evil: 1\r\n\r\n<script>"
    Person.objects.filter(pk=anna.pk).update(name=nasty)
    anna.refresh_from_db()
    asked = Request(requester=anna, subject=nasty, words=from_text("x"), channel=Channel.MAIL)
    ticket = register(asked, by=cast.actor(anna), at=NOW)
    say(cast, ticket)
    run_jobs()
    assert send_due(at=LATER) == 2
    for mail in arrived(mail_servers, ANNA, 2):
        assert (mail["Bcc"], mail["X-Evil"]) == (None, None)
        assert [one.addr_spec for one in mail["To"].addresses] == [ANNA]
    assert mail_servers.mailbox("support@desk.test") == []


@pytest.mark.parametrize("security", ["ssl", "starttls", "none"])
def test_every_kind_of_encryption_works(mail_servers, mailbox, security):
    port = mail_servers.smtp.tls_port if security == "ssl" else mail_servers.smtp.port
    check_sending(mailbox_at(mail_servers, smtp_security=security, smtp_port=port))


@pytest.mark.parametrize(
    ("values", "words"),
    [
        ({"smtp_password": "wrong"}, "user name"),
        ({"smtp_password": "fäl"}, "user name"),
        ({"smtp_host": "no-such-host.invalid"}, "no-such-host.invalid"),
        ({"smtp_port": 1}, "port 1"),
        ({"smtp_security": "ssl"}, "TLS"),
    ],
)
def test_what_is_wrong_is_said_in_plain_words(mail_servers, mailbox, values, words):
    with pytest.raises(CannotReach) as fault:
        check_sending(mailbox_at(mail_servers, **values))
    assert words in str(fault.value)


def test_a_certificate_nobody_vouches_for_is_not_trusted_unless_the_mailbox_says_so(mail_servers, mailbox, monkeypatch):
    monkeypatch.delenv("SSL_CERT_FILE")
    with pytest.raises(CannotReach) as fault:
        check_sending(mailbox_at(mail_servers))
    assert "certificate" in str(fault.value)
    check_sending(mailbox_at(mail_servers, checks_certificates=False))


@pytest.mark.django_db(transaction=True, serialized_rollback=True)
def test_a_worker_sends_by_itself_when_undo_is_over(mail_servers, cast, ticket, run_jobs):
    answer(ticket, from_text("By itself"), by=cast.actor(cast.boris), at=now(), undo_for=timedelta(seconds=1))
    run_jobs()
    stop = Flag()
    worker = Thread(target=_keep_sending_until, args=[stop])
    worker.start()
    try:
        (mail,) = arrived(mail_servers, ANNA)
    finally:
        stop.set()
        worker.join(timeout=10)
    assert mail.get_body(("plain",)).get_content().startswith("By itself")


def _keep_sending_until(stop: Flag) -> None:
    """A thread has a connection of its own, which nobody else can close."""
    try:
        keep_sending(stop)
    finally:
        connections.close_all()


@pytest.mark.slow
def test_five_hundred_answers_leave_quickly(mail_servers, cast, anna, mailbox, run_jobs, capsys):
    for number in range(500):
        asked = Request(
            requester=anna,
            subject=f"Printer {number}",
            words=from_text("Blank."),
            channel=Channel.MAIL,
            acknowledge=False,
        )
        say(cast, register(asked, by=cast.actor(anna), at=NOW))
    began = time.monotonic()
    run_jobs()
    queued = time.monotonic()
    sent = 0
    while more := send_due(at=LATER):
        sent += more
    seconds = time.monotonic() - queued
    assert sent == 500
    mail_servers.wait_for_mail(ANNA, 500, seconds=30)
    with capsys.disabled():
        print(f"\n500 answers: queued in {queued - began:.1f} s, sent in {seconds:.1f} s ({500 / seconds:.0f}/s)")
    assert seconds < 60
