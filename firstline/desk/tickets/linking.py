"""Links to other tickets, and what is below a ticket."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import pgettext
from django.views.decorators.http import require_http_methods, require_POST

from firstline.core.errors import NotFound
from firstline.desk.tickets.handling import done
from firstline.desk.tickets.others import asked_other, found_by
from firstline.desk.tickets.page import panel_of
from firstline.desk.tickets.panels import TicketPanel
from firstline.desk.tickets.relations import ABOVE, CHOICES, UNDER
from firstline.pages.asked import asked_id
from firstline.pages.guard import for_agents
from firstline.tickets.actions.family import put_under, take_out
from firstline.tickets.actions.link import link, unlink
from firstline.tickets.models import LinkKind
from firstline.tickets.policies import access_ticket


@require_http_methods(["GET", "POST"])
@for_agents
def links(request: HttpRequest, number: int) -> HttpResponse:
    """How it stands to another one: the form, and linking."""
    panel = panel_of(request, number)
    if request.method == "GET":
        asked = request.GET.get("as", "")
        shown = {
            "panel": panel,
            "found": found_by(panel, ""),
            "text": "",
            "choices": _choices(),
        }
        return render(request, "desk/tickets/link.jinja", {**shown, "chosen": asked if asked in CHOICES else "relates"})
    _link(panel, request)
    return done(request, number)


def _choices() -> list[tuple[str, list[tuple[str, str]]]]:
    said = [(code, str(words)) for code, words in CHOICES.items()]
    return [
        (pgettext("link", "Beside another one"), [one for one in said if one[0] not in (UNDER, ABOVE)]),
        (pgettext("link", "Above or below another one"), [one for one in said if one[0] in (UNDER, ABOVE)]),
    ]


def _link(panel: TicketPanel, request: HttpRequest) -> None:
    asked, other = request.POST.get("relation", ""), asked_other(request, panel.actor)
    if asked == UNDER:
        put_under(panel.ticket, other, by=panel.actor, at=panel.at)
    elif asked == ABOVE:
        put_under(other, panel.ticket, by=panel.actor, at=panel.at)
    else:
        kind = LinkKind(asked.removesuffix("_by")) if asked in CHOICES else LinkKind.RELATES
        ends = (other, panel.ticket) if asked.endswith("_by") else (panel.ticket, other)
        link(*ends, kind=kind, by=panel.actor, at=panel.at)


@require_POST
@for_agents
def unlinking(request: HttpRequest, number: int, link: int) -> HttpResponse:
    """Take a link away whose other end this agent sees."""
    panel = panel_of(request, number)
    found = next((one.link for one in panel.links if one.link.pk == link), None)
    if found is None:
        raise NotFound(_("There is no such link."))
    unlink(found, by=panel.actor, at=panel.at)
    return done(request, number)


@require_POST
@for_agents
def taking_out(request: HttpRequest, number: int) -> HttpResponse:
    """Have it, or the `child` that is named, stand by itself again."""
    panel = panel_of(request, number)
    child = asked_id(request.POST.get("child"))
    ticket = access_ticket(panel.actor, child) if child else panel.ticket
    if child and ticket.parent_id != panel.ticket.pk:
        raise NotFound(_("There is no such request."))
    take_out(ticket, by=panel.actor, at=panel.at)
    return done(request, number)
