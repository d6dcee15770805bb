"""An approval that is waited for stands against resolving a ticket."""

from collections.abc import Collection

from django.utils.translation import gettext as _

from firstline.approvals.queries import open_approval_of
from firstline.core.errors import DomainError
from firstline.tickets.models import Ticket

CODE = "approval"


class ApprovalIsOpen(DomainError):
    code = "approval_is_open"


def refuse_open_approval(ticket: Ticket, in_spite_of: Collection[str]) -> None:
    """Raises ApprovalIsOpen when one is waited for and nobody said that it is no longer needed."""
    if CODE not in in_spite_of and open_approval_of(ticket) is not None:
        message = _("An approval is still waited for. Say that it is no longer needed, or wait for the answer.")
        raise ApprovalIsOpen(message, field="in_spite_of_approval")
