"""A mail comes in, is answered in the browser, and the answer arrives threaded; and back again."""

import re
from email import message_from_bytes, policy
from email.message import EmailMessage

import pytest
from playwright.sync_api import Page, expect

from tests.browser.thunderbird import first_mail, reply_to

pytestmark = [pytest.mark.browser, pytest.mark.mail]

ANNA, DESK = "anna@customer.test", "support@desk.test"
MAILBOX = """
from firstline.channels.email.actions.keep_mailbox import add_mailbox
from firstline.core.access import SYSTEM
from firstline.core.clock import now
add_mailbox(name="Support", address="support@desk.test", by=SYSTEM, at=now(), **values)
"""
SUBJECT = "Printer on floor 3 prints blank"
NOTE = "The sensor again, I think"
OPEN_JOBS = "select count(*) from django_tasks_database_dbtaskresult where status in ('READY', 'RUNNING')"
SIGNED_ADDRESS = re.compile(r"support\+fl1\.\d+\.[a-z2-7]{26}@desk\.test")
A_MINUTE = 60  # seconds; a busy machine is no fault


@pytest.fixture(scope="module")
def served(made_desk, tmp_path_factory, running_mail_servers):
    running_mail_servers.restore()
    desk = made_desk.copy_to(tmp_path_factory.mktemp("served") / "desk")
    imap, smtp = running_mail_servers.imap, running_mail_servers.smtp
    desk.act(
        MAILBOX,
        values={
            "imap_host": imap.host, "imap_port": imap.port, "imap_security": "none", "imap_user": DESK,
            "imap_password": "secret", "smtp_host": smtp.host, "smtp_port": smtp.port, "smtp_security": "none",
        },
    )  # fmt: skip
    yield desk.begin(with_worker=True)
    desk.end()


def test_a_mail_is_answered_and_the_answer_is_answered(visit, look, served, running_mail_servers):
    boris = visit("boris@desk.test")
    boris.goto("/desk/queues/unassigned/")
    expect(boris.get_by_text("Everything is taken")).to_be_visible()
    look(boris)

    asked = read(first_mail())
    running_mail_servers.deliver(first_mail(), [DESK], sender=ANNA)
    row = boris.locator(".row", has_text=SUBJECT)
    expect(row).to_be_visible(timeout=A_MINUTE * 1000)
    look(boris)
    confirmed = read(running_mail_servers.wait_for_mail(ANNA, 1, seconds=A_MINUTE)[0])
    check_confirmation(confirmed, asked)

    row.click()
    said = boris.locator(".msg").first
    expect(said.locator(".words")).to_contain_text("from whichever program – even the test page.")
    expect(said.locator(".words b, .words strong")).to_have_text("white")
    expect(said.get_by_text("Anna Berg, Bergs Bygg AB")).to_be_hidden()
    expect(boris.locator(".msg .words img").first).to_have_js_property("naturalWidth", 240)
    look(boris)
    write_note(boris)
    write_answer(boris)
    expect(boris.locator(".msg.from-desk")).to_contain_text("Which of the two printers is it?")
    look(boris)

    answered = read(running_mail_servers.wait_for_mail(ANNA, 2, seconds=A_MINUTE)[1])
    check_answer(answered, asked, confirmed)
    expect(boris.locator(".msg.from-desk .sent")).to_contain_text("sent", timeout=A_MINUTE * 1000)

    running_mail_servers.deliver(reply_to(answered), [reply_address(answered)], sender=ANNA)
    replied = boris.locator(".msg", has_text="The left one, beside the kitchen.")
    expect(replied.locator(".words")).to_have_text("The left one, beside the kitchen.", timeout=A_MINUTE * 1000)
    expect(replied.locator(".folded")).to_have_count(1)
    look(boris)
    check_that_is_all(served, running_mail_servers)


def check_confirmation(mail: EmailMessage, asked: EmailMessage) -> None:
    assert mail["From"] == f"Nordby Support <{DESK}>"
    assert mail["To"] == ANNA
    assert mail["Auto-Submitted"] == "auto-replied"
    assert mail["In-Reply-To"] == mail["References"] == asked["Message-ID"]


def check_answer(mail: EmailMessage, asked: EmailMessage, confirmed: EmailMessage) -> None:
    assert mail["From"] == f'"Boris Nord (Nordby Support)" <{DESK}>'
    assert mail["To"] == f"Anna Berg <{ANNA}>"
    assert mail["Cc"] is None
    assert SIGNED_ADDRESS.fullmatch(reply_address(mail))
    assert mail["Subject"] == f"Re: [FL-1] {SUBJECT}"
    assert mail["In-Reply-To"] == asked["Message-ID"]
    assert mail["References"].split() == [confirmed["Message-ID"], asked["Message-ID"]]
    assert mail["Auto-Submitted"] is None
    assert mail.get_content_type() == "multipart/alternative"
    text, html = mail.iter_parts()
    assert (text.get_content_type(), html.get_content_type()) == ("text/plain", "text/html")
    assert text.get_content().startswith("Which of the two printers is it?")
    assert "Which of the <strong>two</strong> printers is it?" in html.get_content()


def check_that_is_all(desk, mail_servers) -> None:
    """One request with three messages and a note; two mails, and the note in neither; nothing that waits."""
    desk.wait_until(OPEN_JOBS, 0, seconds=A_MINUTE)
    assert desk.rows("select id, subject from ticket") == [(1, SUBJECT)]
    assert desk.rows("select ticket_id, from_desk from message order by id") == [(1, 0), (1, 1), (1, 0)]
    assert desk.one("select count(*) from note") == 1
    assert desk.rows("select state from incoming_mail") == [("filed",), ("filed",)]
    assert desk.rows("select kind, address, state from outgoing_mail order by id") == [
        ("acknowledgement", ANNA, "sent"),
        ("answer", ANNA, "sent"),
    ]
    arrived = [read(raw) for raw in mail_servers.mailbox(ANNA)]
    assert len(arrived) == 2
    words = [part.get_content() for mail in arrived for part in mail.walk() if part.get_content_maintype() == "text"]
    assert len(words) == 4
    assert not any("sensor" in one for one in words)


def write_note(page: Page) -> None:
    page.locator("#thread-scroll").focus()
    page.keyboard.press("n")
    expect(page.locator("#note-form [contenteditable=true]")).to_be_focused()
    page.keyboard.type(NOTE)
    page.keyboard.press("Control+Enter")
    expect(page.locator(".msg.note")).to_contain_text(NOTE)


def write_answer(page: Page) -> None:
    """By keyboard, one word in bold."""
    page.locator("#thread-scroll").focus()
    page.keyboard.press("r")
    expect(page.locator("#answer-form [contenteditable=true]")).to_be_focused()
    page.keyboard.type("Which of the ")
    page.keyboard.press("Control+b")
    page.keyboard.type("two")
    page.keyboard.press("Control+b")
    page.keyboard.type(" printers is it?")
    page.keyboard.press("Control+Enter")


def reply_address(mail: EmailMessage) -> str:
    return str(mail["Reply-To"].addresses[0].addr_spec)


def read(raw: bytes) -> EmailMessage:
    mail = message_from_bytes(raw, policy=policy.default)
    assert isinstance(mail, EmailMessage)
    return mail
