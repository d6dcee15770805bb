"""Writing on a mail's row what became of it."""

from datetime import datetime

from firstline.channels.email.models import IncomingMail
from firstline.channels.email.models.incoming import MailState
from firstline.tickets.models import Message, Note, Ticket


def file_as(
    mail: IncomingMail, ticket: Ticket | None, *, at: datetime, message: Message | None = None, note: Note | None = None
) -> None:
    mail.state = MailState.FILED
    mail.held_for = ""
    mail.ticket, mail.message, mail.note = ticket, message, note
    mail.filed_at = at
