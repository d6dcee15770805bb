"""Two desks and a vacation responder answer each other over a relay that takes every header away by which machines know
machines. Nobody drowns: at most three mails each way a day.

python -m pytest tests/ledger/test_no_loops.py --slow -s
"""

import threading
import time
from collections import Counter
from collections.abc import Callable
from contextlib import ExitStack
from email import message_from_bytes, policy
from email.message import EmailMessage
from email.utils import make_msgid, parseaddr
from typing import Self

import pytest
from aiosmtpd.controller import Controller

from tests.ledger.books import KEEP_MAILBOX
from tests.mailserver.ports import free_ports
from tests.running_desk import RunningDesk

pytestmark = [pytest.mark.slow, pytest.mark.mail]

ONE, TWO = "support@one.test", "help@two.test"
AWAY, AWAY_ANEW = "away@three.test", "anew@three.test"
TELLS_OF_MACHINES = (
    "auto-submitted", "x-auto-response-suppress", "precedence", "x-auto-reply", "x-autoreply", "x-loop", "list-id",
    "feedback-id", "return-path", "x-mailer", "in-reply-to", "references",
)  # fmt: skip
MOST = 3
QUIET_SECONDS = 15.0
"""Longer than an answer waits to be taken back."""
LONGEST_SECONDS = 120.0

TALK = """
from firstline.core.access import SYSTEM
from firstline.core.clock import now
from firstline.people.models import Person
from firstline.people.queries import actor_of, role
from firstline.people.actions.add_person import ensure_person
from firstline.tickets.actions.answer import answer
from firstline.tickets.actions.resolve import resolve
from firstline.tickets.models import Ticket
from firstline.tickets.wording import from_text

boris = ensure_person(name="Boris Nord", email="boris@desk.test", by=SYSTEM, at=now())
Person.objects.filter(pk=boris.pk).update(role=role("agent"))
boris = Person.objects.select_related("role").get(pk=boris.pk)
by = actor_of(boris, frozenset())
for ticket in Ticket.objects.order_by("pk"):
    answer(ticket, from_text("Please try it again."), by=by, at=now())
    resolve(ticket, resolution="It works again.", by=by, at=now())
"""


class Relay:
    """Takes what the desks send, strips it, and puts it into the mailbox of whom it is for; machines answer at once."""

    def __init__(self, servers) -> None:
        self._servers = servers
        self._lock = threading.Lock()
        self.passed: Counter[tuple[str, str]] = Counter()
        self.last_at = time.monotonic()
        (self.port,) = free_ports(1)
        self._controller = Controller(self, hostname="127.0.0.1", port=self.port)
        self._machines: dict[str, Callable[[EmailMessage], EmailMessage]] = {
            AWAY: lambda mail: _answer_to(mail, AWAY, f"Re: {mail['Subject']}", mail["Reply-To"] or mail["From"]),
            AWAY_ANEW: lambda mail: _answer_to(mail, AWAY_ANEW, "Gone sailing", mail["From"]),
        }

    def __enter__(self) -> Self:
        self._controller.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._controller.stop()

    async def handle_DATA(self, _server, _session, envelope) -> str:  # noqa: N802 -- aiosmtpd's name
        for recipient in envelope.rcpt_tos:
            self.carry(envelope.content, recipient)
        return "250 taken"

    def carry(self, raw: bytes, recipient: str) -> None:
        mail = message_from_bytes(raw, policy=policy.default)
        for name in TELLS_OF_MACHINES:
            del mail[name]
        sender, to = parseaddr(str(mail["From"]))[1], _without_extension(recipient)
        with self._lock:
            self.passed[sender, to] += 1
            self.last_at = time.monotonic()
        if to in self._machines:
            said = self._machines[to](mail)
            self.carry(said.as_bytes(), parseaddr(str(said["To"]))[1])
        elif to in self._servers.passwords:
            self._servers.place(mail.as_bytes(), to)

    def wait_until_quiet(self) -> None:
        """Raises TimeoutError when they never come to an end."""
        self.last_at = time.monotonic()
        deadline = self.last_at + LONGEST_SECONDS
        while time.monotonic() - self.last_at < QUIET_SECONDS:
            if time.monotonic() > deadline:
                raise TimeoutError(dict(self.passed))
            time.sleep(0.2)


def test_machines_that_answer_each_other_come_to_an_end(mail_servers, tmp_path):
    for address in (ONE, TWO):
        mail_servers.add_user(address)
    with ExitStack() as stack:
        relay = stack.enter_context(Relay(mail_servers))
        desks = [_desk(tmp_path / name, address, mail_servers, relay) for name, address in (("1", ONE), ("2", TWO))]
        for desk in desks:
            stack.callback(desk.end)
            desk.start_worker()
        for sender in (TWO, AWAY, AWAY_ANEW):
            relay.carry(_answer_to(None, sender, "The printer is out of toner", ONE).as_bytes(), ONE)
        relay.carry(_answer_to(None, ONE, "The lift has stopped", TWO).as_bytes(), TWO)
        relay.wait_until_quiet()
        desks[0].act(TALK)
        relay.wait_until_quiet()
        print("in all:", {f"{sender} → {to}": count for (sender, to), count in relay.passed.items()})
        by_itself = [_by_itself(relay, address, desk) for address, desk in zip((ONE, TWO), desks, strict=True)]
        print("by itself:", by_itself)
        assert {TWO, AWAY, AWAY_ANEW} <= by_itself[0].keys()
        assert ONE in by_itself[1]
        assert max(count for counts in by_itself for count in counts.values()) <= MOST
        held = [desk.one("select count(*) from incoming_mail where state not in ('filed', 'held')") for desk in desks]
        assert held == [0, 0]


def _by_itself(relay: Relay, address: str, desk: RunningDesk) -> Counter[str]:
    """How many mails this desk sent to whom, but for those a person of the desk wrote or caused."""
    written = "select address, count(*) from outgoing_mail where kind in ('answer', 'resolved') group by address"
    sent = Counter({to: count for (sender, to), count in relay.passed.items() if sender == address})
    return sent - Counter(dict(desk.rows(written)))


def _desk(folder, address: str, servers, relay: Relay) -> RunningDesk:
    desk = RunningDesk(folder).make()
    imap = servers.imap
    desk.act(
        KEEP_MAILBOX.replace("support@desk.test", address),
        values={
            "imap_host": imap.host, "imap_port": imap.port, "imap_security": "none", "imap_user": address,
            "imap_password": "secret", "smtp_host": "127.0.0.1", "smtp_port": relay.port, "smtp_security": "none",
        },
    )  # fmt: skip
    return desk


def _answer_to(mail: EmailMessage | None, sender: str, subject: str, to: str) -> EmailMessage:
    said = EmailMessage()
    said["From"], said["To"], said["Subject"] = f"Somebody <{sender}>", str(to), subject
    said["Message-ID"] = make_msgid(domain="relay.test")
    if mail is not None and mail["Message-ID"]:
        said["X-About"] = str(mail["Message-ID"])
    said.set_content("I am at the seaside until the first.")
    return said


def _without_extension(address: str) -> str:
    local, _at, domain = address.lower().partition("@")
    return f"{local.partition('+')[0]}@{domain}"
