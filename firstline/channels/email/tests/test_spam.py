"""Spam: held for a look and never lost; marked in a ticket, closed and never answered."""

import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer

import pytest

from firstline.channels.email.actions.judge_sender import CannotJudge, forget_sender, judge_sender
from firstline.channels.email.actions.refuse_spam import block_sender_of, refuse_as_spam, take_back_spam
from firstline.channels.email.addressing import reply_address
from firstline.channels.email.held import accept_held, retry_held
from firstline.channels.email.models import OutgoingMail, SenderRule
from firstline.channels.email.models.incoming import HeldFor, MailState
from firstline.channels.email.models.outgoing import SendState
from firstline.channels.email.models.sender_rule import Verdict
from firstline.channels.email.queries import verdict_on
from firstline.channels.email.tests.mails import arrive, mail, mailbox
from firstline.core.errors import NotAllowed
from firstline.core.files.keep import content_of
from firstline.tickets.actions.answer import CannotAnswer, answer
from firstline.tickets.actions.reopen import CannotReopen, reopen
from firstline.tickets.actions.spam import CannotMarkSpam
from firstline.tickets.models import Message, Ticket
from firstline.tickets.wording import from_text
from tests.cast import NOW, as_actor

pytestmark = pytest.mark.django_db


@pytest.fixture
def box(cast):
    return mailbox(team=cast.service_desk, trusts_spam_marks=True)


def judge(cast, pattern, verdict=Verdict.BLOCK):
    return judge_sender(pattern, verdict, by=as_actor(cast.boris), at=NOW)


MARKS = [
    {"X_Spam_Flag": "YES"},
    {"X_Spam_Status": "Yes, score=15.2 required=5.0 tests=BAYES_99"},
    {"X_Spam": "Yes"},
    {"X_Rspamd_Action": "add header"},
    {"X_Spamd_Result": "default: True [15.20 / 15.00]; BAYES_SPAM(5.10)"},
]
CLEAN = [
    {"X_Spam_Flag": "NO"},
    {"X_Spam_Status": "No, score=-1.9 required=5.0"},
    {"X_Rspamd_Action": "no action"},
    {"X_Spamd_Result": "default: False [2.10 / 15.00]"},
    {"X_Spam_Level": "*******"},
]


@pytest.mark.parametrize("mark", MARKS)
def test_marked_mail_is_held_where_the_mailbox_says_that_its_server_marks(cast, box, mark):
    (row,) = arrive(box, mail(**mark))
    assert (row.state, row.held_for) == (MailState.HELD, HeldFor.SPAM)
    assert not Ticket.objects.exists()


@pytest.mark.parametrize("mark", CLEAN)
def test_unmarked_mail_is_not(cast, box, mark):
    (row,) = arrive(box, mail(**mark))
    assert row.state == MailState.FILED


def test_marks_say_nothing_where_anybody_could_have_written_them(cast):
    (row,) = arrive(mailbox(), mail(X_Spam_Flag="YES"))
    assert row.state == MailState.FILED


def test_a_blocked_address_or_domain_is_held_and_an_allowed_one_is_never(cast, box):
    judge(cast, "Mallory@New.test")
    judge(cast, "@spam.test")
    judge(cast, "friend@spam.test", Verdict.ALLOW)
    rows = arrive(
        box,
        mail("Mallory <mallory@new.test>"),
        mail("a@deep.spam.test"),
        mail("friend@spam.test", X_Spam_Flag="YES"),
        mail("nora@new.test"),
    )
    assert [row.held_for for row in rows] == [HeldFor.SPAM, HeldFor.SPAM, "", ""]


def test_an_answer_to_the_signed_address_of_its_sender_is_no_spam(cast, box, ticket):
    to = reply_address(box, ticket.pk, cast.anna.pk)
    (row,) = arrive(box, mail("Anna <anna@bergs.test>", To=to, X_Spam_Flag="YES"))
    assert (row.state, row.ticket) == (MailState.FILED, ticket)


def test_a_forged_from_of_somebody_who_takes_part_is_held(cast, box, ticket):
    to = reply_address(box, ticket.pk, cast.per.pk)
    (row,) = arrive(box, mail("Anna <anna@bergs.test>", To=to, X_Spam_Flag="YES"))
    assert (row.held_for, row.may_belong_to) == (HeldFor.SPAM, ticket)
    assert ticket.messages.count() == 1


