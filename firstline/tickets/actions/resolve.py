"""Ending a ticket: the desk resolves it, the user says it works, and after a while it is closed."""

from collections.abc import Collection
from datetime import datetime, timedelta
from enum import StrEnum

from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from firstline.core.access import SYSTEM, Actor
from firstline.core.desk import current_desk
from firstline.core.errors import DomainError
from firstline.core.events import record
from firstline.core.permissions import Permission
from firstline.core.text import printable
from firstline.tickets.actions.changing import lock, put_on_stage, save
from firstline.tickets.events import ChildrenLeftOpen, ChildrenResolved, TicketClosed, TicketResolved
from firstline.tickets.models import State, Ticket
from firstline.tickets.obstacles import refuse_what_stands_against
from firstline.tickets.policies import require, visible_to
from firstline.tickets.queries.beside import open_children
from firstline.tickets.stages import Stage


class CannotResolve(DomainError):
    code = "cannot_resolve"


class ChildrenAreOpen(DomainError):
    """Requests below it are open, and nobody has said what is to become of them."""

    code = "children_are_open"


class Children(StrEnum):
    """What becomes of the open requests below one that is solved."""

    RESOLVE = "resolve"
    LEAVE = "leave"


def resolve(
    ticket: Ticket,
    *,
    resolution: str,
    by: Actor,
    at: datetime,
    tell_user: bool = True,
    state: State | None = None,
    children: Children | None = None,
    in_spite_of: Collection[str] = (),
) -> Ticket:
    """Say how it was solved. With `children` the open requests below it that the actor may see are solved so too, or
    left open; without, ChildrenAreOpen is raised where there are any. All of it or nothing.

    Raises CannotResolve when the resolution is empty or the ticket is done, NotAllowed, and what stands against it
    (`tickets.obstacles`) unless that is named by `in_spite_of`.
    """
    require(by, Permission.RESOLVE)
    resolution = printable(resolution).strip()
    if not resolution:
        raise CannotResolve(_("Say in a sentence how it was solved."), field="resolution")
    if state is not None and state.stage != Stage.RESOLVED:
        raise CannotResolve(_("This is not a state of solved requests."), field="state")
    with transaction.atomic():
        ticket, before = lock(ticket)
        if ticket.is_done:
            raise CannotResolve(_("This request is solved already."))
        refuse_what_stands_against(ticket, in_spite_of=in_spite_of)
        below = list(open_children(ticket))
        if below and children is None:
            raise ChildrenAreOpen(_open_sentence(len(below)), field="children")
        _resolve(ticket, resolution, at, state)
        save(ticket, before, at=at)
        record(
            TicketResolved(ticket_id=ticket.pk, resolution=resolution, by_user=False, tell_user=tell_user),
            by=by,
            at=at,
        )
        if below:
            _end_below(ticket, below, children, resolution, tell_user=tell_user, by=by, at=at)
    return ticket


def _open_sentence(count: int) -> str:
    return ngettext(
        "%(count)s request below this one is open. Say whether it is solved too.",
        "%(count)s requests below this one are open. Say whether they are solved too.",
        count,
    ) % {"count": count}


def _end_below(
    ticket: Ticket, below: list[Ticket], children: Children | None, resolution: str, *, tell_user: bool, by: Actor,
    at: datetime,
) -> None:  # fmt: skip
    seen = set(visible_to(by).filter(parent=ticket).values_list("pk", flat=True))
    solved = [one for one in below if one.pk in seen] if children == Children.RESOLVE else []
    for one in solved:
        resolve(one, resolution=resolution, tell_user=tell_user, by=by, at=at)
    if solved:
        record(ChildrenResolved(ticket_id=ticket.pk, count=len(solved)), by=by, at=at)
    if len(solved) < len(below):
        record(ChildrenLeftOpen(ticket_id=ticket.pk, count=len(below) - len(solved)), by=by, at=at)


def confirm_solved(ticket: Ticket, *, by: Actor, at: datetime) -> Ticket:
    """The user says it works: an open request is solved, a solved one closed. Saying it twice changes nothing.

    What solved an open one nobody has said, so its resolution is empty, also where an earlier one had not lasted.
    """
    with transaction.atomic():
        ticket, before = lock(ticket)
        if ticket.stage == Stage.CLOSED:
            return ticket
        if ticket.stage == Stage.RESOLVED:
            put_on_stage(ticket, Stage.CLOSED)
            ticket.closed_at = at
            event: TicketClosed | TicketResolved = TicketClosed(ticket_id=ticket.pk)
        else:
            _resolve(ticket, "", at, None)
            event = TicketResolved(ticket_id=ticket.pk, resolution="", by_user=True, tell_user=False)
        save(ticket, before, at=at)
        record(event, by=by, at=at)
    return ticket


def close_long_resolved(at: datetime) -> int:
    """Close what has been solved for the desk's number of days. Returns how many."""
    ended = at - timedelta(days=current_desk().close_after_days)
    due = Ticket.objects.filter(stage=Stage.RESOLVED, resolved_at__lte=ended)
    return sum(_close(ticket, at) for ticket in due[:500])


def _resolve(ticket: Ticket, resolution: str, at: datetime, state: State | None) -> None:
    put_on_stage(ticket, Stage.RESOLVED, state)
    ticket.resolution = resolution
    ticket.resolved_at = at
    ticket.user_waits_since = None


def _close(ticket: Ticket, at: datetime) -> bool:
    with transaction.atomic():
        ticket, before = lock(ticket)
        if ticket.stage != Stage.RESOLVED:
            return False
        put_on_stage(ticket, Stage.CLOSED)
        ticket.closed_at = at
        save(ticket, before, at=at)
        record(TicketClosed(ticket_id=ticket.pk), by=SYSTEM, at=at)
    return True
