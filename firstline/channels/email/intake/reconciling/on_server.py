"""What a server still has that is not here as it should be."""

from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256

from firstline.channels.email.filing.soon import have_filed_soon
from firstline.channels.email.intake.round_trips import without_round_trips
from firstline.channels.email.intake.source import Source
from firstline.channels.email.intake.storing import store, unknown
from firstline.channels.email.models import IncomingMail, Mailbox
from firstline.channels.email.models.incoming import MailState
from firstline.core.files.keep import put_back


@dataclass(frozen=True)
class Span:
    """Mails that came between these moments are looked at."""

    since: datetime
    until: datetime


def taken_late(mailbox: Mailbox, source: Source, span: Span, *, at: datetime) -> tuple[int, int]:
    """How many mails of these days the server has, and how many of them were missing here; those are stored, and a
    worker files them. The next usual pass tells the server, and looks itself through a folder numbered anew."""
    there = source.since(span.since)
    if source.uid_validity != mailbox.uid_validity:
        return len(there), 0
    missing = unknown(mailbox, source.uid_validity, there)
    return len(there), sum(_stored(mailbox, source, batch, span, at) for batch in source.batches(missing))


def restored_from(source: Source, lost: list[IncomingMail]) -> set[int]:
    """The mails whose file was gone and which the server still has, byte for byte; their files are back now."""
    wanted = {mail.uid: mail for mail in lost if mail.uid_validity == source.uid_validity}
    restored = set()
    for batch in source.batches(list(wanted)) if wanted else ():
        for fetched in source.fetch(batch):
            mail = wanted[fetched.uid]
            if sha256(fetched.raw).hexdigest() == mail.raw.sha256:
                put_back(mail.raw, fetched.raw)
                restored.add(mail.pk)
    return restored


def _stored(mailbox: Mailbox, source: Source, uids: list[int], span: Span, at: datetime) -> int:
    """Servers search by days, so what was read before we began, or came just now, is among them."""
    late = [mail for mail in source.fetch(uids) if span.since <= mail.arrived_at <= span.until]
    mails = store(mailbox, source.uid_validity, without_round_trips(mailbox, source, late), at=at)
    for mail in mails:
        if mail.state == MailState.RECEIVED:
            have_filed_soon(mail)
    return len(mails)
