"""What we send: no name, subject, address or file of a stranger's begins a header, a recipient or a part of its own."""

from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default

import pytest
from hypothesis import given
from hypothesis import strategies as st

from firstline.channels.email.composing import headers
from firstline.channels.email.composing.compose import CannotBeAddressed, compose
from firstline.channels.email.composing.recipients import sendable
from firstline.channels.email.models import Mailbox, OutgoingMail
from firstline.channels.email.models.outgoing import Auto
from firstline.channels.email.tests.mails import arrive, mail, mailbox
from firstline.core.access import SYSTEM
from firstline.core.files import keep, safe_name
from firstline.people.actions.change_person import change_person
from firstline.tickets.actions.answer import answer
from firstline.tickets.actions.attaching import Enclosure
from firstline.tickets.models import Ticket
from firstline.tickets.wording import from_text
from tests.cast import NOW

EVIL = "evil@evil.test"
BREAKS = [
    "\r\n",
    "\n",
    "\r",
    "\r\n ",
    "\n\t",
    "\0",
    "\x0b",
    "\x0c",
    "\x1c",
    "\x1e",
    "\x85",
    "\u2028",
    "\u2029",
    "\r\n\r\n",
    "\x1f",
    "=?utf-8?q?=0d=0a?=",
    "=?utf-8?b?DQo=?=",
    "%0d%0a",
    "\\r\\n",
    "å\r\n",
    "\ud800\n",
]
ADDED = f"Bcc: {EVIL}"
KNOWN = {
    "From",
    "To",
    "Cc",
    "Reply-To",
    "Subject",
    "Date",
    "Message-ID",
    "In-Reply-To",
    "References",
    "Auto-Submitted",
    "X-Auto-Response-Suppress",
    "MIME-Version",
    "Content-Type",
    "Content-Transfer-Encoding",
}


@pytest.fixture
def box(cast):
    return mailbox(team=cast.service_desk)


def check(raw: bytes) -> EmailMessage:
    """Only headers of ours, each once, and only recipients that were meant; as two readers see it."""
    head = raw.partition(b"\r\n\r\n")[0]
    assert b"\n" not in head.replace(b"\r\n", b"")
    assert b"\r" not in head.replace(b"\r\n", b"")
    parsed = message_from_bytes(raw, policy=default)
    assert set(parsed.keys()) <= KNOWN
    assert len(parsed.keys()) == len(set(parsed.keys()))
    named = [
        one.addr_spec for name in ("From", "To", "Cc", "Reply-To") if parsed[name] for one in parsed[name].addresses
    ]
    assert EVIL not in named
    return parsed


def row(**values) -> OutgoingMail:
    given = {
        "address": "anna@bergs.test",
        "name": "Anna",
        "subject": "Hello",
        "text": "x",
        "language": "en",
        "header_id": "1@desk.test",
        "auto": Auto.NO,
    }
    return OutgoingMail(**{**given, **values})


BOX = Mailbox(name="Support", address="support@desk.test", sender_name="Bergs IT")


@pytest.mark.usefixtures("db")
@pytest.mark.parametrize("line_break", BREAKS)
@pytest.mark.parametrize("field", ["subject", "name", "from_name"])
def test_no_break_in_words_begins_a_header(line_break, field):
    for words in (f"x{line_break}{ADDED}", f"{line_break}{ADDED}", f'x" <{EVIL}>{line_break}, y', f"x{line_break}"):
        check(compose(row(**{field: words}), BOX, at=NOW).raw)


@pytest.mark.usefixtures("db")
@given(st.text(max_size=200), st.text(max_size=200), st.text(max_size=200))
def test_nothing_whatever_does(subject, name, sender_name):
    box = Mailbox(name="S", address="support@desk.test", sender_name=sender_name)
    parsed = check(
        compose(row(subject=subject, name=name, from_name=name, to=[[name, "anna@bergs.test"]]), box, at=NOW).raw
    )
    assert [one.addr_spec for one in parsed["To"].addresses] == ["anna@bergs.test"]
    assert [one.addr_spec for one in parsed["From"].addresses] == ["support@desk.test"]


