"""Resolving a request about which somebody is still being asked."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from firstline.approvals.queries import open_approval_of
from firstline.core.access import Actor
from firstline.core.errors import DomainError
from firstline.tickets.actions.changing import lock
from firstline.tickets.actions.resolve import resolve
from firstline.tickets.models import State, Ticket


class ApprovalIsOpen(DomainError):
    code = "approval_is_open"


def resolve_asking_first(
    ticket: Ticket,
    *,
    resolution: str,
    withdraws_approval: bool,
    by: Actor,
    at: datetime,
    tell_user: bool = True,
    state: State | None = None,
) -> Ticket:
    """`resolve`, where nobody's approval is waited for or that is knowingly withdrawn. Raises ApprovalIsOpen and what
    `resolve` raises."""
    with transaction.atomic():
        ticket, _before = lock(ticket)
        if not withdraws_approval:
            refuse_while_asked(ticket)
        return resolve(ticket, resolution=resolution, tell_user=tell_user, state=state, by=by, at=at)


def refuse_while_asked(ticket: Ticket) -> None:
    """Raises ApprovalIsOpen while somebody's approval is waited for."""
    if open_approval_of(ticket) is not None:
        message = _("An approval is still waited for. Resolve it and say that it is no longer needed, or wait for it.")
        raise ApprovalIsOpen(message, field="withdraws_approval")
