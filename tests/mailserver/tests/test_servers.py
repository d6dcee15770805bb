import imaplib
import smtplib
import ssl
import threading
from contextlib import closing
from email import message_from_bytes, policy

import pytest
from imap_tools import MailBox, MailBoxStartTls, MailBoxUnencrypted

from tests.mailserver import MailServers, stand_ins
from tests.mailserver.program import answers

pytestmark = pytest.mark.mail

SUPPORT = "support@desk.test"
ANNA = "anna@customer.test"
HELLO = b"From: Anna <anna@customer.test>\r\nTo: support@desk.test\r\nSubject: Hello\r\n\r\nIt broke.\r\n"


KINDS = ["stand-in"] if stand_ins.left_out() else ["real", "stand-in"]


@pytest.fixture(scope="module", params=KINDS)
def running_mail_servers(request):
    with MailServers.started(real=request.param == "real") as servers:
        yield servers


@pytest.fixture
def trusting(mail_servers):
    return ssl.create_default_context(cafile=mail_servers.certificate)


@pytest.fixture
def smtp(mail_servers):
    with closing(smtplib.SMTP(mail_servers.smtp.host, mail_servers.smtp.port, timeout=10)) as connection:
        yield connection


@pytest.fixture
def inbox(mail_servers):
    box = MailBoxUnencrypted(mail_servers.imap.host, mail_servers.imap.port, timeout=10)
    with box.login(SUPPORT, "secret") as signed_in:
        yield signed_in


def refusal_of(smtp, recipient):
    with pytest.raises(smtplib.SMTPRecipientsRefused) as refused:
        smtp.sendmail(ANNA, [recipient], HELLO)
    return refused.value.recipients[recipient][0]


def uidvalidity_of(box):
    return box.folder.status("INBOX", ["UIDVALIDITY"])["UIDVALIDITY"]


def test_delivers_to_a_mailbox(mail_servers):
    mail_servers.deliver(HELLO, to=[SUPPORT], sender=ANNA)

    (raw,) = mail_servers.wait_for_mail(SUPPORT)
    headers, _, arrived = raw.partition(b"Received: ")
    assert headers.lower().startswith(b"return-path: <anna@customer.test>\r\nenvelope-to: support@desk.test")
    assert arrived.endswith(HELLO)
    assert mail_servers.mailbox(ANNA) == []


def test_delivers_to_several_recipients(mail_servers):
    mail_servers.deliver(HELLO, to=[SUPPORT, ANNA])

    assert len(mail_servers.wait_for_mail(SUPPORT)) == 1
    assert len(mail_servers.wait_for_mail(ANNA)) == 1


def test_detail_after_a_plus_reaches_the_same_mailbox(mail_servers):
    mail_servers.deliver(HELLO, to=["support+t9.Qx-7Zk_2@desk.test"])

    (raw,) = mail_servers.wait_for_mail(SUPPORT)
    assert message_from_bytes(raw)["Envelope-to"] == "support+t9.Qx-7Zk_2@desk.test"


def test_placed_mail_comes_back_byte_for_byte(mail_servers):
    broken = b"Subject: \xe5\xff\r\nno colon here\r\n\r\nhalf a character: \xc3\r\n.\r\n" + b"x" * 5000 + b"\r\n"

    mail_servers.place(broken, SUPPORT)

    assert mail_servers.wait_for_mail(SUPPORT) == [broken]


def test_unknown_recipient_is_refused_for_good(smtp):
    assert refusal_of(smtp, "nobody@desk.test") == 550


def test_foreign_domain_is_refused_for_good_even_with_a_password(smtp):
    smtp.login(SUPPORT, "secret")

    assert refusal_of(smtp, "somebody@example.org") == 550


def test_later_is_refused_for_now(smtp):
    assert refusal_of(smtp, "later@customer.test") == 451


def test_full_mailbox_is_refused(smtp):
    assert refusal_of(smtp, "full@customer.test") == 552


