"""Mailing those who are asked for approval what is asked, with the links to answer.

What they read is what the asker chose: the subject and the question. Nothing of the request's conversation.
"""

from collections.abc import Iterable
from datetime import datetime
from zoneinfo import ZoneInfo

from babel.dates import format_date
from django.utils import translation

from firstline.approvals.events import ApprovalAnswered, ApprovalAsked, ApprovalHandedOn, ApprovalReminded
from firstline.approvals.links import approval_link
from firstline.approvals.models import Approver, Stand
from firstline.channels.email.actions.queue_mail import Letter, queue_mail
from firstline.channels.email.composing.brands import brand_for
from firstline.channels.email.models.outgoing import Auto
from firstline.core.desk import current_desk
from firstline.core.models import LoggedEvent
from firstline.notify.kinds import Kind
from firstline.notify.links import NO, YES
from firstline.notify.rendering import Rendered, render, set_off
from firstline.notify.speaker import speaking_for
from firstline.notify.speaking import language_for, request_values
from firstline.notify.wording.fill import Value
from firstline.people.models import Person


def ask_approvers(event: ApprovalAsked | ApprovalAnswered | ApprovalHandedOn, logged: LoggedEvent) -> None:
    """Write to those whose turn has come."""
    _write_to(event.asks, Kind.APPROVAL, logged)


def remind_approvers(event: ApprovalReminded, logged: LoggedEvent) -> None:
    """Write again to those who have not answered."""
    _write_to(event.reminds, Kind.APPROVAL_REMINDER, logged)


def _write_to(approver_ids: Iterable[int], kind: Kind, logged: LoggedEvent) -> None:
    waiting = Approver.objects.filter(pk__in=list(approver_ids), stand=Stand.ASKED, person__is_active=True)
    for approver in waiting.select_related("approval__ticket__requester", "approval__asked_by", "person"):
        if approver.approval.is_open:
            _write(approver, kind, logged)


def _write(approver: Approver, kind: Kind, logged: LoggedEvent) -> None:
    person, ticket, agent = approver.person, approver.approval.ticket, approver.approval.asked_by
    language = language_for(person)
    said = _said(approver, kind, language, at=logged.at)
    queue_mail(
        Letter(
            key=f"{logged.pk}:{approver.pk}:{kind}",
            kind=kind,
            auto=Auto.GENERATED,
            address=person.email or "",
            name=person.name,
            from_name=agent.name,
            subject=said.subject,
            text=said.text,
            html=said.html,
            language=language,
            ticket=ticket,
            person=person,
        ),
        at=logged.at,
    )


def _said(approver: Approver, kind: Kind, language: str, *, at: datetime) -> Rendered:
    approval = approver.approval
    link = approval_link(approver)
    with translation.override(language), speaking_for(brand_for(approval.ticket)):
        values = {
            **request_values(approval.ticket, approver.person, at=at),
            "agent.name": Value(approval.asked_by.name),
            "question": set_off(approval.question),
            "due": Value(_day(approval.due_at, approver.person, language)),
            "link.yes": Value(link + YES),
            "link.no": Value(link + NO),
            "link": Value(link),
        }
        return render(kind, language, values)


def _day(moment: datetime, person: Person, language: str) -> str:
    """The whole date, as it is where the reader is."""
    zone = ZoneInfo(person.time_zone or current_desk().time_zone)
    return format_date(moment.astimezone(zone).date(), "d MMMM y", locale=language)
