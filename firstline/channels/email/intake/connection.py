"""Opening a connection to a mailbox's IMAP server."""

import imaplib
import ssl
from collections.abc import Callable
from functools import partial

from imap_tools import BaseMailBox, MailBox, MailBoxStartTls, MailBoxUnencrypted

from firstline.channels.email.models import Mailbox
from firstline.channels.email.models.mailbox import Security
from firstline.channels.email.oauth.xoauth2 import sign_in_to_imap, with_token

SECONDS_TO_ANSWER = 20.0


def connected(mailbox: Mailbox, *, seconds: float = SECONDS_TO_ANSWER) -> BaseMailBox:
    """A connection that is signed in, with no folder open yet. Raises what `faults.in_plain_words` can put in words."""
    if not mailbox.signs_in_at_provider:
        return _signed_in(mailbox, seconds, partial(_sign_in, mailbox=mailbox))
    user = mailbox.imap_user or mailbox.address
    return with_token(
        mailbox,
        user,
        mailbox.imap_host,
        "IMAP",
        lambda token: _signed_in(mailbox, seconds, partial(sign_in_to_imap, user=user, token=token)),
    )


def hang_up(connection: BaseMailBox) -> None:
    """Close the connection, whatever state it is in."""
    try:
        connection.client.shutdown()
    except (OSError, imaplib.IMAP4.error):
        return


def trust(mailbox: Mailbox) -> ssl.SSLContext:
    """Whose certificates are believed: the system's authorities, or anybody's where the mailbox says so."""
    context = ssl.create_default_context()
    if not mailbox.checks_certificates:
        context.check_hostname = False
        context.verify_mode = ssl.CERT_NONE
    return context


def _signed_in(mailbox: Mailbox, seconds: float, sign_in: Callable[[BaseMailBox], None]) -> BaseMailBox:
    connection = _opened(mailbox, seconds)
    try:
        sign_in(connection)
        _ask_what_it_can(connection)
    except BaseException:
        hang_up(connection)
        raise
    return connection


def _opened(mailbox: Mailbox, seconds: float) -> BaseMailBox:
    host, port = mailbox.imap_host, mailbox.imap_port
    if mailbox.imap_security == Security.NONE:
        return MailBoxUnencrypted(host, port, timeout=seconds)
    if mailbox.imap_security == Security.STARTTLS:
        return MailBoxStartTls(host, port, timeout=seconds, ssl_context=trust(mailbox))
    return MailBox(host, port, timeout=seconds, ssl_context=trust(mailbox))


def _sign_in(connection: BaseMailBox, mailbox: Mailbox) -> None:
    user, password = mailbox.imap_user, mailbox.imap_password
    if user.isascii() and password.isascii():
        connection.login(user, password, initial_folder=None)
    else:
        connection.login_utf8(user, password, initial_folder=None)


def _ask_what_it_can(connection: BaseMailBox) -> None:
    """Servers say more of what they can once they know who asks, and imaplib doesn't ask again by itself."""
    status, said = connection.client.capability()
    if status == "OK" and said and said[-1]:
        connection.client.capabilities = tuple(said[-1].decode("ascii", "replace").upper().split())
