"""What other mail servers report of our mails: that one came back, or arrived."""

from collections.abc import Iterator
from datetime import datetime

from firstline.channels.email.actions.mark_bounced import mark_bounced
from firstline.channels.email.actions.mark_delivered import mark_delivered
from firstline.channels.email.filing.pointers import answered_ids
from firstline.channels.email.models import OutgoingMail
from firstline.channels.email.reading.mail import ReadMail
from firstline.core.access import SYSTEM


def take_bounce(read: ReadMail, *, at: datetime) -> OutgoingMail | None:
    """Mark the mail of ours that a bounce speaks of; None when it speaks of none, or of a recipient we don't know."""
    if read.bounce is None:
        return None
    for message_id in _quoted_ids(read):
        ours = mark_bounced(
            message_id,
            recipients=read.bounce.recipients,
            permanent=read.bounce.permanent,
            reason=read.bounce.reason,
            by=SYSTEM,
            at=at,
        )
        if ours is not None:
            return ours
    return None


def take_receipt(read: ReadMail, *, at: datetime) -> OutgoingMail | None:
    """Note that the mail of ours a report speaks of was delivered, if it says so; None when it speaks of none."""
    receipt = read.receipt
    if receipt is None:
        return None
    named = [receipt.original_message_id, *answered_ids(read)]
    marked = (
        mark_delivered(one, recipients=receipt.recipients, passed_on=receipt.passed_on, at=at) for one in named if one
    )
    return next((ours for ours in marked if ours is not None), None)


def _quoted_ids(read: ReadMail) -> Iterator[str]:
    if read.bounce and read.bounce.original_message_id:
        yield read.bounce.original_message_id
    yield from answered_ids(read)
