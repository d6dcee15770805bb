"""A worker that listens for mail, and Python's own clients that hand it over."""

import smtplib
import socket
import ssl
import time
from contextlib import closing, suppress

import pytest

from firstline.channels.email.tests.mails import mail
from tests.mailserver.certificate import write_certificate
from tests.mailserver.ports import free_ports
from tests.running_desk import RunningDesk

KEEP = """
from firstline.channels.email.actions.keep_mailbox import add_mailbox
from firstline.core.access import SYSTEM
from firstline.core.clock import now
for name in ("support", "sales"):
    add_mailbox(name=name, address=f"{name}@desk.test", by=SYSTEM, at=now())
"""
SENDER, SUPPORT, SALES = "nora@new.test", "support@desk.test", "sales@desk.test"
STORED = "select count(*) from incoming_mail"
TICKETS = "select count(*) from ticket"


@pytest.fixture(scope="module")
def listening(tmp_path_factory):
    folder = tmp_path_factory.mktemp("listening")
    smtp, lmtp = free_ports(2)
    write_certificate(folder / "certificate.pem", folder / "key.pem")
    desk = RunningDesk(folder / "data").make()
    desk.act(KEEP)
    desk.environment |= {
        "FIRSTLINE_SMTP_LISTEN": str(smtp),
        "FIRSTLINE_LMTP_LISTEN": f"127.0.0.1:{lmtp}",
        "FIRSTLINE_LARGEST_MAIL_MB": "1",
        "FIRSTLINE_MAIL_CERTIFICATE": str(folder / "certificate.pem"),
        "FIRSTLINE_MAIL_CERTIFICATE_KEY": str(folder / "key.pem"),
    }
    desk.smtp_port, desk.lmtp_port = smtp, lmtp
    desk.start_worker()
    yield desk
    desk.end()


@pytest.fixture
def desk(listening):
    _wait_until_listening(listening.lmtp_port)
    return listening


def _wait_until_listening(port, seconds=20):
    deadline = time.monotonic() + seconds
    while time.monotonic() < deadline:
        with suppress(OSError), socket.create_connection(("127.0.0.1", port), timeout=5) as line:
            if line.recv(3) == b"220":
                return
        time.sleep(0.05)
    raise TimeoutError(f"nobody listens on {port}")


def smtp(desk):
    return closing(smtplib.SMTP("127.0.0.1", desk.smtp_port, "mx.test", timeout=20))


def lmtp(desk):
    return closing(smtplib.LMTP("127.0.0.1", desk.lmtp_port, "mx.test"))


def test_mail_by_smtp_is_stored_when_it_is_answered_and_soon_a_ticket(desk):
    before, tickets = desk.one(STORED), desk.one(TICKETS)
    with smtp(desk) as client:
        client.sendmail(SENDER, [SUPPORT], mail())
        assert desk.one(STORED) == before + 1
    desk.wait_until(TICKETS, tickets + 1)


def test_mail_by_lmtp_gets_an_answer_for_each_recipient(desk):
    before = desk.one(STORED)
    with lmtp(desk) as client:
        client.ehlo_or_helo_if_needed()
        client.mail(SENDER)
        assert client.rcpt(SUPPORT)[0] == 250
        assert client.rcpt("x@elsewhere.test")[0] == 550
        assert client.rcpt(SALES)[0] == 250
        assert client.data(mail()) == (250, b"2.0.0 It is stored")
        assert client.getreply() == (250, b"2.0.0 It is stored")
        assert client.noop()[0] == 250
    assert desk.one(STORED) == before + 2


def test_what_is_too_large_is_refused_for_each_recipient(desk):
    before = desk.one(STORED)
    with lmtp(desk) as client:
        client.ehlo_or_helo_if_needed()
        client.mail(SENDER)
        client.rcpt(SUPPORT)
        client.rcpt(SALES)
        assert client.data(mail(text="it does not print\r\n" * 80_000))[0] == 552
        assert client.getreply()[0] == 552
        assert client.noop()[0] == 250
        assert client.mail(SENDER, ["SIZE=2000000"])[0] == 552
    assert desk.one(STORED) == before


