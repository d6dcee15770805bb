"""Where a request stands, in the words of the one who waits for it."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.utils import timezone
from django.utils.translation import gettext as _

from firstline.approvals.queries import names_waited_for
from firstline.core.desk import current_desk
from firstline.pages.filters.when import day_words, when_words
from firstline.people.models import Person
from firstline.tickets.actions.reply import can_be_reopened
from firstline.tickets.models import Ticket
from firstline.tickets.stages import Stage

PLACE = {
    Stage.NEW: 0,
    Stage.OPEN: 1,
    Stage.WAITING_VENDOR: 1,
    Stage.ON_HOLD: 1,
    Stage.WAITING_USER: 2,
    Stage.RESOLVED: 3,
    Stage.CLOSED: 4,
}


@dataclass(frozen=True)
class Progress:
    """`at` is the step of the track; `headline` who has it or for what it waits; `next` what comes then. `asks` whether
    it works is still to be said."""

    at: int
    finished: bool
    headline: str
    next: str
    who: Person | None
    asks: bool


def track(ticket: Ticket, *, viewer_id: int) -> list[str]:
    """The steps every request takes, or may take."""
    return [_("Registered"), _("In progress"), _waits_for(ticket, viewer_id), _("Solved"), _("Closed")]


def progress_of(ticket: Ticket, *, at: datetime, viewer_id: int, approvers: Sequence[str] = ()) -> Progress:
    """Where it stands, said to the person with `viewer_id`: who asked, or somebody who follows it with them.

    `approvers` are the names of those whose approval it waits for.
    """
    stage = Stage(ticket.stage)
    headline, then = _SAID[stage](ticket, at)
    if stage == Stage.WAITING_USER and ticket.requester_id != viewer_id:
        headline = _("Waiting for an answer from %(name)s.") % {"name": called(ticket.requester.name)}
    if stage == Stage.ON_HOLD and approvers:
        headline, then = _waiting_for_approval(approvers)
    return Progress(
        at=PLACE[Stage.OPEN] if is_worked_on_elsewhere(ticket) else PLACE[stage],
        finished=stage == Stage.CLOSED and not is_worked_on_elsewhere(ticket),
        headline=_one_stop(headline),
        next=_one_stop(then),
        who=None if ticket.is_done else ticket.assignee,
        asks=stage == Stage.RESOLVED and not is_said_to_work(ticket),
    )


def stage_word(ticket: Ticket, *, viewer_id: int, approvers: Sequence[str] = ()) -> str:
    """The state's own name where the desk has given it one, else the word of the stage as its user says it."""
    if is_worked_on_elsewhere(ticket):
        return _("In progress")
    if not ticket.state.is_first:
        return ticket.state.label
    if ticket.stage == Stage.ON_HOLD and approvers:
        return _("Waiting for approval")
    return {
        Stage.NEW: _("Registered"),
        Stage.OPEN: _("In progress"),
        Stage.WAITING_USER: _waits_for(ticket, viewer_id),
        Stage.WAITING_VENDOR: _("Waiting for a supplier"),
        Stage.ON_HOLD: _("On hold"),
        Stage.RESOLVED: _("Solved"),
        Stage.CLOSED: _("Closed"),
    }[Stage(ticket.stage)]


def approvers_of(tickets: Sequence[Ticket]) -> dict[int, list[str]]:
    """Whose approval each of these waits for, as far as it waits."""
    return names_waited_for(ticket for ticket in tickets if ticket.stage == Stage.ON_HOLD)


def is_said_to_work(ticket: Ticket) -> bool:
    """Whether a solved request was ended by its user: then nobody wrote how it was solved."""
    return bool(ticket.is_done) and not ticket.resolution


def is_worked_on_elsewhere(ticket: Ticket) -> bool:
    """Whether it was merged into another one that isn't solved; what that is, its user may not be told."""
    return ticket.goes_on_in is not None and not ticket.goes_on_in.is_done


def _waits_for(ticket: Ticket, viewer_id: int) -> str:
    if ticket.requester_id == viewer_id:
        return _("Waiting for you")
    return _("Waiting for %(name)s") % {"name": called(ticket.requester.name)}


