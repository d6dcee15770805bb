"""One answer to all requests below another one."""

from collections.abc import Iterable
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from firstline.core.access import Actor
from firstline.core.errors import DomainError
from firstline.core.events import record
from firstline.core.permissions import Permission
from firstline.tickets.actions.answer import answer
from firstline.tickets.actions.attaching import Enclosure
from firstline.tickets.actions.changing import lock
from firstline.tickets.events import ChildrenAnswered
from firstline.tickets.models import Message, Ticket
from firstline.tickets.policies import require, visible_to
from firstline.tickets.queries.beside import open_children
from firstline.tickets.wording import Words


class CannotAnswerChildren(DomainError):
    code = "cannot_answer_children"


def answer_children(
    ticket: Ticket,
    words: Words,
    *,
    expected: int | None,
    by: Actor,
    at: datetime,
    enclosures: Iterable[Enclosure] = (),
    wait: bool = False,
) -> list[Message]:
    """Say the same in each open request below this one that the actor may see, each to its own people, who learn
    nothing of the others.

    `expected` is how many the actor was told it goes to: where that has changed, nothing is sent. All of it or nothing.
    Raises CannotAnswerChildren, what `answer` raises, NotAllowed.
    """
    require(by, Permission.ANSWER)
    enclosures = list(enclosures)
    with transaction.atomic():
        ticket, _before = lock(ticket)
        children = list(answered_together(by, ticket))
        if not children:
            raise CannotAnswerChildren(_("No request below this one is open."))
        if len(children) != expected:
            raise CannotAnswerChildren(
                _("It would go to %(count)s requests now. Look again, then send.") % {"count": len(children)}
            )
        said = [answer(child, words, enclosures=enclosures, wait=wait, by=by, at=at) for child in children]
        record(ChildrenAnswered(ticket_id=ticket.pk, count=len(said)), by=by, at=at)
    return said


def answered_together(actor: Actor, ticket: Ticket) -> Iterable[Ticket]:
    """The requests that an answer to all goes to."""
    return open_children(ticket).filter(pk__in=visible_to(actor).values("pk")).select_related("requester")
