"""What goes wrong at the border, in plain words."""

import re
import smtplib
import socket
import ssl

from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from firstline.channels.email.oauth.faults import CannotSignIn
from firstline.core.text import one_line

_ENHANCED = re.compile(r"^([245])\.([0-9]{1,3})\.([0-9]{1,3})\b")
_NOBODY_THERE = ("1.1", "1.6", "1.10", "2.1")

_SENTENCES: tuple[tuple[type[Exception], str], ...] = (
    (
        ssl.SSLCertVerificationError,
        gettext_noop("The certificate of %(host)s can't be trusted (%(said)s). Check the server's name."),
    ),
    (ssl.SSLError, gettext_noop("%(host)s doesn't speak TLS this way on port %(port)s. Choose another encryption.")),
    (socket.gaierror, gettext_noop("There is no server called %(host)s. Check how it is written.")),
    (
        ConnectionRefusedError,
        gettext_noop("Nothing answers at %(host)s on port %(port)s. Check the port, or the server is down."),
    ),
    (TimeoutError, gettext_noop("%(host)s did not answer in time on port %(port)s.")),
    (
        smtplib.SMTPAuthenticationError,
        gettext_noop("%(host)s didn't accept the user name and password. It said: “%(said)s”"),
    ),
    (smtplib.SMTPNotSupportedError, gettext_noop("%(host)s doesn't offer what is asked of it: %(said)s")),
    (smtplib.SMTPServerDisconnected, gettext_noop("%(host)s hung up: %(said)s")),
    (OSError, gettext_noop("%(host)s can't be reached on port %(port)s: %(said)s")),
)


class CannotReach(Exception):
    """The mail server can't be reached or doesn't let us in: no mail can leave this way until that changes."""


class Refused(Exception):
    """This one mail was not taken. `is_permanent`: trying again is no use; `nobody_there`: nobody has this address."""

    def __init__(self, reason: str, *, is_permanent: bool, nobody_there: bool = False) -> None:
        super().__init__(reason)
        self.reason = reason
        self.is_permanent = is_permanent
        self.nobody_there = nobody_there


def unreachable(fault: Exception, host: str, port: int) -> CannotReach:
    """Why no mail can be handed to this server, as a sentence that says what to look at."""
    if isinstance(fault, CannotSignIn):
        return CannotReach(str(fault))
    where = {"host": host, "port": port, "said": _said(fault)}
    for kind, sentence in _SENTENCES:
        if isinstance(fault, kind):
            return CannotReach(_(sentence) % where)
    return CannotReach(_("%(host)s broke off: %(said)s") % where)


def refusal(code: int, said: bytes) -> Refused:
    """Why the server didn't take this mail, as a sentence, with what it said itself."""
    words = one_line(said.decode("utf-8", "replace"), 400)
    found = _ENHANCED.match(words)
    detail = f"{found[2]}.{found[3]}" if found else ""
    quoted = _("The mail server said: “%(said)s”") % {"said": f"{code} {words}".strip()}
    return Refused(
        f"{_reason(code, detail)} {quoted}",
        is_permanent=code >= 500,
        nobody_there=code >= 500 and detail in _NOBODY_THERE,
    )


def _reason(code: int, detail: str) -> str:
    if code < 500:
        return _("The mail server asks us to try again later.")
    if detail in _NOBODY_THERE or (code == 550 and not detail):
        return _("Nobody receives mail at this address.")
    if detail == "2.2" or (code == 552 and not detail):
        return _("The mailbox is full.")
    if detail in ("3.4", "2.3"):
        return _("The mail is too large.")
    if detail in ("1.2", "1.3", "4.4"):
        return _("There is no mail server for this address.")
    return _("The mail was refused.")


def _said(fault: Exception) -> str:
    if isinstance(fault, smtplib.SMTPResponseException):
        said = fault.smtp_error
        words = said.decode("utf-8", "replace") if isinstance(said, bytes) else str(said)
        return one_line(f"{fault.smtp_code} {words}", 400)
    if isinstance(fault, ssl.SSLCertVerificationError):
        return one_line(fault.verify_message or str(fault), 400)
    return one_line(str(fault), 400) or type(fault).__name__