def test_a_code_to_confirm_an_address_stays_what_must_not_be_shown(cast, box):
    words = "Your verification code is 482913. Confirm your email address."
    (row,) = arrive(
        box, mail("no-reply@service.test", text=words, Subject="Verify your email address", X_Spam_Flag="YES")
    )
    assert row.held_for == HeldFor.VERIFICATION


def test_held_spam_can_become_a_request_and_is_not_held_again(cast, box):
    (row,) = arrive(box, mail(X_Spam_Flag="YES"))
    assert accept_held(row, by=as_actor(cast.boris), at=NOW).subject == "Printer"
    (other,) = arrive(box, mail(X_Spam_Flag="YES"))
    assert retry_held(other, by=as_actor(cast.boris), at=NOW).state == MailState.FILED


def test_senders_are_judged_once_and_forgotten(cast, box):
    rule = judge(cast, "spam.test")
    assert judge(cast, "spam.test", Verdict.ALLOW) == rule
    assert verdict_on("x@a.spam.test") == Verdict.ALLOW
    assert verdict_on("x@notspam.test") is None
    forget_sender(rule, by=as_actor(cast.boris), at=NOW)
    assert verdict_on("x@a.spam.test") is None


@pytest.mark.parametrize("wrong", ["", "spam", "a b@c.test", "<a@b.test>", "a@b@c.test", "@", "support@desk.test"])
def test_refuses_what_is_no_sender_and_the_desk_itself(cast, box, wrong):
    with pytest.raises(CannotJudge):
        judge(cast, wrong)
    assert not SenderRule.objects.exists()


def test_users_judge_nobody(cast):
    with pytest.raises(NotAllowed):
        judge_sender("spam.test", Verdict.BLOCK, by=as_actor(cast.anna), at=NOW)


@pytest.fixture
def spam(cast, box) -> Ticket:
    (row,) = arrive(box, mail("Mallory <mallory@evil.test>", Subject="Cheap toner"))
    assert row.ticket is not None
    return row.ticket


def mark(cast, ticket) -> Ticket:
    return refuse_as_spam(ticket, by=as_actor(cast.boris), at=NOW)


def test_marked_as_spam_it_is_closed_and_nothing_is_ever_sent(cast, box, spam, run_jobs):
    assert mark(cast, spam).stage == "closed"
    run_jobs()
    assert not OutgoingMail.objects.exists()
    with pytest.raises(CannotAnswer, match="spam is not answered"):
        answer(spam, from_text("Hello"), by=as_actor(cast.boris), at=NOW)
    with pytest.raises(CannotReopen, match="marked as spam"):
        reopen(spam, by=as_actor(cast.boris), at=NOW)
    with pytest.raises(CannotMarkSpam):
        mark(cast, spam)
    assert Message.objects.count() == 1


def test_what_waited_to_be_sent_is_cancelled(cast, box, spam, run_jobs):
    run_jobs()
    assert OutgoingMail.objects.get().state == SendState.QUEUED
    mark(cast, spam)
    assert OutgoingMail.objects.get().state == SendState.CANCELLED


def test_its_sender_can_not_go_on_with_it_by_mail(cast, box, spam, run_jobs):
    mark(cast, spam)
    to = reply_address(box, spam.pk, spam.requester_id)
    (row,) = arrive(box, mail("Mallory <mallory@evil.test>", To=to))
    assert (row.held_for, row.may_belong_to) == (HeldFor.SPAM, spam)
    run_jobs()
    assert Ticket.objects.get().stage == "closed"
    assert not OutgoingMail.objects.exists()


def test_taken_back_it_stands_as_before_and_the_block_made_here_ends(cast, box, spam):
    before = Ticket.objects.get()
    judge(cast, "other.test")
    mark(cast, spam)
    assert block_sender_of(spam, by=as_actor(cast.boris), at=NOW).pattern == "mallory@evil.test"
    take_back_spam(spam, by=as_actor(cast.boris), at=NOW)
    after = Ticket.objects.get()
    assert (after.stage, after.state, after.is_spam, after.closed_at) == ("new", before.state, False, None)
    assert before.user_waits_since is not None
    assert after.user_waits_since == before.user_waits_since.replace(
        microsecond=before.user_waits_since.microsecond // 1000 * 1000
    ), "events keep milliseconds"
    assert [rule.pattern for rule in SenderRule.objects.all()] == ["other.test"]
    with pytest.raises(CannotMarkSpam):
        take_back_spam(spam, by=as_actor(cast.boris), at=NOW)


