"""Keeping an answer that was taken back from being mailed."""

from firstline.channels.email.actions.cancel_mails import cancel_mails_of
from firstline.core.models import LoggedEvent
from firstline.tickets.events import AnswerWithdrawn


def cancel_withdrawn(event: AnswerWithdrawn, _logged: LoggedEvent) -> None:
    """Cancel its mails in the same transaction. Raises CannotAnswer when one is out: then it is not taken back."""
    cancel_mails_of(event.message_id)
