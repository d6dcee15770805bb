"""The page after sending: the number, what happens next, and the way to follow it."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from firstline.core.errors import NotFound
from firstline.core.tokens import verify
from firstline.portal.requests.door import Door
from firstline.portal.requests.registering import REGISTERED
from firstline.tickets.models import Ticket


@require_safe
def registered(request: HttpRequest, door: Door) -> HttpResponse:
    return render(
        request, "portal/requests/registered.jinja", {"number": door.ticket.number, "follow": door.base, "door": door}
    )


@require_safe
def registered_by_stranger(request: HttpRequest, number: int, signature: str) -> HttpResponse:
    """Only the number: who sent the form has not proved who they are."""
    if not verify(signature, REGISTERED, number):
        raise NotFound(_("There is no such request."))
    shown = Ticket(pk=number).number
    return render(request, "portal/requests/registered.jinja", {"number": shown, "follow": "", "door": None})