def test_bounces_have_no_sender(desk):
    before = desk.one(STORED)
    with lmtp(desk) as client:
        client.sendmail("", [SUPPORT], mail())
    assert desk.one(STORED) == before + 1


def test_nothing_is_relayed(desk):
    before = desk.one(STORED)
    with smtp(desk) as client:
        client.ehlo_or_helo_if_needed()
        assert not client.has_extn("auth")
        with pytest.raises(smtplib.SMTPRecipientsRefused) as refused:
            client.sendmail(SENDER, ["x@elsewhere.test", "support%elsewhere.test@desk.test"], mail())
    assert {answer[0] for answer in refused.value.recipients.values()} == {550}
    assert desk.one(STORED) == before


def test_lines_that_only_end_in_half_smuggle_no_second_mail(desk):
    before = desk.one(STORED)
    with smtp(desk) as client:
        client.ehlo_or_helo_if_needed()
        client.mail(SENDER)
        client.rcpt(SUPPORT)
        client.docmd("DATA")
        client.send(mail(text="One.\n.\nMAIL FROM:<boss@desk.test>\r\n.\rRCPT TO:<x@y>\r\n") + b"\r\n.\r\n")
        assert client.getreply()[0] == 250
        assert client.noop()[0] == 250
    assert desk.one(STORED) == before + 1


def test_long_lines_are_taken(desk):
    before = desk.one(STORED)
    with smtp(desk) as client:
        client.sendmail(SENDER, [SUPPORT], mail(text="x" * 200_000))
    assert desk.one(STORED) == before + 1


def test_speaks_tls_where_it_has_a_certificate(desk):
    before = desk.one(STORED)
    context = ssl.create_default_context()
    context.check_hostname, context.verify_mode = False, ssl.CERT_NONE
    with smtp(desk) as client:
        client.starttls(context=context)
        client.sendmail(SENDER, [SUPPORT], mail())
        assert not client.has_extn("auth")
    assert desk.one(STORED) == before + 1


def test_turns_away_whom_it_has_no_room_for_and_goes_on(desk):
    lines = [socket.create_connection(("127.0.0.1", desk.smtp_port), timeout=10) for _ in range(20)]
    assert {line.recv(3) for line in lines} == {b"220"}
    with socket.create_connection(("127.0.0.1", desk.smtp_port), timeout=10) as one_more:
        assert one_more.recv(100).startswith(b"421 ")
        assert one_more.recv(100) == b""
    for line in lines:
        line.close()
    time.sleep(0.3)
    with smtp(desk) as client:
        assert client.noop()[0] == 250


def test_a_second_worker_takes_over_when_the_first_is_killed(tmp_path):
    desk = RunningDesk(tmp_path / "data").make()
    desk.act(KEEP)
    (port,) = free_ports(1)
    desk.environment["FIRSTLINE_LMTP_LISTEN"] = str(port)
    desk.lmtp_port = port
    try:
        first = desk.start_worker()
        _wait_until_listening(port)
        desk.start_worker()
        time.sleep(3)
        desk.kill(first)
        _wait_until_listening(port, seconds=15)
        with lmtp(desk) as client:
            client.sendmail(SENDER, [SUPPORT], mail())
        desk.wait_until(TICKETS, 1)
        assert "Traceback" not in desk.log
    finally:
        desk.end()


def test_a_socket_in_the_file_system(tmp_path):
    desk = RunningDesk(tmp_path / "data").make()
    desk.act(KEEP)
    place = tmp_path / "lmtp"
    desk.environment["FIRSTLINE_LMTP_LISTEN"] = str(place)
    worker = desk.start_worker()
    try:
        deadline = time.monotonic() + 20
        while not place.exists() and time.monotonic() < deadline:
            time.sleep(0.05)
        with closing(smtplib.LMTP(str(place))) as client:
            client.sendmail(SENDER, [SUPPORT], mail())
        assert desk.one(STORED) == 1
        assert oct(place.stat().st_mode)[-3:] == "660"
        desk.stop(worker)
        assert "Traceback" not in desk.log
    finally:
        desk.end()
