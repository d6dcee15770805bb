"""Showing held mail, and the four things that can become of it."""

from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from firstline.channels.email.doubts import doubts_about
from firstline.channels.email.filing.opening import read_opened
from firstline.channels.email.held import CannotDecide, accept_held, attach_held, discard_held, retry_held
from firstline.channels.email.models import IncomingMail
from firstline.channels.email.policies import access_held, access_original
from firstline.channels.email.queries import held_page
from firstline.core.clock import now
from firstline.core.errors import DomainError
from firstline.core.permissions import Permission
from firstline.core.text import printable, shorten
from firstline.desk.shell import desk_page
from firstline.pages.files import hand_out
from firstline.pages.guard import for_agents, for_those_who_may
from firstline.pages.said import say_next
from firstline.pages.viewer import viewer
from firstline.search.queries import ticket_by_number

LONGEST_SHOWN = 20_000


@dataclass(frozen=True)
class Shown:
    """What a held mail says, as plain text: nothing of it is trusted."""

    text: str
    files: list[str]


@require_GET
@for_those_who_may(Permission.HELD_MAIL)
def index(request: HttpRequest) -> HttpResponse:
    page = held_page(viewer(request).actor, after=request.GET.get("after", ""))
    if request.GET.get("after") and request.headers.get("HX-Request"):
        return render(request, "desk/held_mail/rows.jinja", {"page": page})
    return desk_page(request, "desk/held_mail/index.jinja", {"page": page}, current="held-mail")


@require_GET
@for_those_who_may(Permission.HELD_MAIL)
def show(request: HttpRequest, mail: int) -> HttpResponse:
    return _page(request, access_held(viewer(request).actor, mail))


@require_POST
@for_those_who_may(Permission.HELD_MAIL)
def accept(request: HttpRequest, mail: int) -> HttpResponse:
    """Make a new request of it."""
    actor = viewer(request).actor
    found = access_held(actor, mail)
    try:
        ticket = accept_held(found, by=actor, at=now())
    except DomainError as refusal:
        return _page(request, found, str(refusal))
    return HttpResponseRedirect(reverse("desk:ticket", args=[ticket.pk]))


@require_POST
@for_those_who_may(Permission.HELD_MAIL)
def attach(request: HttpRequest, mail: int) -> HttpResponse:
    """Put it into a request that is there."""
    actor = viewer(request).actor
    found = access_held(actor, mail)
    ticket = ticket_by_number(actor, request.POST.get("number", ""))
    try:
        if ticket is None:
            raise CannotDecide(_("There is no request with this number."), field="number")
        attach_held(found, ticket, as_note=request.POST.get("as") == "note", by=actor, at=now())
    except DomainError as refusal:
        return _page(request, found, str(refusal))
    return HttpResponseRedirect(reverse("desk:ticket", args=[ticket.pk]))


@require_POST
@for_those_who_may(Permission.HELD_MAIL)
def discard(request: HttpRequest, mail: int) -> HttpResponse:
    actor = viewer(request).actor
    discard_held(access_held(actor, mail), by=actor, at=now())
    say_next(request, _("Discarded. Its original is kept."))
    return HttpResponseRedirect(reverse("desk:held-mail"))


@require_POST
@for_those_who_may(Permission.HELD_MAIL)
def retry(request: HttpRequest, mail: int) -> HttpResponse:
    """File it once more, as if it came now."""
    actor = viewer(request).actor
    after = retry_held(access_held(actor, mail), by=actor, at=now())
    if after.ticket_id:
        return HttpResponseRedirect(reverse("desk:ticket", args=[after.ticket_id]))
    say_next(request, _("It is held again, for the same reason as before."), "warn")
    return HttpResponseRedirect(reverse("desk:held-mail"))


@require_GET
@for_agents
def original(request: HttpRequest, mail: int) -> HttpResponse:
    """The mail as it came, as a download."""
    found = access_original(viewer(request).actor, mail)
    return hand_out(found.raw, f"mail-{found.pk}.eml", is_download=True)  # type: ignore[return-value]


def _page(request: HttpRequest, mail: IncomingMail, refusal: str = "") -> HttpResponse:
    doubts = doubts_about([mail]).get(mail.pk, [])
    context = {"mail": mail, "shown": _shown(mail), "doubts": doubts, "refusal": refusal}
    response = desk_page(request, "desk/held_mail/show.jinja", context, current="held-mail")
    response.status_code = 422 if refusal else 200
    return response


def _shown(mail: IncomingMail) -> Shown:
    try:
        read = read_opened(mail)
    except FileNotFoundError:
        return Shown(_("Its original is missing from the storage."), [])
    return Shown(shorten(printable(read.text), LONGEST_SHOWN), [one.filename for one in read.attachments])
