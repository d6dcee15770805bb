"""How every approval ends: nobody else is needed, and the request goes on."""

from datetime import datetime

from firstline.approvals.models import Approval, Approver, Outcome, Stand
from firstline.core.access import Actor
from firstline.tickets.actions.changing import lock
from firstline.tickets.actions.hold import bring_back
from firstline.tickets.models import Ticket

PENDING = (Stand.LATER, Stand.ASKED)


def lock_approval(approval: Approval) -> tuple[Approval, Ticket]:
    """Approval and request as they are now. The request is locked first, as by everything that changes it, so that two
    answers at once come one after the other."""
    ticket, _before = lock(approval.ticket)
    return Approval.objects.select_for_update(of=("self",)).get(pk=approval.pk), ticket


def end(approval: Approval, outcome: Outcome, *, by: Actor, at: datetime) -> None:
    """Write how a locked approval ended; a request that was set aside for it comes back. Records nothing of its own."""
    approval.outcome, approval.ended_at = outcome, at
    approval.save(update_fields=["outcome", "ended_at"])
    Approver.objects.filter(approval=approval, stand__in=PENDING).update(stand=Stand.SPARED, remind_at=None)
    bring_back(approval.ticket, held_until=approval.due_at, by=by, at=at)