@pytest.mark.usefixtures("db")
@pytest.mark.parametrize(
    "address",
    [
        f"anna@bergs.test, {EVIL}",
        f"anna@bergs.test\r\n{ADDED}",
        f"anna@bergs.test>,<{EVIL}",
        f"<{EVIL}>",
        "anna@bergs.test\n",
        f'"a\r\nRCPT TO:<{EVIL}>"@bergs.test',
        "anna@bergs.test\0",
        "anna bergs@x.test",
        "-oX/tmp/x@bergs.test",
        "a@-x.test",
        "anna@bergs.test SIZE=1",
        "anna@[127.0.0.1]",
        "anna@bergs..test",
        "a@b@c.test",
        "@bergs.test",
        "anna@",
        "anna",
        "",
        f"group: {EVIL};",
        "a" * 65 + "@x.test",
        "a@" + "b" * 260 + ".test",
        "anna@bergs.test\u2028",
        "anna(x)@bergs.test",
    ],
)
def test_an_address_that_is_more_than_one_is_sent_nothing(address):
    if sendable(address) is None:
        with pytest.raises(CannotBeAddressed):
            compose(row(address=address), BOX, at=NOW)
    else:
        assert compose(row(address=address), BOX, at=NOW).recipient == "anna@bergs.test"
    parsed = check(compose(row(to=[["x", address]], cc=[["y", address]]), BOX, at=NOW).raw)
    assert {one.addr_spec for one in parsed["To"].addresses} == {"anna@bergs.test"}


@pytest.mark.parametrize(
    "bad", [f"a@x>\r\n{ADDED}", f"a@x> <{EVIL}", "a\tb@x", "å@x", "a\u2028b@x", "=?utf-8?q?a=0d=0a?=@x", "a b@x"]
)
def test_an_id_of_a_strangers_goes_out_as_it_may_or_not_at_all(box, cast, run_jobs, bad):
    raw = b"From: anna@bergs.test\r\nSubject: x\r\nMessage-ID: <" + bad.replace("\r\n", " ").encode() + b">\r\n\r\nx"
    (arrived,) = arrive(box, raw)
    answer(arrived.ticket, from_text("Hello"), by=cast.actor(cast.boris), at=NOW)
    run_jobs()
    for one in OutgoingMail.objects.all():
        parsed = check(compose(one, box, at=NOW).raw)
        assert all(letter.isascii() for letter in f"{parsed['In-Reply-To']}{parsed['References']}")


@pytest.mark.parametrize("line_break", [*BREAKS[:6], "\u2028", "\x85"])
def test_a_whole_answer_to_a_hostile_request_is_clean(box, cast, run_jobs, line_break):
    name = f"Anna{line_break}{ADDED}"
    change_person(cast.anna, by=SYSTEM, at=NOW, name=name)
    arrive(box, mail("anna@bergs.test", Message_ID="<1@x>"))
    Ticket.objects.update(subject=f"x{line_break}{ADDED}".replace("\0", ""))
    file = Enclosure(file=keep(b"hello", at=NOW), name=safe_name(f"x{line_break}{ADDED}.txt"))
    answer(
        Ticket.objects.get(), from_text(f"x{line_break}{ADDED}"), by=cast.actor(cast.boris), at=NOW, enclosures=[file]
    )
    run_jobs()
    assert OutgoingMail.objects.count() == 2
    for one in OutgoingMail.objects.all():
        parsed = check(compose(one, box, at=NOW).raw)
        for part in parsed.walk():
            assert set(part.keys()) <= KNOWN | {"Content-Disposition", "Content-ID"}


@pytest.mark.parametrize(
    "text", ["a,b", 'a"b', "a\\", "a <b@c.test>", "a;b", "(a)", "=?x?q?y?=", "a@b.test", '"', '\\"']
)
def test_a_name_stays_a_name(text):
    message = EmailMessage(policy=headers.mail_policy())
    message["To"] = headers.addresses([(text, "anna@bergs.test")])
    (read,) = message_from_bytes(message.as_bytes(), policy=default)["To"].addresses
    assert read.addr_spec == "anna@bergs.test"
