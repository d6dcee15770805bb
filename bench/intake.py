"""How many mails per second go from a local mailbox to registered tickets."""

import time
from contextlib import suppress
from email.message import EmailMessage
from uuid import uuid4

from django.db import connections

from bench.desk import running_desk
from bench.words import Words
from firstline.channels.email.actions.keep_mailbox import add_mailbox, change_mailbox
from firstline.channels.email.models import IncomingMail, Mailbox
from firstline.core.access import SYSTEM
from firstline.core.clock import now
from tests.mailserver.servers import MailServers

MAILS = 1000
LONGEST = 300.0


def measure_intake(mails: int = MAILS) -> dict[str, float]:
    """Mails per second, from the first that is stored until the last has become a ticket: one web process, one worker.

    The mails (2 kB, from a hundred senders, every fifth with a file) wait in a mailbox of the Dovecot that tests use.
    """
    user = f"bench-{uuid4().hex[:8]}@bench.test"
    with MailServers.started({user: "secret"}) as servers:
        words = Words(11)
        for number in range(mails):
            servers.place(_mail(number, user, words), user)
        mailbox = _mailbox(user, servers)
        try:
            connections.close_all()
            with running_desk():
                seconds = _seconds_until_filed(mailbox, mails)
        finally:
            change_mailbox(mailbox, is_active=False, is_default=False, by=SYSTEM, at=now())
    return {"per second": round(mails / seconds, 1), "mails": mails}


def _mailbox(user: str, servers: MailServers) -> Mailbox:
    imap = {"imap_host": servers.imap.host, "imap_port": servers.imap.port, "imap_security": "none"}
    signing_in = {"imap_user": user, "imap_password": "secret"}
    other = Mailbox.objects.filter(is_default=True).first()
    if other is None:
        add_mailbox(name="Default", address="default@bench.test", is_default=True, by=SYSTEM, at=now())
    return add_mailbox(name=user, address=user, by=SYSTEM, at=now(), **imap, **signing_in)


def _seconds_until_filed(mailbox: Mailbox, mails: int) -> float:
    mine = IncomingMail.objects.filter(mailbox=mailbox)
    began, waited = 0.0, time.perf_counter()
    while time.perf_counter() - waited < LONGEST:
        with suppress(Exception):  # SQLite may be locked for a moment
            if not began and mine.exists():
                began = time.perf_counter()
            if began and mine.filter(state="filed").count() >= mails:
                return time.perf_counter() - began
        time.sleep(0.05)
    raise RuntimeError(f"only {mine.filter(state='filed').count()} of {mails} mails were filed in {LONGEST:.0f} s")


def _mail(number: int, to: str, words: Words) -> bytes:
    message = EmailMessage()
    # Somebody else each time: who writes twenty mails in ten minutes is held back.
    message["From"] = f"Sender {number % 100} <sender{number % 100}.{to.partition('@')[0]}@bench-customer.test>"
    message["To"], message["Subject"] = to, words.subject()
    message["Message-ID"] = f"<{uuid4().hex}@bench-customer.test>"
    message.set_content("\n\n".join(words.message() for _ in range(4)))
    if number % 5 == 0:
        message.add_attachment(uuid4().bytes * 600, maintype="application", subtype="octet-stream", filename="log.bin")
    return message.as_bytes()
