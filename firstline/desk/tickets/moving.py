"""Taking a message elsewhere: into a request of its own, or to another one."""

from datetime import datetime

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from firstline.core.text import one_line
from firstline.desk.tickets.handling import done
from firstline.desk.tickets.merging import to_ticket
from firstline.desk.tickets.others import asked_other, found_by
from firstline.desk.tickets.page import panel_of
from firstline.pages.asked import asked_id
from firstline.pages.guard import for_agents
from firstline.pages.said import say_next
from firstline.people.policies import access_person
from firstline.tickets.actions.move_message import CannotMoveMessage, move_message, refuse_moving
from firstline.tickets.actions.split_off import split_off
from firstline.tickets.models import Message
from firstline.tickets.policies import access_message, access_ticket
from firstline.tickets.queries import participants_of

LONGEST_SUBJECT = 80


@require_http_methods(["GET", "POST"])
@for_agents
def moving(request: HttpRequest, number: int, message: int) -> HttpResponse:
    """Where to: the form, and moving it to another request."""
    panel = panel_of(request, number)
    found = access_message(panel.actor, panel.ticket, message, panel.at)
    if request.method == "GET":
        shown = {
            "panel": panel,
            "message": found,
            "reason": _why_not(found, panel.at),
            "subject": one_line(found.text.strip().partition("\n")[0], LONGEST_SUBJECT),
            "people": [(one.person_id, one.person.name) for one in participants_of(found.ticket)],
            "found": found_by(panel, ""),
            "text": "",
        }
        return render(request, "desk/tickets/move.jinja", shown)
    to = asked_other(request, panel.actor)
    move_message(found, to=to, bring_author="bring_author" in request.POST, by=panel.actor, at=panel.at)
    undo = {"number": to.pk, "message": found.pk}
    sentence = _("The message went to %(number)s") % {"number": to.number}
    shown = {"panel": panel_of(request, number), "sentence": sentence, "undo": undo}
    return render(request, "desk/tickets/moved.jinja", shown)


def _why_not(message: Message, at: datetime) -> str:
    try:
        refuse_moving(message, message.ticket, at)
    except CannotMoveMessage as refusal:
        return str(refusal)
    return ""


@require_POST
@for_agents
def moving_back(request: HttpRequest, number: int, message: int) -> HttpResponse:
    """Have a message stand where it stood before it was moved."""
    panel = panel_of(request, number)
    found = access_message(panel.actor, panel.ticket, message, panel.at)
    if found.moved_from_id is None:
        raise CannotMoveMessage(_("This message was not moved."))
    back = access_ticket(panel.actor, found.moved_from_id)
    move_message(found, to=back, by=panel.actor, at=panel.at)
    return done(request, asked_id(request.POST.get("shown")) or number)


@require_POST
@for_agents
def splitting(request: HttpRequest, number: int, message: int) -> HttpResponse:
    """Make it a request of its own."""
    panel = panel_of(request, number)
    found = access_message(panel.actor, panel.ticket, message, panel.at)
    requester = access_person(panel.actor, asked_id(request.POST.get("requester")))
    subject = request.POST.get("subject", "")
    ticket = split_off(found, subject=subject, requester=requester, by=panel.actor, at=panel.at)
    say_next(request, _("Split off from %(number)s") % {"number": found.ticket.number})
    return to_ticket(request, ticket.pk)
