"""Who may see which question. The desk sees those of each request it sees; whoever is asked sees theirs."""

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from firstline.approvals.models import Approval, Approver, Stand
from firstline.core.access import Actor
from firstline.core.errors import NotFound
from firstline.tickets.models import Message, Ticket
from firstline.tickets.policies import visible_to


def visible_approvals(actor: Actor) -> QuerySet[Approval]:
    """All about the requests that somebody at the desk sees; for everybody else there are none."""
    if not (actor.is_agent or actor.kind == "system"):
        return Approval.objects.none()
    return Approval.objects.filter(ticket__in=visible_to(actor))


def access_approval(actor: Actor, ticket: Ticket, number: int) -> Approval:
    """The approval of this request. Raises NotFound."""
    found = visible_approvals(actor).filter(ticket=ticket, pk=number).first()
    if found is None:
        raise NotFound(_("There is no such approval."))
    return found


def access_approver(actor: Actor, ticket: Ticket, number: int) -> Approver:
    """One of those asked about this request, for the desk. Raises NotFound."""
    asked = Approver.objects.filter(approval__in=visible_approvals(actor), approval__ticket=ticket)
    found = asked.select_related("approval", "person").filter(pk=number).first()
    if found is None:
        raise NotFound(_("There is no such approval."))
    return found


def asked_of(actor: Actor) -> QuerySet[Approver]:
    """What this person was asked themselves. Whose turn has not come yet has not been asked."""
    if actor.kind != "person":
        return Approver.objects.none()
    return Approver.objects.filter(person_id=actor.id, asked_at__isnull=False)


def access_asked(actor: Actor, number: int) -> Approver:
    """The question as this person was asked it. Raises NotFound."""
    with_all = ("approval__ticket__requester", "approval__asked_by", "person", "stand_in__person")
    found = asked_of(actor).select_related(*with_all).filter(pk=number).first()
    if found is None:
        raise NotFound(_("There is no such approval."))
    return found


def shown_talk(approver: Approver) -> QuerySet[Message]:
    """What was said in public before the question was asked, where the asker chose to show it and the answer is still
    waited for. Never a note, and nothing that was taken back."""
    approval = approver.approval
    if not (approval.shows_talk and approval.is_open and approver.stand == Stand.ASKED):
        return Message.objects.none()
    said = Message.objects.filter(ticket=approval.ticket_id, withdrawn_at=None, at__lte=approval.asked_at)
    return said.filter(shown_from__lte=approval.asked_at)
