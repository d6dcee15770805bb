"""A mail that will not get through: kept with the reason, and told to those who work on its ticket."""

from datetime import datetime

from django.db import transaction

from firstline.channels.email.events import AddressUnreachable, MailNotDelivered
from firstline.channels.email.models import OutgoingMail, UnreachableAddress
from firstline.channels.email.models.outgoing import SendState
from firstline.core.access import SYSTEM, Actor
from firstline.core.events import record


@transaction.atomic
def fail(mail: OutgoingMail, reason: str, *, at: datetime, by: Actor = SYSTEM, came_back: bool = False) -> None:
    """Give a mail up, or note that it came back. `reason` is in plain words."""
    mail.state = SendState.BOUNCED if came_back else SendState.FAILED
    mail.last_error, mail.secret, mail.claimed_by, mail.claimed_at = reason, "", "", None
    mail.save(update_fields=["state", "last_error", "secret", "claimed_by", "claimed_at"])
    if mail.ticket_id is not None:
        record(
            MailNotDelivered(
                ticket_id=mail.ticket_id,
                mail_id=mail.pk,
                message_id=mail.message_id,
                name=mail.name,
                address=mail.address,
                reason=reason,
                came_back=came_back,
            ),
            by=by,
            at=at,
        )


@transaction.atomic
def stop_writing_to(address: str, reason: str, *, at: datetime, by: Actor = SYSTEM) -> None:
    """Send nothing more to an address until somebody says so; saying it twice changes nothing."""
    row, is_new = UnreachableAddress.objects.get_or_create(
        address=address.lower(), defaults={"reason": reason, "found_at": at}
    )
    if is_new:
        record(AddressUnreachable(address_id=row.pk, address=row.address, reason=reason), by=by, at=at)
