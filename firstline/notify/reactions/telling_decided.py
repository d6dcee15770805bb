"""Telling the agent who has a request what was decided about it."""

from django.utils.translation import gettext as _

from firstline.approvals.events import ApprovalDecided
from firstline.approvals.models import Approval, Approver, Stand
from firstline.core.models import LoggedEvent
from firstline.notify.kinds import Kind
from firstline.notify.rendering import set_off
from firstline.notify.wording.fill import Value
from firstline.notify.writing_to_agents import may_be_told, write_to_agent
from firstline.people.models import Person


def tell_decided(event: ApprovalDecided, logged: LoggedEvent) -> None:
    """Tell whoever has the request, else whoever asked; not the one whose own answer decided it."""
    with_all = ("ticket__requester", "ticket__assignee__role", "asked_by__role")
    approval = Approval.objects.select_related(*with_all).get(pk=event.approval_id)
    agent = _who_hears(approval)
    if agent is None or agent.pk == logged.actor_id:
        return
    write_to_agent(
        agent,
        Kind.APPROVAL_DECIDED,
        approval.ticket,
        of=str(logged.pk),
        at=logged.at,
        more=lambda _language: {
            "outcome": Value(str(approval.get_outcome_display())),
            "question": set_off(approval.question),
            "words": set_off(_answers(approval)),
        },
    )


def _who_hears(approval: Approval) -> Person | None:
    for person in (approval.ticket.assignee, approval.asked_by):
        if person and may_be_told(person):
            return person
    return None


def _answers(approval: Approval) -> str:
    answers = Approver.objects.filter(approval=approval, stand__in=[Stand.YES, Stand.NO]).select_related("person")
    return "\n".join(_answer(one) for one in answers)


def _answer(approver: Approver) -> str:
    said = {"name": approver.person.name, "reason": approver.reason}
    if approver.stand == Stand.YES:
        return _("%(name)s: yes. %(reason)s") % said if approver.reason else _("%(name)s: yes.") % said
    return _("%(name)s: no. %(reason)s") % said
