"""Telling the agent who has a request what was decided about it."""

from django.utils import translation
from django.utils.translation import gettext as _

from firstline.approvals.events import ApprovalDecided
from firstline.approvals.models import Approval, Approver, Stand
from firstline.channels.email.actions.queue_mail import Letter, queue_mail
from firstline.channels.email.composing.from_where import mailbox_for
from firstline.channels.email.models.outgoing import Auto
from firstline.core.models import LoggedEvent
from firstline.core.permissions import Permission
from firstline.notify.kinds import Kind
from firstline.notify.links import DESK_TICKET, link_with
from firstline.notify.rendering import render, set_off
from firstline.notify.restraint import may_write_by_itself
from firstline.notify.speaking import language_for, request_values
from firstline.notify.wording.fill import Value
from firstline.people.models import Person


def tell_decided(event: ApprovalDecided, logged: LoggedEvent) -> None:
    """Tell whoever has the request, else whoever asked; not the one whose own answer decided it."""
    with_all = ("ticket__requester", "ticket__assignee__role", "asked_by__role")
    approval = Approval.objects.select_related(*with_all).get(pk=event.approval_id)
    agent = _who_hears(approval)
    if agent is None or agent.pk == logged.actor_id:
        return
    language = language_for(agent)
    with translation.override(language):
        values = {
            **request_values(approval.ticket, agent, at=logged.at),
            "outcome": Value(str(approval.get_outcome_display())),
            "question": set_off(approval.question),
            "words": set_off(_answers(approval)),
            "link": Value(link_with(DESK_TICKET, number=approval.ticket_id)),
        }
        said = render(Kind.APPROVAL_DECIDED, language, values)
    queue_mail(
        Letter(
            key=f"{logged.pk}:{agent.pk}:{Kind.APPROVAL_DECIDED}",
            kind=Kind.APPROVAL_DECIDED,
            auto=Auto.GENERATED,
            address=agent.email or "",
            name=agent.name,
            subject=said.subject,
            text=said.text,
            html=said.html,
            language=language,
            mailbox=mailbox_for(approval.ticket),
        ),
        at=logged.at,
    )


def _who_hears(approval: Approval) -> Person | None:
    for person in (approval.ticket.assignee, approval.asked_by):
        if person and person.is_active and Permission.WORK in person.role.may and may_write_by_itself(person):
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
