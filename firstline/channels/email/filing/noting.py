"""What is kept of a mail on its row: what lists show, and what later mails are joined by."""

from collections.abc import Iterable
from dataclasses import asdict
from typing import Any

from firstline.channels.email.filing.pointers import LONGEST_ID
from firstline.channels.email.filing.resembling import resemblance
from firstline.channels.email.filing.sender import sender_of
from firstline.channels.email.models import IncomingMail
from firstline.channels.email.reading.authentication.trace import newest_server
from firstline.channels.email.reading.authentication.verdict import authentication_by
from firstline.channels.email.reading.mail import ReadMail
from firstline.core.text import one_line, printable

MOST_ADDRESSED = 100
MOST_REFERENCES = 100
LONGEST_REFERENCES = 8000
WRITTEN = (
    "state", "held_for", "detail", "may_belong_to", "header_id", "references", "from_address", "from_name", "subject",
    "kind", "verdict", "proof", "resembles", "forward_of", "invitation", "protection", "seal",
    "addressed", "ticket", "message", "note", "filed_at",
)  # fmt: skip
"""Of a mail's row, what filing writes; whether the server was told is written by whoever tells it."""


def note_what_it_says(mail: IncomingMail, read: ReadMail) -> None:
    """Put what lists show of a mail, and what later mails are joined by, on its row. Doesn't save."""
    sender = sender_of(read)
    mail.header_id = printable(read.message_id)[:LONGEST_ID]
    mail.references = shorten_ids((*read.references, read.in_reply_to))
    mail.from_address = one_line(sender.address.lower(), 254) if sender else ""
    mail.from_name = one_line(sender.name, 200) if sender else ""
    mail.subject = one_line(read.subject)
    mail.kind = "receipt" if read.receipt else read.kind
    mail.addressed = [
        {"name": one_line(one.name, 200), "address": one_line(one.address, 254), "as": part}
        for part, addresses in (("to", read.to), ("cc", read.cc), ("reply_to", read.reply_to))
        for one in addresses[:MOST_ADDRESSED]
    ]
    mail.invitation = _printable(asdict(read.invitation)) if read.invitation else {}
    mail.protection = _printable(_protection(read))
    mail.seal = read.opening.seal if read.opening else ""
    _note_who_sent_it(mail, read)


def _protection(read: ReadMail) -> dict[str, Any]:
    """How it is protected, and, where it is encrypted, what came of opening it."""
    if read.protection is None:
        return {}
    if read.opening is None:
        return asdict(read.protection)
    opening = asdict(read.opening)
    said = {name: opening[name] for name in ("fault", "is_signed", "hides_subject")}
    return {**asdict(read.protection), **said, "key": read.opening.fingerprint}


def _printable(value: Any) -> Any:
    """A value for a column of JSON, without the letters that PostgreSQL takes in none."""
    if isinstance(value, dict):
        return {name: _printable(one) for name, one in value.items()}
    return printable(value) if isinstance(value, str) else value


def _note_who_sent_it(mail: IncomingMail, read: ReadMail) -> None:
    """By the server the mailbox trusts. Which server the mail itself names is kept to propose it to administrators."""
    found = authentication_by(mail.mailbox.trusted_server, read.trace, read.from_)
    mail.verdict = found.verdict
    mail.proof = {
        "spf": found.spf, "dkim": found.dkim, "dmarc": found.dmarc, "arc": found.arc,
        "aligned": found.aligned, "by": found.by, "newest": one_line(newest_server(read.trace), 250),
    }  # fmt: skip
    mail.resembles = resemblance(mail.from_name, mail.from_address) if mail.from_address else {}


def shorten_ids(ids: Iterable[str]) -> str:
    """Ids for the References line: all, or the first and the newest where they would be too many."""
    each = [one for one in dict.fromkeys(printable(one) for one in ids) if one and len(one) <= LONGEST_ID]
    newest = each[1:][-MOST_REFERENCES:]
    while sum(map(len, newest)) > LONGEST_REFERENCES:
        del newest[0]
    return " ".join([*each[:1], *newest])
