"""Asking for approval."""

from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta

from django.db import transaction
from django.utils.translation import gettext as _

from firstline.approvals.deciding import first_reminder, turns_now
from firstline.approvals.events import ApprovalAsked
from firstline.approvals.models import Approval, Approver, How, Outcome, Stand
from firstline.core.access import Actor
from firstline.core.errors import DomainError
from firstline.core.events import record
from firstline.core.permissions import Permission
from firstline.core.text import printable
from firstline.people.models import Person
from firstline.tickets.actions.changing import lock
from firstline.tickets.actions.hold import set_aside
from firstline.tickets.models import Ticket
from firstline.tickets.policies import require

LONGEST = timedelta(days=366)
LONGEST_QUESTION = 4000
MOST = 12


class CannotAsk(DomainError):
    code = "cannot_ask_approval"


def ask(
    ticket: Ticket,
    *,
    question: str,
    whom: Sequence[Person],
    how: How,
    until: datetime,
    by: Actor,
    at: datetime,
    shows_talk: bool = False,
) -> Approval:
    """Ask `whom`, in this order, whether what the request wants may be done; it is set aside until they have decided.

    Raises CannotAsk (nothing asked, nobody or the requester asked, an approval open already, a time that is over),
    NotAllowed.
    """
    require(by, Permission.ASK_APPROVAL)
    question = printable(question).strip()
    _refuse_wrong_words(question, until, at)
    whom = list(dict.fromkeys(whom))
    _refuse_wrong_number(whom)
    with transaction.atomic():
        ticket, _before = lock(ticket)
        if ticket.is_done:
            raise CannotAsk(_("This request is solved. Reopen it before you ask for approval."))
        if Approval.objects.filter(ticket=ticket, outcome=Outcome.OPEN).exists():
            raise CannotAsk(_("An approval is asked for already. Wait for it, or withdraw it first."))
        for person in whom:
            refuse_who_cannot_decide(person, ticket, CannotAsk, field="whom")
        approval = Approval.objects.create(
            ticket=ticket,
            question=question,
            how=how,
            shows_talk=shows_talk,
            asked_by_id=by.id,
            asked_at=at,
            due_at=until,
        )
        approvers = _line_up(approval, whom)
        asks = give_turns(approval, approvers, at=at)
        set_aside(ticket, until=until, by=by, at=at)
        names = [person.name for person in whom]
        record(
            ApprovalAsked(ticket_id=ticket.pk, approval_id=approval.pk, names=names, asks=asks, due_at=until),
            by=by,
            at=at,
        )
    return approval


def give_turns(approval: Approval, approvers: Sequence[Approver], *, at: datetime) -> list[int]:
    """Ask those whose turn it is now, and return them; of a locked approval with all of its approvers in order."""
    turns = [approvers[place] for place in turns_now(approval.how, [one.stand for one in approvers])]
    for approver in turns:
        approver.stand, approver.asked_at = Stand.ASKED, at
        approver.remind_at = first_reminder(at, approval.due_at)
        approver.save(update_fields=["stand", "asked_at", "remind_at"])
    return [approver.pk for approver in turns]


def refuse_who_cannot_decide(person: Person, ticket: Ticket, refusal: type[DomainError], *, field: str) -> None:
    """Raises `refusal` for the requester, and for whom no mail can reach."""
    if person.pk == ticket.requester_id:
        raise refusal(_("%(name)s asked for it and can't approve it too.") % {"name": person.name}, field=field)
    if not person.is_active:
        raise refusal(_("%(name)s's account is closed.") % {"name": person.name}, field=field)
    if not person.email:
        raise refusal(_("We have no mail address of %(name)s.") % {"name": person.name}, field=field)


def _refuse_wrong_words(question: str, until: datetime, at: datetime) -> None:
    if not question:
        raise CannotAsk(_("Write what you ask."), field="question")
    if len(question) > LONGEST_QUESTION:
        raise CannotAsk(_("That is too long. Say it in fewer words."), field="question")
    if not at < until <= at + LONGEST:
        raise CannotAsk(_("Choose a time between now and a year from now."), field="until")


def _refuse_wrong_number(whom: Sequence[Person]) -> None:
    if not whom:
        raise CannotAsk(_("Choose whom you ask."), field="whom")
    if len(whom) > MOST:
        raise CannotAsk(_("Those are too many. Ask at most %(n)s.") % {"n": MOST}, field="whom")


def _line_up(approval: Approval, whom: Iterable[Person]) -> list[Approver]:
    return [Approver.objects.create(approval=approval, person=person, place=place) for place, person in enumerate(whom)]
