"""Not sending what was queued."""

from django.utils.translation import gettext as _

from firstline.channels.email.models import OutgoingMail
from firstline.channels.email.models.outgoing import SendState
from firstline.tickets.actions.answer import CannotAnswer

GONE = (SendState.SENDING, SendState.SENT, SendState.BOUNCED)


def cancel_mails_of(message_id: int) -> int:
    """Cancel all mails of an answer that is being taken back, in that very transaction; returns how many.

    Raises CannotAnswer when one of them is out already: then the answer stays what it is.
    """
    mails = OutgoingMail.objects.filter(message_id=message_id)
    cancelled = mails.filter(state=SendState.QUEUED).update(state=SendState.CANCELLED)
    if mails.filter(state__in=GONE).exists():
        raise CannotAnswer(_("It is too late: the answer has been sent."))
    return cancelled
