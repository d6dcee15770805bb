"""A trial says in plain words what works and what doesn't."""

import socket

import pytest

from firstline.channels.email.models import Mailbox
from firstline.channels.email.tests.mails import mail
from firstline.channels.email.trial import try_mailbox

pytestmark = pytest.mark.mail


@pytest.fixture
def settings_of(mail_servers, db):
    def mailbox(**values) -> Mailbox:
        imap, smtp = mail_servers.imap, mail_servers.smtp
        given = {
            "address": "support@desk.test",
            "imap_host": imap.host, "imap_port": imap.port, "imap_security": "none",
            "imap_user": "support@desk.test", "imap_password": "secret",
            "smtp_host": smtp.host, "smtp_port": smtp.port, "smtp_security": "none",
            "smtp_user": "support@desk.test", "smtp_password": "secret",
            "checks_certificates": False,
        }  # fmt: skip
        return Mailbox(**{**given, **values})

    return mailbox


def imap(mailbox):
    return try_mailbox(mailbox)[0]


def smtp(mailbox):
    return try_mailbox(mailbox)[1]


def test_says_that_both_work_and_changes_nothing(mail_servers, settings_of):
    mail_servers.place(mail(), "support@desk.test")
    fetching, sending = try_mailbox(settings_of())
    assert (fetching.part, fetching.works, sending.part, sending.works) == ("imap", True, "smtp", True)
    assert "Unread mails that will become requests: 1" in fetching.sentence
    assert imap(settings_of()).sentence == fetching.sentence
    assert Mailbox.objects.count() == 0


@pytest.mark.parametrize("security", ["ssl", "starttls"])
def test_works_encrypted(mail_servers, settings_of, security):
    ports = {"imap_port": mail_servers.imap.tls_port, "smtp_port": mail_servers.smtp.tls_port}
    values = {"imap_security": security, "smtp_security": security, **(ports if security == "ssl" else {})}
    assert [finding.works for finding in try_mailbox(settings_of(**values))] == [True, True]


def test_leaves_out_what_is_not_set(settings_of):
    assert [f.part for f in try_mailbox(settings_of(smtp_host=""))] == ["imap"]
    assert try_mailbox(settings_of(smtp_host="", imap_host="")) == []


@pytest.mark.parametrize(
    ("values", "words"),
    [
        ({"imap_password": "wrong"}, "refused the user name or the password"),
        ({"imap_user": "nobody@desk.test"}, "refused the user name or the password"),
        ({"imap_password": "lösen"}, "refused the user name or the password"),
        ({"imap_host": "no-such-host.invalid"}, "There is no server called “no-such-host.invalid”"),
        ({"imap_host": "."}, "There is no server called"),
        ({"imap_folder": "Ärenden/Nya"}, "There is no folder “Ärenden/Nya”"),
    ],
)
def test_says_what_is_wrong_with_fetching(settings_of, values, words):
    finding = imap(settings_of(**values))
    assert not finding.works
    assert words in finding.sentence


@pytest.mark.parametrize(
    ("values", "words"),
    [
        ({"smtp_password": "wrong"}, "password"),
        ({"smtp_host": "no-such-host.invalid"}, "no-such-host.invalid"),
    ],
)
def test_says_what_is_wrong_with_sending(settings_of, values, words):
    finding = smtp(settings_of(**values))
    assert not finding.works
    assert words in finding.sentence


def test_says_that_nothing_answers_on_a_port(settings_of):
    with socket.socket() as unused:
        unused.bind(("127.0.0.1", 0))
        port = unused.getsockname()[1]
    fetching, sending = try_mailbox(settings_of(imap_port=port, smtp_port=port))
    assert f"does not answer on port {port}" in fetching.sentence
    assert str(port) in sending.sentence


def test_says_that_the_certificate_is_not_trusted(mail_servers, settings_of):
    values = {"imap_security": "ssl", "imap_port": mail_servers.imap.tls_port, "checks_certificates": True}
    finding = imap(settings_of(**values))
    assert not finding.works
    assert "made its certificate itself" in finding.sentence


def test_says_that_the_port_is_one_without_tls(mail_servers, settings_of):
    finding = imap(settings_of(imap_security="ssl"))
    assert "does not speak TLS on port" in finding.sentence


def test_says_that_the_port_is_one_with_tls(mail_servers, settings_of, monkeypatch):
    monkeypatch.setattr("firstline.channels.email.trial.SECONDS", 1.0)
    finding = imap(settings_of(imap_port=mail_servers.imap.tls_port))
    assert not finding.works
    assert "kind of encryption" in finding.sentence