def called(name: str) -> str:
    """What to call somebody: the first name, or all of it where it isn't clear which that is."""
    first, _space, rest = name.partition(" ")
    is_clear = bool(rest) and "," not in name and not first.endswith(".") and len(first) > 1
    return first if is_clear else name


def _one_stop(sentences: str) -> str:
    """A date may end in a full stop of its own ("3 dec.")."""
    return sentences.replace("..", ".")


def _new(ticket: Ticket, _at: datetime) -> tuple[str, str]:
    if ticket.assignee:
        return _working(ticket)
    return _("We have got it."), _("Somebody reads it soon. The answer comes here and by mail.")


def _open(ticket: Ticket, _at: datetime) -> tuple[str, str]:
    if ticket.assignee:
        return _working(ticket)
    if ticket.team:
        return _("%(team)s has it.") % {"team": ticket.team.label}, _("The answer comes here and by mail.")
    return _("It is being worked on."), _("The answer comes here and by mail.")


def _working(ticket: Ticket) -> tuple[str, str]:
    assert ticket.assignee, "only called with one"
    name = called(ticket.assignee.name)
    return _("%(name)s is working on it.") % {"name": name}, _("The answer comes here and by mail.")


def _waiting_user(ticket: Ticket, _at: datetime) -> tuple[str, str]:
    name = called(ticket.assignee.name) if ticket.assignee else current_desk().name
    return _("Waiting for your answer."), _("%(name)s needs to know something. Answer below and the work goes on.") % {
        "name": name
    }


def _waiting_vendor(ticket: Ticket, _at: datetime) -> tuple[str, str]:
    if ticket.assignee:
        headline = _("%(name)s is waiting for a supplier.") % {"name": called(ticket.assignee.name)}
    else:
        headline = _("Waiting for a supplier.")
    return headline, _("We keep after it and write to you as soon as we know more.")


def _on_hold(ticket: Ticket, at: datetime) -> tuple[str, str]:
    then = _("It goes on by itself then. If something changes before, write it below.")
    if ticket.hold_until is None:
        return _("On hold."), then
    return _("On hold until %(date)s.") % {"date": _day_or_hour(ticket.hold_until, at)}, then


def _waiting_for_approval(approvers: Sequence[str]) -> tuple[str, str]:
    headline = _("Waiting for approval by %(names)s.") % {"names": ", ".join(approvers)}
    return headline, _("It goes on as soon as that is decided. If something changes before, write it below.")


def _resolved(ticket: Ticket, at: datetime) -> tuple[str, str]:
    closes_at = (ticket.resolved_at or at) + timedelta(days=current_desk().close_after_days)
    if is_said_to_work(ticket):
        headline, then = _("Solved: it works."), _("If it comes back, write below. It closes by itself on %(date)s.")
    else:
        headline = _("Solved. Does it work?")
        then = _("If not, write below what is still wrong. It closes by itself on %(date)s.")
    return headline, then % {"date": day_words(closes_at, now=at)}


def _closed(ticket: Ticket, at: datetime) -> tuple[str, str]:
    if is_worked_on_elsewhere(ticket):
        return _goes_on_elsewhere()
    if can_be_reopened(ticket, at):
        return _("Closed."), _("If the problem comes back, write below and the request is opened again.")
    return _("Closed."), _("This was some time ago. If the problem is back, write below: it becomes a new request.")


def _goes_on_elsewhere() -> tuple[str, str]:
    return (
        _("It is worked on together with another request."),
        _("The answer comes here and by mail. If there is more to say, write it below."),
    )


def _day_or_hour(then: datetime, at: datetime) -> str:
    is_today = timezone.localtime(then).date() == timezone.localtime(at).date()
    return when_words(then, now=at) if is_today else day_words(then, now=at)


_SAID: dict[Stage, Callable[[Ticket, datetime], tuple[str, str]]] = {
    Stage.NEW: _new,
    Stage.OPEN: _open,
    Stage.WAITING_USER: _waiting_user,
    Stage.WAITING_VENDOR: _waiting_vendor,
    Stage.ON_HOLD: _on_hold,
    Stage.RESOLVED: _resolved,
    Stage.CLOSED: _closed,
}
