"""What happened to a request, in one quiet line each, for those who may see that it happened."""

from collections.abc import Callable

from django.utils import timezone
from django.utils.dateparse import parse_datetime
from django.utils.translation import gettext as _

from firstline.approvals.events import ApprovalAsked, ApprovalDecided, ApprovalWithdrawn
from firstline.core.models import LoggedEvent
from firstline.pages.filters.when import day_words
from firstline.portal.requests.progress import called
from firstline.tickets.events import (
    ParticipantAdded,
    ParticipantRemoved,
    TicketAssigned,
    TicketClosed,
    TicketMerged,
    TicketMoved,
    TicketPutOnHold,
    TicketReopened,
    TicketResolved,
    TicketUnmerged,
)
from firstline.tickets.stages import Stage


def happening(event: LoggedEvent, *, viewer_id: int) -> str:
    """The line for an event; empty for what needs no line or isn't public."""
    tell = _LINES.get(event.kind)
    return tell(event, viewer_id) if tell and event.public else ""


def _who(event: LoggedEvent, viewer_id: int) -> str:
    return _("You") if viewer_id and event.actor_id == viewer_id else called(event.actor_name)


def _assigned(event: LoggedEvent, _viewer_id: int) -> str:
    assignee, team = event.data["assignee"], event.data["team"]
    if assignee and event.data["assignee_id"] == event.actor_id:
        return _("%(name)s took it") % {"name": called(assignee)}
    if assignee:
        return _("It was given to %(name)s") % {"name": called(assignee)}
    return _("It went to %(team)s") % {"team": team} if team else ""


def _moved(event: LoggedEvent, viewer_id: int) -> str:
    if event.data["stage"] == Stage.WAITING_USER:
        return _("Now waiting for an answer")
    if event.data["stage"] == Stage.WAITING_VENDOR:
        return _("Now waiting for a supplier")
    is_back_in_work = event.data["stage"] == Stage.OPEN and event.data["stage_before"] != Stage.NEW
    return _("Back in work") if is_back_in_work and event.actor_id != viewer_id else ""


def _held(event: LoggedEvent, _viewer_id: int) -> str:
    until = parse_datetime(event.data["until"])
    return _("Put on hold until %(date)s") % {"date": day_words(until, now=timezone.now())} if until else ""


def _resolved(event: LoggedEvent, viewer_id: int) -> str:
    if event.data["by_user"]:
        return _("%(name)s said that it works") % {"name": _who(event, viewer_id)}
    return _("Solved by %(name)s") % {"name": called(event.actor_name)}


def _reopened(event: LoggedEvent, viewer_id: int) -> str:
    return _("%(name)s opened it again") % {"name": _who(event, viewer_id)}


def _closed(event: LoggedEvent, viewer_id: int) -> str:
    if event.actor_kind == "system":
        return _("Closed")
    return _("%(name)s closed it") % {"name": _who(event, viewer_id)}


def _joined(event: LoggedEvent, viewer_id: int) -> str:
    if event.data["person_id"] == viewer_id:
        return _("You can see it now")
    return _("%(name)s can see it now") % {"name": event.data["name"]}


def _left(event: LoggedEvent, _viewer_id: int) -> str:
    return _("%(name)s no longer takes part") % {"name": event.data["name"]}


def _merged(_event: LoggedEvent, _viewer_id: int) -> str:
    return _("It goes on together with another request")


def _unmerged(_event: LoggedEvent, _viewer_id: int) -> str:
    return _("It goes on by itself again")


def _approval_asked(event: LoggedEvent, _viewer_id: int) -> str:
    return _("Approval was asked of %(names)s") % {"names": ", ".join(event.data["names"])}


def _approval_decided(event: LoggedEvent, _viewer_id: int) -> str:
    return _("It is approved") if event.data["is_approved"] else _("It is not approved")


def _approval_withdrawn(event: LoggedEvent, _viewer_id: int) -> str:
    return "" if event.data["is_over"] else _("The approval is no longer needed")


_LINES: dict[str, Callable[[LoggedEvent, int], str]] = {
    TicketAssigned.kind: _assigned,
    TicketMoved.kind: _moved,
    TicketPutOnHold.kind: _held,
    TicketResolved.kind: _resolved,
    TicketReopened.kind: _reopened,
    TicketClosed.kind: _closed,
    TicketMerged.kind: _merged,
    TicketUnmerged.kind: _unmerged,
    ApprovalAsked.kind: _approval_asked,
    ApprovalDecided.kind: _approval_decided,
    ApprovalWithdrawn.kind: _approval_withdrawn,
    ParticipantAdded.kind: _joined,
    ParticipantRemoved.kind: _left,
}
