"""Having somebody else answer."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from firstline.approvals.actions.answer import NoLongerAsked
from firstline.approvals.actions.ask import refuse_who_cannot_decide
from firstline.approvals.actions.ending import lock_approval
from firstline.approvals.deciding import first_reminder
from firstline.approvals.events import ApprovalHandedOn
from firstline.approvals.models import Approver, Stand
from firstline.core.access import Actor
from firstline.core.errors import DomainError, NotAllowed
from firstline.core.events import record
from firstline.core.permissions import Permission
from firstline.people.models import Person


class CannotHandOn(DomainError):
    code = "cannot_hand_on_approval"


def hand_on(approver: Approver, *, to: Person, by: Actor, at: datetime) -> Approver:
    """Ask `to` in the place of one who is asked; by themselves or by who may ask for approval. Returns the stand-in.

    Raises CannotHandOn for the requester and for whoever was asked already, so that it never comes back in a circle;
    NoLongerAsked, NotAllowed.
    """
    with transaction.atomic():
        approval, ticket = lock_approval(approver.approval)
        approver = Approver.objects.select_for_update(of=("self",)).select_related("person").get(pk=approver.pk)
        _refuse_who_may_not(approver, by)
        if not approval.is_open or approver.stand not in (Stand.ASKED, Stand.LATER):
            raise NoLongerAsked(_("Nobody waits for this answer any more."))
        refuse_who_cannot_decide(to, ticket, CannotHandOn, field="address")
        if Approver.objects.filter(approval=approval, person=to).exists():
            raise CannotHandOn(_("%(name)s is asked already, or was.") % {"name": to.name}, field="address")
        stand_in = _put_in_place(approver, to, at=at)
        record(
            ApprovalHandedOn(
                ticket_id=ticket.pk,
                approval_id=approval.pk,
                name=approver.person.name,
                to_name=to.name,
                asks=[stand_in.pk] if stand_in.stand == Stand.ASKED else [],
            ),
            by=by,
            at=at,
        )
    return stand_in


def _refuse_who_may_not(approver: Approver, by: Actor) -> None:
    is_own = by.id == approver.person_id and approver.person.is_active
    if not is_own and not by.can(Permission.ASK_APPROVAL):
        raise NotAllowed(_("Only the one who is asked can hand it on."))


def _put_in_place(approver: Approver, to: Person, *, at: datetime) -> Approver:
    """The stand-in has the same turn: asked now where the other was, later where the other's turn had not come."""
    is_asked = approver.stand == Stand.ASKED
    stand_in = Approver.objects.create(
        approval_id=approver.approval_id,
        person=to,
        place=approver.place,
        instead_of=approver,
        stand=approver.stand,
        asked_at=at if is_asked else None,
        remind_at=first_reminder(at, approver.approval.due_at) if is_asked else None,
    )
    approver.stand, approver.answered_at, approver.remind_at = Stand.HANDED_ON, at, None
    approver.save(update_fields=["stand", "answered_at", "remind_at"])
    return stand_in
