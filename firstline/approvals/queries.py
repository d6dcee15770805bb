"""Reading approvals."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import QuerySet

from firstline.approvals.models import Approval, ApprovalTemplate, Approver, Outcome, Stand
from firstline.approvals.policies import asked_of
from firstline.core.access import Actor, Reach
from firstline.core.permissions import Permission
from firstline.core.prepared import Prepared
from firstline.people.models import Person
from firstline.people.queries import person_by_email
from firstline.tickets.models import Ticket

MOST_SHOWN = 50
NEAR = 6


@dataclass(frozen=True)
class Asked:
    """One approval with all who were asked, in their order."""

    approval: Approval
    approvers: list[Approver]

    @property
    def waits_for(self) -> list[Approver]:
        return [one for one in self.approvers if self.approval.is_open and one.stand == Stand.ASKED]


def approvals_of(ticket: Ticket) -> list[Asked]:
    """All approvals of a request, the newest first. For those who work at the desk only."""
    found: dict[int, Asked] = {}
    for approver in _approvers(ticket_id=ticket.pk):
        found.setdefault(approver.approval_id, Asked(approver.approval, [])).approvers.append(approver)
    return list(found.values())


def _approvers_of(ticket_id: int) -> QuerySet[Approver]:
    rows = Approver.objects.filter(approval__ticket_id=ticket_id)
    return rows.select_related("approval__asked_by", "person", "answered_by").order_by("-approval_id", "place", "id")


_approvers = Prepared(_approvers_of)


def open_approval_of(ticket: Ticket) -> Approval | None:
    return Approval.objects.filter(ticket=ticket, outcome=Outcome.OPEN).first()


def names_waited_for(tickets: Iterable[Ticket]) -> dict[int, list[str]]:
    """Whose answer each of these requests waits for, by request; those that wait for nobody's are left out."""
    numbers = [ticket.pk for ticket in tickets]
    names: defaultdict[int, list[str]] = defaultdict(list)
    for number, name in _waited_for.among(ticket_ids=numbers) if numbers else ():
        names[number].append(name)
    return dict(names)


def _waited_for_of(ticket_ids: list[int]) -> "QuerySet[Approver, tuple[int, str]]":
    waiting = Approver.objects.filter(
        approval__ticket_id__in=ticket_ids, approval__outcome=Outcome.OPEN, stand=Stand.ASKED
    )
    return waiting.order_by("approval__ticket_id", "place", "id").values_list("approval__ticket_id", "person__name")


_waited_for = Prepared(_waited_for_of)


def waiting_for(actor: Actor) -> list[Approver]:
    """The questions that wait for this person's answer, the most urgent first."""
    waiting = asked_of(actor).filter(stand=Stand.ASKED, approval__outcome=Outcome.OPEN)
    with_all = ("approval__ticket__requester", "approval__asked_by", "person")
    return list(waiting.select_related(*with_all).order_by("approval__due_at", "id")[:MOST_SHOWN])


def answered_by(actor: Actor) -> list[Approver]:
    """What this person has answered, handed on, or need not answer any more; the newest first."""
    over = asked_of(actor).exclude(stand=Stand.ASKED)
    with_all = ("approval__ticket__requester", "approval__asked_by", "person", "stand_in__person")
    return list(over.select_related(*with_all).order_by("-id")[:MOST_SHOWN])


def managers_of(ticket: Ticket) -> list[Person]:
    """Who looks after the requests of the requester's organisation, without the requester."""
    if ticket.organisation_id is None:
        return []
    colleagues = Person.objects.filter(organisation=ticket.organisation_id, is_active=True, email__isnull=False)
    managers = colleagues.filter(role__reach=Reach.ORGANISATION).exclude(pk=ticket.requester_id)
    return list(managers.select_related("organisation").order_by("name")[:NEAR])


def is_asked_about(ticket_id: int, person_id: int) -> bool:
    """Whether this person was ever asked for approval of this request."""
    asked = Approver.objects.filter(approval__ticket_id=ticket_id, person_id=person_id, asked_at__isnull=False)
    return asked.exists()


def stand_in_called(approver: Approver, address: str) -> Person | None:
    """Whom somebody who is asked may hand it on to: their colleagues, the requester's, and who works at the desk.

    All others count as unknown, so that nobody learns here whom the desk knows.
    """
    found = person_by_email(address)
    if found is None or not found.is_active:
        return None
    houses = {approver.person.organisation_id, approver.approval.ticket.organisation_id} - {None}
    works_here = Permission.WORK in found.role.may
    return found if works_here or found.organisation_id in houses else None


def templates_in_use() -> list[ApprovalTemplate]:
    return list(ApprovalTemplate.objects.filter(is_active=True))
