"""A mail arrived, as the recipient's server says."""

from collections.abc import Iterable
from datetime import datetime

from django.db import transaction

from firstline.channels.email.addressing import read_message_id
from firstline.channels.email.events import MailDelivered
from firstline.channels.email.models import OutgoingMail
from firstline.channels.email.models.outgoing import SendState
from firstline.core.access import SYSTEM
from firstline.core.events import record


@transaction.atomic
def mark_delivered(
    message_id: str, *, recipients: Iterable[str], at: datetime, passed_on: Iterable[str] = ()
) -> OutgoingMail | None:
    """Note that the mail with this Message-ID reached its recipient; the mail, or None when it isn't one of ours.

    A report about others concerns none of our mails. What was only `passed_on`, to servers that say nothing more, has
    not arrived as far as anybody knows. Reported twice it is noted once; what came back stays so.
    """
    if read_message_id(message_id) is None:
        return None
    mail = OutgoingMail.objects.select_for_update(of=("self",)).filter(header_id=message_id.strip().strip("<>")).first()
    reached = _bare(recipients)
    if mail is None or mail.address not in reached | _bare(passed_on):
        return None
    if mail.address in reached and mail.state == SendState.SENT and mail.delivered_at is None:
        mail.delivered_at, mail.last_error = at, ""
        mail.save(update_fields=["delivered_at", "last_error"])
        if mail.ticket_id is not None:
            record(MailDelivered(mail_id=mail.pk, ticket_id=mail.ticket_id, address=mail.address), by=SYSTEM, at=at)
    return mail


def _bare(addresses: Iterable[str]) -> set[str]:
    return {address.strip().strip("<>").lower() for address in addresses}
