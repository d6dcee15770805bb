"""Handing mails to a mail server, several over one connection."""

import base64
import smtplib
import ssl
from collections.abc import Callable
from functools import partial

from django.utils.translation import gettext as _

from firstline.channels.email.composing.compose import ReadyMail
from firstline.channels.email.models import Mailbox
from firstline.channels.email.models.mailbox import Security
from firstline.channels.email.oauth.faults import CannotSignIn
from firstline.channels.email.oauth.xoauth2 import sign_in_to_smtp, with_token
from firstline.channels.email.sending.dkim_signature import signed
from firstline.channels.email.sending.faults import CannotReach, Refused, refusal, unreachable

SECONDS_TO_ANSWER = 60.0
SECONDS_TO_CONNECT = 20.0

NOT_LET_IN = (421, 530, 534, 535, 538)
TOO_LARGE = 552
NOTIFY = ("NOTIFY=SUCCESS,FAILURE,DELAY",)


class SmtpWay:
    """A connection to the SMTP server of a mailbox, signed in. Raises CannotReach when it can't be opened."""

    def __init__(self, mailbox: Mailbox) -> None:
        self._host, self._port = mailbox.smtp_host, mailbox.smtp_port
        self._fallback_sender = mailbox.address
        self._asks_for_receipts = mailbox.asks_for_receipts
        try:
            self._smtp = _connected(mailbox)
        except (OSError, smtplib.SMTPException, UnicodeError, CannotSignIn) as fault:
            raise unreachable(fault, self._host, self._port) from fault

    def send(self, mail: ReadyMail) -> str:
        """Hand one mail over; once this returns, the server has it. Raises Refused, CannotReach."""
        try:
            self._send(mail)
        except (OSError, smtplib.SMTPException) as fault:
            raise unreachable(fault, self._host, self._port) from fault
        except Refused:
            self._reset()
            raise
        return ""

    def check_sender(self, address: str) -> None:
        """Ask whether we may send from this address, without sending. Raises CannotReach."""
        try:
            code, said = self._smtp.mail(address)
        except (OSError, smtplib.SMTPException) as fault:
            raise unreachable(fault, self._host, self._port) from fault
        self._reset()
        if code >= 400:
            raise self._not_let_in(code, said)

    def close(self) -> None:
        """Say goodbye, if there is still somebody to say it to."""
        try:
            self._smtp.quit()
        except (OSError, smtplib.SMTPException):
            self._smtp.close()

    def _send(self, mail: ReadyMail) -> None:
        if mail.is_international and not self._smtp.has_extn("smtputf8"):
            raise Refused(_("The mail server takes no addresses with letters beyond a to z."), is_permanent=True)
        self._say_who_sends(mail)
        code, said = self._smtp.rcpt(mail.recipient, NOTIFY if self._wants_receipt(mail) else ())
        if code in NOT_LET_IN:
            raise self._not_let_in(code, said)
        if code >= 400:
            raise refusal(code, said)
        code, said = self._hand_over(signed(mail.raw, mail.domain))
        if code == NOT_LET_IN[0]:
            raise self._not_let_in(code, said)
        if code >= 400:
            raise refusal(code, said)

    def _say_who_sends(self, mail: ReadyMail) -> None:
        """Some servers take no mail from nobody (`<>`); those are told the mailbox's own address."""
        options = self._options(mail)
        code, said = self._smtp.mail(mail.sender, options)
        if code >= 500 and code not in (*NOT_LET_IN, TOO_LARGE) and not mail.sender:
            self._reset()
            code, said = self._smtp.mail(self._fallback_sender, options)
        if code == TOO_LARGE:
            raise refusal(code, said)
        if code >= 400:
            raise self._not_let_in(code, said)

    def _options(self, mail: ReadyMail) -> list[str]:
        options = [f"SIZE={len(mail.raw)}"] if self._smtp.has_extn("size") else []
        return [*options, "SMTPUTF8", "BODY=8BITMIME"] if mail.is_international else options

    def _wants_receipt(self, mail: ReadyMail) -> bool:
        """Whether to be told of the delivery (RFC 3461): of what people wrote, and where the server can ask for it."""
        return self._asks_for_receipts and bool(mail.sender) and self._smtp.has_extn("dsn")

    def _hand_over(self, raw: bytes) -> tuple[int, bytes]:
        try:
            return self._smtp.data(raw)
        except smtplib.SMTPDataError as fault:
            said = fault.smtp_error
            return fault.smtp_code, said if isinstance(said, bytes) else said.encode()

    def _not_let_in(self, code: int, said: bytes) -> CannotReach:
        return unreachable(smtplib.SMTPSenderRefused(code, said, ""), self._host, self._port)

    def _reset(self) -> None:
        try:
            self._smtp.rset()
        except (OSError, smtplib.SMTPException):
            self._smtp.close()


def _connected(mailbox: Mailbox) -> smtplib.SMTP:
    if not mailbox.signs_in_at_provider:
        return _signed_in(mailbox, partial(_sign_in, user=mailbox.smtp_user, password=mailbox.smtp_password))
    user = mailbox.smtp_user or mailbox.imap_user or mailbox.address
    return with_token(
        mailbox,
        user,
        mailbox.smtp_host,
        "SMTP",
        lambda token: _signed_in(mailbox, partial(sign_in_to_smtp, user=user, token=token)),
    )


def _signed_in(mailbox: Mailbox, sign_in: Callable[[smtplib.SMTP], None]) -> smtplib.SMTP:
    smtp = _opened(mailbox)
    try:
        if mailbox.smtp_security == Security.STARTTLS:
            smtp.starttls(context=_trust(mailbox))
        smtp.ehlo_or_helo_if_needed()
        sign_in(smtp)
        if smtp.sock is not None:
            smtp.sock.settimeout(SECONDS_TO_ANSWER)
    except BaseException:
        smtp.close()
        raise
    return smtp


def _opened(mailbox: Mailbox) -> smtplib.SMTP:
    # Asking the system for its own name can wait for a name server; the mail domain is as good a greeting.
    greeting = mailbox.address.rpartition("@")[2] or "localhost"
    if mailbox.smtp_security == Security.SSL:
        return smtplib.SMTP_SSL(
            mailbox.smtp_host, mailbox.smtp_port, greeting, timeout=SECONDS_TO_CONNECT, context=_trust(mailbox)
        )
    return smtplib.SMTP(mailbox.smtp_host, mailbox.smtp_port, greeting, timeout=SECONDS_TO_CONNECT)


def _trust(mailbox: Mailbox) -> ssl.SSLContext:
    context = ssl.create_default_context()
    if not mailbox.checks_certificates:
        context.check_hostname = False
        context.verify_mode = ssl.CERT_NONE
    return context


def _sign_in(smtp: smtplib.SMTP, user: str, password: str) -> None:
    if not user:
        return
    if user.isascii() and password.isascii():
        smtp.login(user, password)
        return
    code, said = smtp.docmd("AUTH", "PLAIN " + base64.b64encode(f"\0{user}\0{password}".encode()).decode())
    if code != 235:
        raise smtplib.SMTPAuthenticationError(code, said)
