"""The mails of a message go where it goes, so that what answers them follows."""

from firstline.channels.email.models import IncomingMail, OutgoingMail
from firstline.core.models import LoggedEvent
from firstline.tickets.events import MessageMoved


def take_mails_along(event: MessageMoved, _logged: LoggedEvent) -> None:
    IncomingMail.objects.filter(message=event.message_id).update(ticket=event.other_id)
    OutgoingMail.objects.filter(message=event.message_id).update(ticket=event.other_id)
