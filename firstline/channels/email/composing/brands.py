"""In whose name a mail about a request is written: that of the mailbox it leaves from."""

from firstline.channels.email.composing.from_where import mailbox_for
from firstline.channels.email.models import Brand, Mailbox
from firstline.channels.email.queries import brands
from firstline.tickets.models import Ticket


def brand_for(ticket: Ticket) -> Brand | None:
    """The brand of its mails; None for the desk's own name and look."""
    return brand_of(mailbox_for(ticket)) if brands() else None


def brand_of(mailbox: Mailbox | None) -> Brand | None:
    """The brand of a mailbox; None for the desk's own name and look."""
    return brands().get(mailbox.brand_id or 0) if mailbox else None
