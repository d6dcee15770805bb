import json
import socket
from datetime import timedelta
from http.server import BaseHTTPRequestHandler, HTTPServer
from threading import Thread
from typing import NamedTuple

import pytest
from django.core.management import call_command
from django.db import OperationalError

from firstline.channels.email.domains.asking import AskedDns
from firstline.channels.email.models import Mailbox, MailboxCheck, OAuthClient, OAuthGrant
from firstline.channels.email.tests.mails import mailbox
from firstline.channels.email.tests.name_server import name_server
from firstline.core import clock
from firstline.core.access import SYSTEM
from firstline.core.actions.configure_desk import configure_desk
from firstline.core.files.keep import keep
from firstline.core.models import LoggedEvent, WorkerPulse
from firstline.ops.checkup import database, storage
from firstline.ops.checkup.database import look_at_database
from firstline.ops.checkup.domains import look_at_domains
from firstline.ops.checkup.findings import How
from firstline.ops.checkup.mail import look_at_mail
from firstline.ops.checkup.pages import look_at_address, look_at_pages
from firstline.ops.checkup.storage import look_at_storage
from firstline.ops.checkup.work import look_at_work


class Usage(NamedTuple):
    total: int
    used: int
    free: int


def faults(findings):
    return [finding.said for finding in findings if finding.how is How.FAULT]


def everything_said(findings):
    return [(finding.how, finding.said) for finding in findings]


def test_every_fault_says_what_to_do(db, settings, tmp_path, now):
    settings.STATIC_ROOT = tmp_path
    found = [*look_at_work(now), *look_at_pages()]
    assert len(faults(found)) == 2
    assert all(finding.advice for finding in found if finding.how is How.FAULT)


class TestDatabase:
    def test_is_well(self, db):
        assert faults(look_at_database(clock.now())) == []

    def test_says_that_it_does_not_answer_and_asks_no_further(self, db, now, monkeypatch):
        def refuse():
            raise OperationalError("connection refused\nIs the server running?")

        monkeypatch.setattr(database, "_kind", refuse)
        assert faults(look_at_database(now)) == ["The database does not answer: connection refused"]

    def test_says_that_it_lags_behind(self, db, now, monkeypatch):
        monkeypatch.setattr(database, "migrations_missing", lambda: True)
        (found,) = look_at_database(now)
        assert found.advice == "Run: firstline set-up"

    def test_says_that_the_record_is_from_the_future(self, cast, now):
        newest = LoggedEvent.objects.order_by("-id").first()
        newest.at = now + timedelta(hours=2)
        newest.save()
        assert faults(database._record_and_clock(now)) == [
            "The newest entry of the record is from the future (2026-03-04 11:30 UTC)."
        ]


class TestWork:
    def test_knows_a_living_worker(self, db, now):
        WorkerPulse.objects.create(name="one", started_at=now, seen_at=now)
        assert everything_said(look_at_work(now)) == [(How.WELL, "A worker is alive.")]

    def test_a_silent_worker_is_none(self, db, now):
        WorkerPulse.objects.create(name="one", started_at=now, seen_at=now - timedelta(minutes=1))
        assert faults(look_at_work(now)) == [
            "No worker is alive: no mail is fetched or sent, nothing happens by the clock."
        ]


class TestMail:
    @pytest.fixture
    def mailbox(self, db, now):
        return Mailbox.objects.create(
            name="Support", address="support@desk.test", imap_host="mail.desk.test", last_success_at=now
        )

    def test_is_well(self, mailbox, now):
        assert faults(look_at_mail(now)) == []

    def test_says_since_when_no_mail_can_be_fetched_and_why(self, mailbox, now):
        mailbox.last_error, mailbox.failing_since = "The password is wrong.", now
        mailbox.save()
        assert faults(look_at_mail(now)) == [
            "support@desk.test: no mail can be fetched since 2026-03-04 09:30 UTC: The password is wrong."
        ]

    def test_says_that_nobody_looked_for_long(self, mailbox, now):
        assert faults(look_at_mail(now + timedelta(hours=1))) == [
            "support@desk.test: last looked at 2026-03-04 09:30 UTC."
        ]

    def test_says_that_a_sign_in_works_no_more_and_when_its_secret_ends(self, mailbox, now):
        Mailbox.objects.update(sign_in="google")
        (unsigned, *_rest) = everything_said(look_at_mail(now))
        assert unsigned == (
            How.NOTE,
            "support@desk.test: nobody has signed in at its provider; no mail is fetched or sent.",
        )
        client = OAuthClient.objects.create(provider="google", client_id="x", secret_ends_on=now.date())
        OAuthGrant.objects.create(
            mailbox=mailbox, client=client, access_ends_at=now, refresh_token="r", granted_at=now,
            failing_since=now, last_error="Sign in again.",
        )  # fmt: skip
        said = everything_said(look_at_mail(now))
        assert said[0] == (How.FAULT, "support@desk.test: the sign-in works no more: Sign in again.")
        assert said[1][1].startswith("support@desk.test: The client secret ends today.")

    def test_says_that_mail_to_itself_does_not_come_back(self, mailbox, now):
        Mailbox.objects.update(round_trips_lost_since=now)
        assert faults(look_at_mail(now)) == [
            "support@desk.test: mail it sends to itself has not come back since 2026-03-04 09:30 UTC."
        ]

    def test_says_that_no_mail_leaves(self, mailbox, now):
        Mailbox.objects.update(sending_error="The server refuses the sender.", cannot_send_since=now)
        assert faults(look_at_mail(now)) == [
            "support@desk.test: no mail leaves since 2026-03-04 09:30 UTC: The server refuses the sender."
        ]

    def test_says_that_nobody_answers_where_mail_is_handed_over(self, mailbox, now, settings):
        with socket.create_server(("127.0.0.1", 0)) as server:
            settings.LMTP_LISTEN = str(server.getsockname()[1])
            Thread(target=lambda: server.accept()[0].sendall(b"220 hello\r\n"), daemon=True).start()
            assert faults(look_at_mail(now)) == []
        assert faults(look_at_mail(now)) == [
            f"Nobody answers LMTP at 127.0.0.1:{settings.LMTP_LISTEN}; mail waits at its server."
        ]
        settings.LMTP_LISTEN = "lmtp"
        assert "FIRSTLINE_LMTP_LISTEN is 'lmtp'" in faults(look_at_mail(now))[0]

    def test_says_what_the_last_comparison_left_for_a_person(self, mailbox, now):
        check = MailboxCheck.objects.create(mailbox=mailbox, checked_at=now, fetched=2)
        assert faults(look_at_mail(now)) == []
        MailboxCheck.objects.filter(pk=check.pk).update(lost=1)
        (said,) = faults(look_at_mail(now))
        assert "Originals are lost" in said

    def test_a_mailbox_out_of_use_is_left_alone(self, mailbox, now):
        Mailbox.objects.update(is_active=False, last_error="x")
        assert faults(look_at_mail(now)) == []


