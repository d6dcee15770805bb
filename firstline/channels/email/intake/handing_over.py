"""Mail that another program hands over: by a pipe, or by SMTP or LMTP. It may forget a mail that we took."""

import secrets
from datetime import datetime

from django.utils.translation import gettext as _

from firstline.channels.email.filing.soon import have_filed_soon
from firstline.channels.email.intake.folder import Fetched
from firstline.channels.email.intake.round_trips import came_round
from firstline.channels.email.intake.storing import HANDED_OVER, store
from firstline.channels.email.models import IncomingMail, Mailbox
from firstline.channels.email.models.incoming import MailState
from firstline.core.errors import DomainError

BITS = 62
"""Of the number that stands for a UID. Each delivery gets one by chance; the same mail is known by its content."""


class CannotTakeOver(DomainError):
    """What was handed over is no mail; trying again will not help."""

    code = "cannot_take_over"


def take_over(mailbox: Mailbox, raw: bytes, *, at: datetime, trace: bytes = b"") -> IncomingMail | None:
    """Keep a mail for this mailbox and have it filed. When this returns it is on the disk, and the one who handed it
    over may be told so; one that came before is kept as a duplicate and files nothing. `trace` are fields of the head
    that say how it came, and are kept above it. One that the mailbox sent to itself is noted and not kept (None).

    Raises CannotTakeOver, and DatabaseError and OSError while the database or the disk is away: then it is not ours.
    """
    raw = _without_mailbox_line(raw)
    if not raw.strip():
        raise CannotTakeOver(_("There is nothing in this mail."))
    if came_round(mailbox, raw):
        return None
    fetched = Fetched(uid=secrets.randbits(BITS), raw=trace + raw, arrived_at=at)
    (mail,) = store(mailbox, HANDED_OVER, [fetched], at=at)
    if mail.state == MailState.RECEIVED:
        have_filed_soon(mail)
    return mail


def _without_mailbox_line(raw: bytes) -> bytes:
    """Programs that deliver into files begin a mail with a line that is not part of it: From nora@new.test Mon Mar …"""
    return raw.partition(b"\n")[2] if raw.startswith(b"From ") else raw
