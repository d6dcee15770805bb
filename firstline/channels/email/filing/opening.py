"""Reading a stored mail, and opening what is encrypted in it with the desk's keys."""

from firstline.channels.email.filing.sender import sender_of
from firstline.channels.email.models import IncomingMail
from firstline.channels.email.opening.apart import open_apart
from firstline.channels.email.opening.closed import Closed, closed_in
from firstline.channels.email.opening.joining import joined, left_closed
from firstline.channels.email.opening.outcome import CannotOpen, Opened
from firstline.channels.email.queries import opening_keys
from firstline.channels.email.reading.apart.reading import read_apart
from firstline.channels.email.reading.mail import ReadMail
from firstline.core.files.keep import content_of
from firstline.core.models import StoredFile
from firstline.core.text import one_line

MOST_LAYERS = 3
"""Encrypted within encrypted within encrypted: what lies deeper stays closed."""


def read_opened(mail: IncomingMail) -> ReadMail:
    """Read a stored mail; what is encrypted for one of its mailbox's keys is opened and read like any other.

    What can't be opened stays a file, and `opening` says why. Raises what reading raises, and OSError where the file is
    gone or no process can be started.
    """
    return opened(mail, read_closed(mail.raw))


def read_closed(raw: StoredFile) -> ReadMail:
    """Read a stored mail as it came; asks no database. Raises as `read_opened` does."""
    return read_apart(content_of(raw))


def opened(mail: IncomingMail, outer: ReadMail) -> ReadMail:
    """What `read_opened` makes of a mail that was read as it came."""
    sender = sender_of(outer)
    return _opened(mail, outer, one_line(sender.address.lower(), 254) if sender else "", MOST_LAYERS)


def _opened(mail: IncomingMail, read: ReadMail, sender: str, layers: int) -> ReadMail:
    closed = closed_in(read)
    if closed is None:
        return read
    try:
        opened = _open(mail, closed, sender, layers)
    except CannotOpen as fault:
        return left_closed(read, closed, fault)
    inner = _opened(mail, read_apart(closed.as_message(opened.content)), sender, layers - 1)
    return joined(read, inner, closed, opened)


def _open(mail: IncomingMail, closed: Closed, sender: str, layers: int) -> Opened:
    if not layers:
        raise CannotOpen("nested")
    opened = open_apart(closed.method, closed.data, opening_keys(mail.mailbox, closed.method))
    _claim(mail, opened.seal, sender)
    if _somebody_else_sent(mail, opened.seal, sender):
        _give_up_claim(mail)
        raise CannotOpen("replayed")
    return opened


def _claim(mail: IncomingMail, seal: str, sender: str) -> None:
    """Put the seal on the row before looking for others with it: of two that are opened at the same time, neither is
    missed."""
    if mail.seal != seal:
        IncomingMail.objects.filter(pk=mail.pk).update(seal=seal, from_address=sender)
        mail.seal = seal


def _give_up_claim(mail: IncomingMail) -> None:
    IncomingMail.objects.filter(pk=mail.pk).update(seal="")
    mail.seal = ""


def _somebody_else_sent(mail: IncomingMail, seal: str, sender: str) -> bool:
    """Whether the same came from another address. Who catches an encrypted mail on its way could send it here as their
    own, and have the desk show them what it says."""
    return IncomingMail.objects.filter(seal=seal).exclude(from_address=sender).exclude(pk=mail.pk).exists()
