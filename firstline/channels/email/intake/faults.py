"""What went wrong between us and a mail server that we fetch from, in words that say what to do."""

import errno
import imaplib
import poplib
import socket
import ssl

from django.utils.translation import gettext as _
from imap_tools.errors import (
    MailboxFolderCreateError,
    MailboxFolderSelectError,
    MailboxLoginError,
    MailboxStarttlsError,
    UnexpectedCommandStatusError,
)

from firstline.channels.email.intake.pop3 import NoStls, NoUidl, SignInRefused, without_status
from firstline.channels.email.oauth.faults import CannotSignIn
from firstline.channels.email.reading.apart.reader import CannotStartReader
from firstline.core.text import one_line

EXPIRED, OTHER_NAME = 10, 62
SELF_SIGNED = (18, 19)


def in_plain_words(fault: BaseException, *, host: str, port: int, folder: str = "") -> str:
    """A sentence or two for the person who looks after the mailbox. `folder` is the one that was to be opened."""
    where = {"host": host, "port": port, "folder": folder, "said": said_by_server(fault)}
    for speak in (_of_our_machine, _of_reaching, _of_signing_in, _of_encryption, _of_folders, _of_breaking_off):
        words = speak(fault)
        if words:
            return (words % where).strip()
    return (_("The mail server %(host)s gave an answer that was not expected. %(said)s") % where).strip()


def said_by_server(fault: BaseException) -> str:
    """What the server itself said, on one line; empty when it said nothing."""
    words: object = ""
    if isinstance(fault, UnexpectedCommandStatusError):
        words = fault.command_result[1]
    elif isinstance(fault, imaplib.IMAP4.error):
        words = fault.args[:1]
    elif isinstance(fault, poplib.error_proto):
        words = without_status(fault)
    while isinstance(words, list | tuple):
        words = words[0] if words else ""
    text = words.decode("utf-8", "replace") if isinstance(words, bytes) else str(words or "")
    line = one_line(text, 200)
    return _("It said: “%(words)s”") % {"words": line} if line else ""


def _of_our_machine(fault: BaseException) -> str:
    if isinstance(fault, CannotStartReader):
        return _(
            "Mail can't be read: the machine of the desk could not start the process for it. Look at its memory; until "
            "then mail waits."
        )
    if isinstance(fault, OSError) and fault.errno in (errno.ENOSPC, errno.EDQUOT, errno.EROFS):
        return _("Mail can't be stored: the disk of the desk is full. Make room; until then mail waits on its server.")
    return ""


def _of_reaching(fault: BaseException) -> str:
    if isinstance(fault, socket.gaierror | UnicodeError):
        return _("There is no server called “%(host)s”. Check how it is written.")
    if isinstance(fault, ConnectionRefusedError):
        return _("%(host)s does not answer on port %(port)s. Check the port, and that the server is running.")
    if isinstance(fault, TimeoutError):
        return _("%(host)s did not answer in time on port %(port)s. Check the port and the kind of encryption.")
    return ""


def _of_signing_in(fault: BaseException) -> str:
    if isinstance(fault, CannotSignIn):
        return str(fault).replace("%", "%%")
    if isinstance(fault, MailboxLoginError | SignInRefused) or _says(fault, "AUTHENTICATIONFAILED"):
        return _("%(host)s refused the user name or the password. Check both. %(said)s")
    return ""


def _of_encryption(fault: BaseException) -> str:
    if isinstance(fault, ssl.SSLCertVerificationError):
        return _of_certificate(fault)
    if isinstance(fault, ssl.SSLError):
        return _("%(host)s does not speak TLS on port %(port)s. Choose STARTTLS, or another port.")
    if isinstance(fault, MailboxStarttlsError | NoStls | ValueError) or _says(fault, "TLS not supported"):
        return _("%(host)s does not offer STARTTLS on port %(port)s. Choose TLS, or another port.")
    return ""


def _of_certificate(fault: ssl.SSLCertVerificationError) -> str:
    if fault.verify_code == EXPIRED:
        return _("The certificate of %(host)s has expired. Whoever runs the server must renew it.")
    if fault.verify_code == OTHER_NAME:
        return _("The certificate belongs to another server than %(host)s. Check the name of the server.")
    if fault.verify_code in SELF_SIGNED:
        return _(
            "%(host)s made its certificate itself, so nobody vouches for it. If the server stands in your own house, "
            "let the mailbox accept any certificate."
        )
    return _("The certificate of %(host)s is not one that can be trusted.")


def _of_folders(fault: BaseException) -> str:
    if isinstance(fault, MailboxFolderSelectError):
        return _("There is no folder “%(folder)s” in this mailbox. %(said)s")
    if isinstance(fault, imaplib.IMAP4.readonly):
        return _("The folder “%(folder)s” can only be read, so mail could not be marked as taken.")
    if isinstance(fault, MailboxFolderCreateError):
        return _("A folder for mail that was taken could not be made. %(said)s")
    if isinstance(fault, NoUidl):
        return _("%(host)s gives its mails no lasting names (UIDL), so nobody can tell which were taken. Use IMAP.")
    return ""


def _of_breaking_off(fault: BaseException) -> str:
    if isinstance(fault, imaplib.IMAP4.abort | ConnectionError) or (
        isinstance(fault, poplib.error_proto) and "EOF" in str(fault)
    ):
        return _("%(host)s ended the connection. Check the port and the kind of encryption. %(said)s")
    if isinstance(fault, OSError):
        return _("%(host)s can't be reached on port %(port)s. Check the network and the name of the server.")
    return ""


def _says(fault: BaseException, words: str) -> bool:
    return isinstance(fault, imaplib.IMAP4.error) and words in str(fault)
