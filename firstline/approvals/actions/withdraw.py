"""Taking a question back."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from firstline.approvals.actions.answer import NoLongerAsked
from firstline.approvals.actions.ending import end, lock_approval
from firstline.approvals.events import ApprovalWithdrawn
from firstline.approvals.models import Approval, Outcome
from firstline.core.access import Actor
from firstline.core.events import record
from firstline.core.permissions import Permission
from firstline.tickets.policies import require


def withdraw(approval: Approval, *, by: Actor, at: datetime) -> None:
    """Ask no longer; the links in the mails say so from now on. Raises NoLongerAsked, NotAllowed."""
    require(by, Permission.ASK_APPROVAL)
    with transaction.atomic():
        approval, _ticket = lock_approval(approval)
        if not approval.is_open:
            raise NoLongerAsked(_("This is decided or withdrawn already."))
        _withdraw(approval, is_over=False, by=by, at=at)


def withdraw_of_done(ticket_id: int, *, by: Actor, at: datetime) -> None:
    """The same because the request is done. Must be called in the transaction that ended it."""
    for approval in Approval.objects.select_for_update(of=("self",)).filter(ticket_id=ticket_id, outcome=Outcome.OPEN):
        _withdraw(approval, is_over=True, by=by, at=at)


def _withdraw(approval: Approval, *, is_over: bool, by: Actor, at: datetime) -> None:
    end(approval, Outcome.WITHDRAWN, by=by, at=at)
    record(ApprovalWithdrawn(ticket_id=approval.ticket_id, approval_id=approval.pk, is_over=is_over), by=by, at=at)
