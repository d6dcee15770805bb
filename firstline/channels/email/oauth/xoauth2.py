"""Signing in at mail servers with a token (XOAUTH2, as Google and Microsoft have it)."""

import imaplib
import smtplib
from collections.abc import Callable
from typing import Literal, TypeVar

from django.utils.translation import gettext as _
from imap_tools import BaseMailBox
from imap_tools.errors import MailboxLoginError
from imap_tools.utils import check_command_status

from firstline.channels.email.models import Mailbox
from firstline.channels.email.oauth.access import access_token
from firstline.channels.email.oauth.faults import CannotSignIn

T = TypeVar("T")
Way = Literal["IMAP", "POP3", "SMTP"]


class TokenRefused(Exception):
    """A mail server did not take a token; the message is what it said."""


def with_token(mailbox: Mailbox, user: str, host: str, way: Way, sign_in: Callable[[str], T]) -> T:
    """What `sign_in(token)` returns. A token that is refused is renewed once, whatever its time, and tried again.

    `sign_in` raises TokenRefused. Raises CannotSignIn when the second one is refused too.
    """
    token = access_token(mailbox)
    try:
        return sign_in(token)
    except TokenRefused:
        fresh = access_token(mailbox, refused=token)
    try:
        return sign_in(fresh)
    except TokenRefused as fault:
        raise CannotSignIn(
            _(
                "%(host)s does not let %(user)s in with the sign-in. Check that %(way)s is switched on for the "
                "mailbox, and that whoever signed in may open it. After choosing another way in, sign in again. "
                "It said: “%(said)s”"
            )
            % {"host": host, "user": user, "way": way, "said": fault}
        ) from fault


def sign_in_to_imap(connection: BaseMailBox, user: str, token: str) -> None:
    """Raises TokenRefused, and what imaplib raises when the server fails."""
    answers = iter([xoauth2_words(user, token).encode()])
    try:
        result = connection.client.authenticate("XOAUTH2", lambda _asked: next(answers, b""))
        check_command_status(result, MailboxLoginError)
    except imaplib.IMAP4.abort:
        raise
    except (imaplib.IMAP4.error, MailboxLoginError) as fault:
        raise TokenRefused(str(fault)) from fault


def sign_in_to_smtp(smtp: smtplib.SMTP, user: str, token: str) -> None:
    """Raises TokenRefused, and what smtplib raises when the server fails."""
    answers = iter([xoauth2_words(user, token)])
    try:
        smtp.auth("XOAUTH2", lambda _asked=None: next(answers, ""))
    except smtplib.SMTPAuthenticationError as fault:
        said = fault.smtp_error
        words = said.decode("utf-8", "replace") if isinstance(said, bytes) else said
        raise TokenRefused(f"{fault.smtp_code} {words}") from fault


def xoauth2_words(user: str, token: str) -> str:
    """What a client says, before it is put into base64."""
    return f"user={user}\x01auth=Bearer {token}\x01\x01"