def test_only_a_ticket_that_came_by_mail_has_a_sender_to_block(cast, ticket):
    with pytest.raises(CannotJudge, match="no mail address"):
        block_sender_of(ticket, by=as_actor(cast.boris), at=NOW)


PASSED_ON = """\
Seen this?

---------- Forwarded message ---------
From: Mallory <mallory@evil.test>
Date: Tue, 3 Mar 2026 at 09:12
Subject: Cheap toner
To: Boris Nord <boris@desk.test>

Buy now.
"""


def pass_on(box) -> Ticket:
    (row,) = arrive(
        box, mail("Boris Nord <boris@desk.test>", text=PASSED_ON.replace("\n", "\r\n"), Subject="Fwd: Toner")
    )
    assert row.ticket is not None
    return row.ticket


def test_of_what_a_colleague_passed_on_the_writer_is_blocked_and_the_filter_learns_nothing(cast, rspamd, run_jobs):
    ticket = pass_on(mailbox(trusts_colleagues=True))
    mark(cast, ticket)
    assert block_sender_of(ticket, by=as_actor(cast.boris), at=NOW).pattern == "mallory@evil.test"
    run_jobs()
    assert rspamd.taught == []


def test_where_it_is_not_proven_that_a_colleague_passed_it_on_its_sender_counts(cast, rspamd, run_jobs):
    ticket = pass_on(mailbox())
    mark(cast, ticket)
    assert block_sender_of(ticket, by=as_actor(cast.boris), at=NOW).pattern == "boris@desk.test"
    run_jobs()
    assert [path for path, _password, _raw in rspamd.taught] == ["/learnspam"]


class Filter:
    """An rspamd controller on loopback that remembers what it was taught."""

    def __init__(self) -> None:
        self.taught: list[tuple[str, str | None, bytes]] = []
        taught = self.taught

        class Handler(BaseHTTPRequestHandler):
            def do_POST(self) -> None:
                raw = self.rfile.read(int(self.headers["Content-Length"]))
                taught.append((self.path, self.headers["Password"], raw))
                self.send_response(200)
                self.end_headers()

            def log_message(self, *_: object) -> None:
                pass

        self.server = HTTPServer(("127.0.0.1", 0), Handler)
        threading.Thread(target=self.server.serve_forever, daemon=True).start()
        self.url = f"http://127.0.0.1:{self.server.server_port}"


@pytest.fixture
def rspamd(settings) -> Iterator[Filter]:
    running = Filter()
    settings.RSPAMD_URL, settings.RSPAMD_PASSWORD = running.url, "q1"
    yield running
    running.server.shutdown()
    running.server.server_close()


def test_rspamd_learns_from_what_people_say(cast, box, spam, rspamd, run_jobs):
    raw = content_of(spam.mails.get().raw)
    mark(cast, spam)
    run_jobs()
    take_back_spam(spam, by=as_actor(cast.boris), at=NOW)
    run_jobs()
    assert rspamd.taught == [("/learnspam", "q1", raw), ("/learnham", "q1", raw)]


def test_a_held_mail_that_is_accepted_is_learnt_as_ham(cast, box, rspamd, run_jobs):
    (held, other) = arrive(box, mail(X_Spam_Flag="YES"), mail(From=None))
    accept_held(held, by=as_actor(cast.boris), at=NOW)
    run_jobs()
    assert [path for path, _password, _raw in rspamd.taught] == ["/learnham"]
    assert other.held_for == HeldFor.NO_SENDER


def test_a_command_learns_too_and_one_that_fails_holds_nothing_up(cast, box, spam, settings, tmp_path, run_jobs):
    script = tmp_path / "learn"
    script.write_text(f'#!/bin/sh\necho "$@" > {tmp_path}/said\ncat > {tmp_path}/mail\n')
    script.chmod(0o755)
    settings.SPAM_LEARN_COMMAND = f"{script} --no-sync"
    mark(cast, spam)
    run_jobs()
    assert (tmp_path / "said").read_text() == "--no-sync --spam\n"
    assert (tmp_path / "mail").read_bytes() == content_of(spam.mails.get().raw)
    settings.SPAM_LEARN_COMMAND = str(tmp_path / "missing")
    take_back_spam(spam, by=as_actor(cast.boris), at=NOW)
    run_jobs()
    assert Ticket.objects.get().is_spam is False