def test_refuses_and_accepts_when_told(mail_servers):
    mail_servers.refuse(ANNA, "452 4.3.1 Not now")
    with pytest.raises(smtplib.SMTPRecipientsRefused) as refused:
        mail_servers.deliver(HELLO, to=[ANNA])
    assert refused.value.recipients == {ANNA: (452, b"4.3.1 Not now")}

    mail_servers.accept(ANNA)
    mail_servers.deliver(HELLO, to=[ANNA])
    assert len(mail_servers.wait_for_mail(ANNA)) == 1


def test_closed_mailbox_sends_a_bounce(mail_servers):
    mail_servers.deliver(HELLO, to=["bounces@customer.test"], sender=SUPPORT)

    (raw,) = mail_servers.wait_for_mail(SUPPORT)
    bounce = message_from_bytes(raw, policy=policy.default)
    assert bounce["Return-path"] == "<>"
    assert bounce.get_content_type() == "multipart/report"
    report = next(part for part in bounce.walk() if part.get_content_type() == "message/delivery-status")
    assert "Final-Recipient: rfc822;bounces@customer.test" in report.as_string()
    assert "Status: 5." in report.as_string()


def test_wrong_password_is_refused_by_both(mail_servers, smtp):
    with pytest.raises(smtplib.SMTPAuthenticationError) as refused:
        smtp.login(SUPPORT, "wrong")
    assert refused.value.smtp_code == 535

    with pytest.raises(imaplib.IMAP4.error):
        imaplib.IMAP4(mail_servers.imap.host, mail_servers.imap.port, timeout=10).login(SUPPORT, "wrong")


def test_unknown_user_without_password_is_refused(smtp):
    with pytest.raises(smtplib.SMTPAuthenticationError):
        smtp.login("nobody@desk.test", "")


def test_smtp_over_tls(mail_servers, trusting):
    with smtplib.SMTP_SSL(mail_servers.smtp.host, mail_servers.smtp.tls_port, timeout=10, context=trusting) as smtp:
        smtp.login(SUPPORT, "secret")
        smtp.sendmail(SUPPORT, [ANNA], HELLO)

    assert len(mail_servers.wait_for_mail(ANNA)) == 1


def test_smtp_with_starttls(smtp, trusting, mail_servers):
    smtp.starttls(context=trusting)
    smtp.login(SUPPORT, "secret")
    smtp.sendmail(SUPPORT, [ANNA], HELLO)

    assert len(mail_servers.wait_for_mail(ANNA)) == 1


def test_certificate_is_trusted_by_nobody_else(mail_servers):
    with pytest.raises(ssl.SSLCertVerificationError):
        smtplib.SMTP_SSL(
            mail_servers.smtp.host,
            mail_servers.smtp.tls_port,
            timeout=10,
            context=ssl.create_default_context(),
        )


def test_imap_over_tls(mail_servers, trusting):
    box = MailBox(mail_servers.imap.host, mail_servers.imap.tls_port, timeout=10, ssl_context=trusting)
    with box.login(SUPPORT, "secret") as inbox:
        assert inbox.uids() == []


def test_imap_with_starttls(mail_servers, trusting):
    box = MailBoxStartTls(mail_servers.imap.host, mail_servers.imap.port, timeout=10, ssl_context=trusting)
    with box.login(SUPPORT, "secret") as inbox:
        assert inbox.uids() == []


def test_idle_hears_of_new_mail(mail_servers, inbox):
    threading.Timer(0.2, mail_servers.deliver, [HELLO, [SUPPORT]]).start()

    heard = inbox.idle.wait(timeout=8)

    assert any(b"EXISTS" in line for line in heard)
    assert [message.subject for message in inbox.fetch(mark_seen=False)] == ["Hello"]


def test_flags_folders_and_moves(mail_servers, inbox):
    mail_servers.place(HELLO, SUPPORT)
    mail_servers.wait_for_mail(SUPPORT)
    inbox.client.noop()
    (uid,) = inbox.uids()

    inbox.flag(uid, r"\Seen", True)
    assert inbox.uids("UNSEEN") == []

    if not inbox.folder.exists("Handled"):
        inbox.folder.create("Handled")
    inbox.move(uid, "Handled")
    assert inbox.uids() == []
    inbox.folder.set("Handled")
    assert [message.subject for message in inbox.fetch()] == ["Hello"]
    inbox.folder.set("INBOX")
    inbox.folder.delete("Handled")


