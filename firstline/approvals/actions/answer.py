"""Saying yes or no to what one was asked, and what that decides."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from firstline.approvals.actions.ask import give_turns
from firstline.approvals.actions.ending import end, lock_approval
from firstline.approvals.deciding import outcome_of
from firstline.approvals.events import ApprovalAnswered, ApprovalDecided
from firstline.approvals.models import Approval, Approver, Outcome, Stand, Way
from firstline.core.access import Actor
from firstline.core.errors import DomainError, NotAllowed
from firstline.core.events import record
from firstline.core.permissions import Permission
from firstline.core.text import printable
from firstline.tickets.models import Ticket
from firstline.tickets.policies import require

LONGEST_REASON = 4000


class CannotDecide(DomainError):
    code = "cannot_answer_approval"


class NoLongerAsked(CannotDecide):
    """There is nothing to answer any more: it was answered, handed on, decided or withdrawn."""

    code = "approval_no_longer_asked"


def answer(approver: Approver, *, says_yes: bool | None, reason: str, way: Way, by: Actor, at: datetime) -> Approver:
    """Say yes or no for one of those asked: they themselves, or with Way.DESK somebody at the desk on their behalf.

    A no needs a reason, an answer on somebody's behalf a remark on how it came. Raises CannotDecide, NoLongerAsked,
    NotAllowed.
    """
    reason = printable(reason).strip()
    _refuse_wrong_words(says_yes, reason, way)
    with transaction.atomic():
        approval, ticket = lock_approval(approver.approval)
        everybody = list(Approver.objects.select_for_update(of=("self",)).filter(approval=approval))
        approver = next(one for one in everybody if one.pk == approver.pk)
        _refuse_who_may_not(approver, ticket, way, by)
        if not approval.is_open or approver.stand != Stand.ASKED:
            raise NoLongerAsked(_("Nobody waits for this answer any more."))
        _write(approver, Stand.YES if says_yes else Stand.NO, reason, way, by, at)
        outcome = outcome_of(approval.how, [one.stand for one in everybody])
        asks = give_turns(approval, everybody, at=at) if outcome == Outcome.OPEN else []
        record(_answered(approver, approval, asks), by=by, at=at)
        if outcome != Outcome.OPEN:
            _decide(approval, outcome, by, at)
    return approver


def _refuse_wrong_words(says_yes: bool | None, reason: str, way: Way) -> None:  # noqa: FBT001
    if says_yes is None:
        raise CannotDecide(_("Choose yes or no."), field="says")
    if len(reason) > LONGEST_REASON:
        raise CannotDecide(_("That is too long. Say it in fewer words."), field="reason")
    if way == Way.DESK and not reason:
        raise CannotDecide(_("Say how you know, for instance “said so on the phone”."), field="reason")
    if not says_yes and not reason:
        raise CannotDecide(_("Say why not, in a sentence."), field="reason")


def _refuse_who_may_not(approver: Approver, ticket: Ticket, way: Way, by: Actor) -> None:
    if approver.person_id == ticket.requester_id:
        raise CannotDecide(_("Who asked for it can't approve it too."))
    if way == Way.DESK:
        require(by, Permission.ANSWER_FOR_OTHERS)
        if by.id == ticket.requester_id:
            raise CannotDecide(_("You asked for it yourself. Let somebody else enter the answer."))
    elif by.id != approver.person_id or not approver.person.is_active:
        raise NotAllowed(_("Only the one who is asked can answer."))


def _write(approver: Approver, stand: Stand, reason: str, way: Way, by: Actor, at: datetime) -> None:
    approver.stand, approver.reason, approver.way = stand, reason, way
    approver.answered_at, approver.answered_by_id, approver.remind_at = at, by.id, None
    approver.save()


def _answered(approver: Approver, approval: Approval, asks: list[int]) -> ApprovalAnswered:
    return ApprovalAnswered(
        ticket_id=approval.ticket_id,
        approval_id=approval.pk,
        approver_id=approver.pk,
        name=approver.person.name,
        says_yes=approver.stand == Stand.YES,
        reason=approver.reason,
        way=approver.way,
        asks=asks,
    )


def _decide(approval: Approval, outcome: Outcome, by: Actor, at: datetime) -> None:
    end(approval, outcome, by=by, at=at)
    is_approved = outcome == Outcome.APPROVED
    record(
        ApprovalDecided(ticket_id=approval.ticket_id, approval_id=approval.pk, is_approved=is_approved), by=by, at=at
    )
