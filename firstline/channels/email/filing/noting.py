"""What is kept of a mail on its row: what lists show, and what later mails are joined by."""

from collections.abc import Iterable

from firstline.channels.email.filing.pointers import LONGEST_ID
from firstline.channels.email.filing.sender import sender_of
from firstline.channels.email.models import IncomingMail
from firstline.channels.email.reading.mail import ReadMail
from firstline.core.text import one_line, printable

MOST_ADDRESSED = 100
MOST_REFERENCES = 100
LONGEST_REFERENCES = 8000
WRITTEN = (
    "state", "held_for", "detail", "may_belong_to", "header_id", "references", "from_address", "from_name", "subject",
    "kind", "addressed", "ticket", "message", "note", "filed_at",
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
    mail.kind = read.kind
    mail.addressed = [
        {"name": one_line(one.name, 200), "address": one_line(one.address, 254), "as": part}
        for part, addresses in (("to", read.to), ("cc", read.cc), ("reply_to", read.reply_to))
        for one in addresses[:MOST_ADDRESSED]
    ]


def shorten_ids(ids: Iterable[str]) -> str:
    """Ids for the References line: all, or the first and the newest where they would be too many."""
    each = [one for one in dict.fromkeys(printable(one) for one in ids) if one and len(one) <= LONGEST_ID]
    newest = each[1:][-MOST_REFERENCES:]
    while sum(map(len, newest)) > LONGEST_REFERENCES:
        del newest[0]
    return " ".join([*each[:1], *newest])
