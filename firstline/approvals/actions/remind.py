"""Reminding those who have not answered: by hand, and by the clock."""

from collections.abc import Iterable
from datetime import datetime, timedelta

from django.db import transaction
from django.utils.translation import gettext as _

from firstline.approvals.actions.answer import NoLongerAsked
from firstline.approvals.actions.ending import lock_approval
from firstline.approvals.deciding import next_reminder
from firstline.approvals.events import ApprovalReminded
from firstline.approvals.models import Approval, Approver, Outcome, Stand
from firstline.core.access import SYSTEM, Actor
from firstline.core.errors import DomainError
from firstline.core.events import record
from firstline.core.permissions import Permission
from firstline.tickets.policies import require

PAUSE = timedelta(hours=1)


class CannotRemind(DomainError):
    code = "cannot_remind"


def remind(approval: Approval, *, by: Actor, at: datetime) -> None:
    """Remind everybody whose answer is waited for, at most once an hour. Raises CannotRemind, NoLongerAsked,
    NotAllowed."""
    require(by, Permission.ASK_APPROVAL)
    with transaction.atomic():
        approval, _ticket = lock_approval(approval)
        if not approval.is_open:
            raise NoLongerAsked(_("Nobody waits for this answer any more."))
        waiting = Approver.objects.filter(approval=approval, stand=Stand.ASKED).select_related("person")
        ready = [one for one in waiting if _told_last(one) + PAUSE <= at]
        if not ready:
            raise CannotRemind(_("They were told within the last hour. Give them some time."))
        _remind(approval, ready, by=by, at=at)


def remind_due(at: datetime) -> int:
    """Remind everybody whose time for it has come. Returns in how many approvals."""
    due = Approval.objects.filter(
        outcome=Outcome.OPEN, approvers__stand=Stand.ASKED, approvers__remind_at__lte=at
    ).distinct()
    return sum(_remind_of(approval, at) for approval in due.select_related("ticket")[:500])


def _remind_of(approval: Approval, at: datetime) -> bool:
    with transaction.atomic():
        approval, _ticket = lock_approval(approval)
        due = Approver.objects.filter(approval=approval, stand=Stand.ASKED, remind_at__lte=at).select_related("person")
        ready = list(due) if approval.is_open else []
        if ready:
            _remind(approval, ready, by=SYSTEM, at=at)
    return bool(ready)


def _remind(approval: Approval, approvers: Iterable[Approver], *, by: Actor, at: datetime) -> None:
    approvers = list(approvers)
    for approver in approvers:
        approver.reminded_at = at
        if approver.remind_at is not None and approver.remind_at <= at:
            approver.remind_at = next_reminder(at, approval.due_at)
        approver.save(update_fields=["reminded_at", "remind_at"])
    record(
        ApprovalReminded(
            ticket_id=approval.ticket_id,
            approval_id=approval.pk,
            names=[one.person.name for one in approvers],
            reminds=[one.pk for one in approvers],
            is_overdue=at >= approval.due_at,
        ),
        by=by,
        at=at,
    )


def _told_last(approver: Approver) -> datetime:
    told = approver.reminded_at or approver.asked_at
    assert told is not None, "who is asked was asked some time"
    return told
