"""What stands in where Debian's servers are missing, and how to say so.

aiosmtpd takes and refuses mail as Exim is told to; the IMAP server is a small one of our own, because the one
on PyPI (pymap 0.36) empties messages it copies and re-writes what it hands out.
"""

import sys

from tests.mailserver import dovecot, exim
from tests.mailserver.folder import MailFolder
from tests.mailserver.program import Program

NOT_WANTED = "not wanted this time"


def left_out(*, real: bool = True) -> list[str]:
    """What is not tried against the real thing on this machine, and why; nothing where both servers run."""
    missing = []
    if why := dovecot.hindrance() if real else NOT_WANTED:
        missing.append(f"Dovecot ({why}); a small IMAP server of our own stands in")
    if why := dovecot.pop3_hindrance() if real else NOT_WANTED:
        missing.append(f"Dovecot's POP3 ({why}); a small POP3 server of our own stands in")
    if why := exim.hindrance() if real else NOT_WANTED:
        missing.append(f"Exim ({why}); aiosmtpd stands in")
    return missing


def imap(folder: MailFolder, port: int, tls_port: int) -> Program:
    """The IMAP stand-in over this folder."""
    return _program("imap", folder, (port, tls_port))


def pop3(folder: MailFolder, port: int, tls_port: int) -> Program:
    """The POP3 stand-in over this folder."""
    return _program("pop3", folder, (port, tls_port))


def smtp(folder: MailFolder, port: int, tls_port: int) -> Program:
    """The SMTP stand-in over this folder."""
    return _program("smtp", folder, (port, tls_port))


def _program(kind: str, folder: MailFolder, ports: tuple[int, int]) -> Program:
    return Program(
        name=f"the stand-in for {kind.upper()}",
        command=[sys.executable, "-m", f"{__name__}.{kind}", str(folder.path), *map(str, ports)],
        ports=ports,
        folder=folder.path,
        log=folder.log(f"stand-in-{kind}"),
    )