def test_restart_keeps_mail_and_numbers(mail_servers):
    mail_servers.place(HELLO, SUPPORT)
    mail_servers.wait_for_mail(SUPPORT)
    before = numbers_of(mail_servers)

    mail_servers.restart_imap()

    assert numbers_of(mail_servers) == before


def test_restart_ends_open_sessions(mail_servers):
    client = imaplib.IMAP4(mail_servers.imap.host, mail_servers.imap.port, timeout=10)
    client.login(SUPPORT, "secret")

    mail_servers.restart_imap()

    with pytest.raises((imaplib.IMAP4.abort, OSError)):
        list(iter(client.noop, None))


def test_changed_uidvalidity_numbers_mail_anew(mail_servers):
    for _ in range(3):
        mail_servers.place(HELLO, SUPPORT)
    mail_servers.wait_for_mail(SUPPORT, count=3)
    before, _ = numbers_of(mail_servers)

    mail_servers.change_uidvalidity(SUPPORT)

    after, uids = numbers_of(mail_servers)
    assert after != before
    assert uids == ["1", "2", "3"]
    assert mail_servers.mailbox(SUPPORT) == [HELLO] * 3


def numbers_of(servers):
    with MailBoxUnencrypted(servers.imap.host, servers.imap.port).login(SUPPORT, "secret") as box:
        return uidvalidity_of(box), box.uids()


def test_stopped_smtp_refuses_connections_until_started(mail_servers):
    mail_servers.stop_smtp()
    with pytest.raises(ConnectionRefusedError):
        mail_servers.deliver(HELLO, to=[SUPPORT])

    mail_servers.start_smtp()
    mail_servers.deliver(HELLO, to=[SUPPORT])
    assert len(mail_servers.wait_for_mail(SUPPORT)) == 1


def test_stopping_smtp_neither_loses_nor_doubles_what_it_had_taken(mail_servers):
    mail_servers.deliver_all([HELLO] * 50, to=[SUPPORT])
    mail_servers.stop_smtp()
    mail_servers.start_smtp()

    assert len(mail_servers.wait_for_mail(SUPPORT, count=50, seconds=20)) == 50


def test_people_can_be_added_while_it_runs(mail_servers):
    mail_servers.add_user("New.One@other.test", "another")
    mail_servers.deliver(HELLO, to=["new.one@other.test"])

    assert len(mail_servers.wait_for_mail("new.one@other.test")) == 1
    with pytest.raises(ValueError, match="no account"):
        mail_servers.add_user("new.one@other.test")


def test_waiting_says_what_is_there_instead(mail_servers):
    with pytest.raises(TimeoutError, match=r"support@desk\.test has 0 messages after 0\.1 s, not 2"):
        mail_servers.wait_for_mail(SUPPORT, count=2, seconds=0.1)


def test_many_messages_over_one_connection(mail_servers):
    mail_servers.deliver_all((b"Subject: %d\r\n\r\nHello\r\n" % number for number in range(100)), to=[SUPPORT])
    arrived = mail_servers.wait_for_mail(SUPPORT, count=100, seconds=30)

    assert sorted(int(message_from_bytes(raw)["Subject"]) for raw in arrived) == list(range(100))


def test_500_messages_placed_at_once(mail_servers):
    for number in range(500):
        mail_servers.place(b"Subject: %d\r\n\r\nHello\r\n" % number, SUPPORT)

    assert len(mail_servers.wait_for_mail(SUPPORT, count=500)) == 500


def test_both_ports_answer(mail_servers):
    ports = (
        mail_servers.imap.port,
        mail_servers.imap.tls_port,
        mail_servers.smtp.port,
        mail_servers.smtp.tls_port,
    )
    assert all(answers(port) for port in ports)
