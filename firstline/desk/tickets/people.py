"""Who takes part in a ticket, and who is at it now."""

from datetime import datetime

from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from firstline.channels.email.passed_on import accept_forward
from firstline.core.access import Actor
from firstline.desk.tickets.handling import done
from firstline.desk.tickets.page import panel_of
from firstline.live.actions.presence import be_present, leave
from firstline.pages.guard import for_agents
from firstline.people.actions.add_person import CannotAddPerson, checked_address, ensure_person
from firstline.people.models import Person
from firstline.people.policies import access_person
from firstline.people.queries import find_people
from firstline.tickets.actions.participants import add_participant, remove_participant

LEAST_LETTERS = 2


@require_GET
@for_agents
def suggestions(request: HttpRequest) -> HttpResponse:
    """People whose names or addresses fit what is being typed."""
    caller = request.GET.get("person_name")
    named = request.GET.get("address") or request.GET.get("owner_name", "")
    found = suggested(named if caller is None else caller)
    return render(request, "desk/tickets/suggestions.jinja", {**found, "may_be_new": caller is not None, "chosen": ""})


def suggested(typed: str) -> dict[str, object]:
    """Those whom what was typed may mean; nobody yet after a single letter."""
    words = typed.strip()
    is_enough = len(words) >= LEAST_LETTERS
    return {"people": list(find_people(words)) if is_enough else [], "words": words if is_enough else ""}


@require_POST
@for_agents
def participants(request: HttpRequest, number: int) -> HttpResponse:
    """Copy somebody in, by who they are or by a mail address."""
    panel = panel_of(request, number)
    add_participant(panel.ticket, _named_person(request, panel.actor, panel.at), by=panel.actor, at=panel.at)
    return done(request, number)


@require_POST
@for_agents
def participant(request: HttpRequest, number: int, person: int) -> HttpResponse:
    """Take somebody out again."""
    panel = panel_of(request, number)
    remove_participant(panel.ticket, access_person(panel.actor, person), by=panel.actor, at=panel.at)
    return done(request, number)


@require_POST
@for_agents
def requester(request: HttpRequest, number: int, mail: int) -> HttpResponse:
    """Have whoever wrote what a mail passes on be the requester."""
    panel = panel_of(request, number)
    accept_forward(panel.ticket, mail, by=panel.actor, at=panel.at)
    return done(request, number)


@require_POST
@for_agents
def presence(request: HttpRequest, number: int) -> HttpResponse:
    """The page says every few seconds that it is open; it is told who else is."""
    panel = panel_of(request, number)
    doing = request.POST.get("doing", "looking")
    if doing == "gone":
        leave(panel.ticket, by=panel.actor, at=panel.at)
        return HttpResponse(status=204)
    be_present(panel.ticket, is_answering=doing == "answering", by=panel.actor, at=panel.at)
    return render(request, "desk/tickets/others.jinja", {"panel": panel})


def _named_person(request: HttpRequest, by: Actor, at: datetime) -> Person:
    chosen = request.POST.get("person", "")
    if chosen.isdecimal():
        return access_person(by, int(chosen))
    address = checked_address(request.POST.get("address", ""))
    if address is None:
        raise CannotAddPerson(_("Choose a person, or write a mail address."), field="address")
    with transaction.atomic():
        return ensure_person(name="", email=address, by=by, at=at)