class TestStorage:
    @pytest.fixture(autouse=True)
    def _folder(self, db, settings, tmp_path):
        settings.DATA_FOLDER = tmp_path

    def test_is_well_and_leaves_nothing_behind(self, tmp_path):
        assert faults(look_at_storage()) == []
        assert [path for path in (tmp_path / "files").rglob("*") if path.is_file()] == []

    def test_says_that_the_disk_is_nearly_full(self, monkeypatch, tmp_path):
        monkeypatch.setattr(storage.shutil, "disk_usage", lambda _path: Usage(10**9, 9 * 10**8, 10**8))
        assert faults(look_at_storage()) == [f"0.1 GB are free where {tmp_path} lies."]

    def test_says_that_kept_files_are_gone(self, now, tmp_path):
        file = keep(b"words", at=now)
        (tmp_path / "files" / file.path).unlink()
        assert faults(look_at_storage()) == ["1 of the 1 newest files are not in the storage."]

    def test_says_that_others_can_read_the_secret(self, tmp_path):
        (tmp_path / "secret-key").touch(mode=0o644)
        (tmp_path / "secret-key").chmod(0o644)
        assert faults(look_at_storage()) == ["Others on this machine can read the desk's secret."]


class TestAddress:
    @pytest.fixture
    def answering(self):
        said = {}

        class Desk(BaseHTTPRequestHandler):
            def do_GET(self):
                self.send_response(said["status"])
                self.end_headers()
                self.wfile.write(said["body"])

            def log_message(self, *_words):
                pass

        server = HTTPServer(("127.0.0.1", 0), Desk)
        Thread(target=server.serve_forever, daemon=True).start()
        said["address"] = f"http://127.0.0.1:{server.server_port}"
        yield said
        server.shutdown()
        server.server_close()

    def test_is_asked_whether_a_desk_answers_there(self, db, answering, settings):
        settings.PUBLIC_URL = answering["address"]
        answering |= {"status": 200, "body": json.dumps({"database": "ok", "worker": "ok"}).encode()}
        assert faults(look_at_address()) == []
        answering |= {"status": 200, "body": b"Welcome to nginx"}
        assert len(faults(look_at_address())) == 1
        answering |= {"status": 404, "body": b""}
        assert faults(look_at_address()) == [
            f"{answering['address']} does not lead to this desk: it answers with status 404."
        ]

    def test_none_is_worth_a_note(self, db, settings):
        settings.PUBLIC_URL = ""
        assert [finding.how for finding in look_at_address()] == [How.NOTE]

    def test_the_desk_itself_may_say_it(self, db, settings, now):
        settings.PUBLIC_URL = ""
        configure_desk(public_url="http://127.0.0.1:1", by=SYSTEM, at=now)
        assert faults(look_at_address())[0].startswith("http://127.0.0.1:1 does not lead to this desk")


def test_the_command_ends_with_status_1_when_something_is_wrong(db, settings, tmp_path, capsys):
    settings.DATA_FOLDER = tmp_path
    with pytest.raises(SystemExit) as ended:
        call_command("doctor", quiet=True)
    assert ended.value.code == 1
    said = capsys.readouterr().out
    assert "FAULT  No worker is alive" in said
    assert "   ok" not in said


class TestDomains:
    def test_says_what_to_put_into_dns_and_calls_broken_what_loses_mail(self, cast):
        mailbox(smtp_host="smtp.gmail.com")
        with name_server({("desk.test", "TXT"): ["v=spf1 include:_spf.google.com ~all"]}) as server:
            found = list(look_at_domains(AskedDns((server,))))
        said = {finding.said.split(": ")[1]: finding for finding in found}
        assert {part: finding.how for part, finding in said.items()} == {
            "MX": How.FAULT, "SPF": How.WELL, "DKIM": How.NOTE, "DMARC": How.NOTE,
        }  # fmt: skip
        assert said["DMARC"].advice == (
            'Put into DNS: _dmarc.desk.test TXT "v=DMARC1; p=none; rua=mailto:postmaster@desk.test"'
        )

    def test_asks_nothing_about_domains_from_which_nothing_leaves(self, cast):
        mailbox(way_out="folder")
        assert list(look_at_domains()) == []
