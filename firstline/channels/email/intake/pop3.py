"""Opening a connection to a mailbox's POP3 server."""

import base64
import poplib
from collections.abc import Callable
from contextlib import suppress
from functools import partial

from firstline.channels.email.intake.connection import SECONDS_TO_ANSWER, trust
from firstline.channels.email.models import Mailbox
from firstline.channels.email.models.mailbox import Security
from firstline.channels.email.oauth.xoauth2 import TokenRefused, with_token, xoauth2_words

LONGEST_LINE = 64 * 1024 * 1024
NOT_NOW = ("[IN-USE]", "[LOGIN-DELAY]", "[SYS/TEMP]")


class SignInRefused(poplib.error_proto):
    """User name or password are wrong."""


class NoStls(poplib.error_proto):
    """The server doesn't offer encryption on this port."""


class NoUidl(poplib.error_proto):
    """The server gives its mails no names that last."""


class _LongLines(poplib.POP3):
    """Python's own client breaks off at lines of 2 kB, which mails do have."""

    def _getline(self) -> tuple[bytes, int]:
        line = self.file.readline(LONGEST_LINE + 1)
        if not line:
            raise poplib.error_proto("-ERR EOF")
        if len(line) > LONGEST_LINE:
            raise poplib.error_proto("line too long")
        return line.removesuffix(b"\n").removesuffix(b"\r"), len(line)

    def xoauth2(self, words: str) -> None:
        """Sign in by a token (RFC 5034). Who is refused is told why first, and says nothing to it.

        `poplib` has no such command, and keeps what sends one to itself.
        """
        self._shortcmd("AUTH XOAUTH2")  # type: ignore[attr-defined]
        said = self._shortcmd(base64.b64encode(words.encode()).decode())  # type: ignore[attr-defined]
        if not said.startswith(b"+OK"):
            self._shortcmd("")  # type: ignore[attr-defined]


class _LongLinesOverTls(_LongLines, poplib.POP3_SSL):
    pass


def signed_in(mailbox: Mailbox, *, seconds: float = SECONDS_TO_ANSWER) -> poplib.POP3:
    """A connection that is signed in. Raises what `faults.in_plain_words` can put in words."""
    if not mailbox.signs_in_at_provider:
        return _signed_in(mailbox, seconds, partial(_sign_in, mailbox=mailbox))
    user = mailbox.imap_user or mailbox.address
    return with_token(
        mailbox,
        user,
        mailbox.imap_host,
        "POP3",
        lambda token: _signed_in(mailbox, seconds, partial(_sign_in_by_token, user=user, token=token)),
    )


def hang_up(client: poplib.POP3) -> None:
    """Close the connection, whatever state it is in. What was to be deleted stays."""
    with suppress(OSError):
        client.close()


def without_status(fault: poplib.error_proto) -> str:
    """What the server said, without -ERR."""
    said = fault.args[0] if fault.args else ""
    words = said.decode("utf-8", "replace") if isinstance(said, bytes) else str(said)
    return "" if "EOF" in words else words.removeprefix("-ERR").strip()


def _signed_in(mailbox: Mailbox, seconds: float, sign_in: Callable[[_LongLines], None]) -> poplib.POP3:
    client = _opened(mailbox, seconds)
    try:
        if mailbox.imap_security == Security.STARTTLS:
            _encrypt(client, mailbox)
        sign_in(client)
    except BaseException:
        hang_up(client)
        raise
    return client


def _opened(mailbox: Mailbox, seconds: float) -> _LongLines:
    host, port = mailbox.imap_host, mailbox.imap_port
    if mailbox.imap_security == Security.SSL:
        return _LongLinesOverTls(host, port, timeout=seconds, context=trust(mailbox))
    return _LongLines(host, port, timeout=seconds)


def _encrypt(client: poplib.POP3, mailbox: Mailbox) -> None:
    try:
        client.stls(trust(mailbox))
    except poplib.error_proto as fault:
        raise NoStls(*fault.args) from fault


def _sign_in(client: poplib.POP3, mailbox: Mailbox) -> None:
    try:
        client.user(mailbox.imap_user)
        client.pass_(mailbox.imap_password)
    except poplib.error_proto as fault:
        if _is_not_now(fault):
            raise
        raise SignInRefused(*fault.args) from fault


def _sign_in_by_token(client: _LongLines, user: str, token: str) -> None:
    try:
        client.xoauth2(xoauth2_words(user, token))
    except poplib.error_proto as fault:
        if _is_not_now(fault):
            raise
        raise TokenRefused(without_status(fault)) from fault


def _is_not_now(fault: poplib.error_proto) -> bool:
    """Whether it says nothing about who wants in: the line was cut, or somebody else is in."""
    said = without_status(fault)
    return not said or said.startswith(NOT_NOW)
