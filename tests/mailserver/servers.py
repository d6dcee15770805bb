"""`MailServers`: an IMAP and an SMTP server, started for tests and stopped without a trace."""

import itertools
import os
import smtplib
import time
from collections.abc import Iterable, Iterator, Mapping
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path

from tests.mailserver import dovecot, exim, reading, stand_ins
from tests.mailserver.folder import TOO_EARLY, MailFolder
from tests.mailserver.ports import free_ports
from tests.mailserver.program import HOST, Program

USERS = {"support@desk.test": "secret", "anna@customer.test": "secret"}
STRANGER = "stranger@elsewhere.test"


@dataclass(frozen=True)
class Endpoint:
    """Where a server listens: STARTTLS on offer on `port`, TLS from the first byte on `tls_port`."""

    host: str
    port: int
    tls_port: int


class MailServers:
    """Both servers and the people whose mail they keep. Made by `started`, usable until its end.

    In every domain somebody has a mailbox in, three more addresses answer: `later@` with 451, `full@` with
    552, and `bounces@` takes the mail and sends it back. Everybody else is refused with 550. `name+anything@`
    reaches `name@`.
    """

    def __init__(self, folder: MailFolder, ports: tuple[int, ...], *, real: bool) -> None:
        self.imap = Endpoint(HOST, *ports[:2])
        self.smtp = Endpoint(HOST, *ports[2:4])
        self.pop3 = Endpoint(HOST, *ports[4:])
        self.left_out = stand_ins.left_out(real=real)
        self._folder = folder
        self._placed = itertools.count(1)
        has_dovecot = real and not dovecot.hindrance()
        make_smtp = exim.exim if real and not folder.introspection and not exim.hindrance() else stand_ins.smtp
        self._imap: Program = (
            dovecot.dovecot(folder, *ports[:2], ports[4:]) if has_dovecot else stand_ins.imap(folder, *ports[:2])
        )
        self._smtp: Program = make_smtp(folder, *ports[2:4])
        self._pop3: Program | None = (
            None if has_dovecot and not dovecot.pop3_hindrance() else stand_ins.pop3(folder, *ports[4:])
        )

    @classmethod
    @contextmanager
    def started(
        cls,
        domain_users: Mapping[str, str] = USERS,
        *,
        ports: tuple[int, int, int, int] | None = None,
        real: bool = True,
        introspection: str = "",
    ) -> Iterator["MailServers"]:
        """Run both servers for these users (address to password) until the end of the block.

        `ports` are IMAP, IMAP over TLS, SMTP, SMTP over TLS; free ones are found if none are given, and for POP3.
        `introspection` is the address, up to the token, where a provider says whose a token is: then people may
        sign in with XOAUTH2 as well (aiosmtpd takes Exim's place, which doesn't know it). Raises CannotStart.
        """
        folder = MailFolder(introspection)
        of_pop3 = [port for port in free_ports(6) if port not in (ports or ())]
        servers = cls(folder, (*ports, *of_pop3[:2]) if ports else free_ports(6), real=real)
        try:
            for address, password in domain_users.items():
                servers.add_user(address, password)
            servers.start_imap()
            servers.start_smtp()
            yield servers
        finally:
            servers.stop_smtp()
            servers.stop_imap()
            folder.remove()

    # ── people ───────────────────────────────────────────────────────────────

    @property
    def passwords(self) -> dict[str, str]:
        """Everybody with a mailbox here, and the password for IMAP and SMTP."""
        return dict(self._folder.passwords)

    @property
    def certificate(self) -> Path:
        """The self-signed certificate of both servers, for clients that shall trust it."""
        return self._folder.certificate

    def add_user(self, address: str, password: str = "secret") -> None:
        """Open a mailbox. Raises ValueError for an address that has one.

        While the servers run this may take a second: Dovecot reads its list no more often.
        """
        self._folder.add_account(address, password)
        if self._imap.is_running:
            reading.wait_until_known(self.imap.port, address, password)

    def refuse(self, address: str, answer: str = TOO_EARLY) -> None:
        """Answer mail to this address so (an SMTP code of 4xx or 5xx and words) until `accept`.

        Both count for connections that begin afterwards; Exim goes on with what it has read in open ones.
        """
        self._folder.refuse(address, answer)

    def accept(self, address: str) -> None:
        """Take mail for this address again."""
        self._folder.accept(address)

    # ── mail ─────────────────────────────────────────────────────────────────

    def deliver(self, raw: bytes, to: Iterable[str], sender: str = STRANGER) -> None:
        """Send a message by SMTP as another mail system does.

        Raises what smtplib raises, SMTPRecipientsRefused too.
        """
        self.deliver_all([raw], to, sender)

    def deliver_all(self, raws: Iterable[bytes], to: Iterable[str], sender: str = STRANGER) -> None:
        """Send many messages over one connection."""
        recipients = list(to)
        # Closed without QUIT, to which Exim answers a fifth of a second late.
        with closing(smtplib.SMTP(self.smtp.host, self.smtp.port, "mail.elsewhere.test", timeout=30)) as line:
            for raw in raws:
                refused = line.sendmail(sender, recipients, _with_line_ends_of_mail(raw))
                if refused:
                    raise smtplib.SMTPRecipientsRefused(refused)

    def place(self, raw: bytes, user: str) -> None:
        """Put a message into the INBOX without SMTP.

        Nothing is added or mended, and thousands take a second.
        """
        name = f"{time.time():.6f}.P{os.getpid()}R{next(self._placed)}.mail.test"
        self._folder.place(raw, user, name)

    def mailbox(self, user: str) -> list[bytes]:
        """The raw messages in this user's INBOX, oldest first, read through IMAP."""
        with self._inbox(user) as client:
            return reading.messages_of(client)

    def wait_for_mail(self, user: str, count: int = 1, seconds: float = 10) -> list[bytes]:
        """The INBOX as soon as it holds this many messages or more.

        Raises TimeoutError with what it holds instead.
        """
        deadline = time.monotonic() + seconds
        with self._inbox(user) as client:
            while (there := reading.count_of(client)) < count:
                if time.monotonic() > deadline:
                    raise TimeoutError(f"{user} has {there} messages after {seconds} s, not {count}")
                time.sleep(0.03)
            return reading.messages_of(client)

    def empty(self, user: str) -> None:
        """Delete everything in this user's INBOX."""
        with self._inbox(user) as client:
            reading.empty(client)

    def change_uidvalidity(self, user: str) -> None:
        """Number the messages of this user's INBOX anew under another UIDVALIDITY, as after a server was
        rebuilt.

        The IMAP server is restarted, because open sessions would go on with the numbers they know.
        """
        self.stop_imap()
        self._folder.forget_uids(user)
        self.start_imap()

    def restore(self) -> None:
        """Both servers running, all mailboxes empty, and no refusals but those every domain has."""
        self.start_imap()
        self.start_smtp()
        for address in list(self._folder.refusals):
            self.accept(address)
        for user in self.passwords:
            self.empty(user)

    # ── weather ──────────────────────────────────────────────────────────────

    def start_imap(self) -> None:
        """Start the servers of IMAP and POP3 unless they run; they keep their ports. Raises CannotStart."""
        self._imap.start()
        if self._pop3:
            self._pop3.start()

    def stop_imap(self) -> None:
        """Stop the servers of IMAP and POP3: open connections end, new ones are refused."""
        self._imap.stop()
        if self._pop3:
            self._pop3.stop()

    def restart_imap(self) -> None:
        """Stop and start the IMAP server."""
        self.stop_imap()
        self.start_imap()

    def start_smtp(self) -> None:
        """Start the SMTP server unless it runs.

        It keeps its ports and what it had taken. Raises CannotStart.
        """
        self._smtp.start()

    def stop_smtp(self) -> None:
        """Stop the SMTP server: open connections end, new ones are refused."""
        self._smtp.stop()

    def _inbox(self, user: str):
        return reading.opened_inbox(self.imap.port, user, self._folder.passwords[user.lower()])


def _with_line_ends_of_mail(raw: bytes) -> bytes:
    return raw.replace(b"\r\n", b"\n").replace(b"\n", b"\r\n")
