"""Marking a ticket as spam, taking that back, and blocking whoever sent it."""

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_POST

from firstline.channels.email.actions.refuse_spam import block_sender_of, refuse_as_spam, take_back_spam
from firstline.desk.tickets.handling import done
from firstline.desk.tickets.page import panel_of
from firstline.pages.guard import for_agents


@require_POST
@for_agents
def marking(request: HttpRequest, number: int) -> HttpResponse:
    panel = panel_of(request, number)
    refuse_as_spam(panel.ticket, by=panel.actor, at=panel.at)
    return done(request, number)


@require_POST
@for_agents
def unmarking(request: HttpRequest, number: int) -> HttpResponse:
    panel = panel_of(request, number)
    take_back_spam(panel.ticket, by=panel.actor, at=panel.at)
    return done(request, number)


@require_POST
@for_agents
def blocking(request: HttpRequest, number: int) -> HttpResponse:
    """Hold all further mail of whoever sent it."""
    panel = panel_of(request, number)
    block_sender_of(panel.ticket, by=panel.actor, at=panel.at)
    return done(request, number)
