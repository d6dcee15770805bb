"""Answering, noting, taking back, and keeping drafts."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from firstline.channels.email.actions.resend import resend
from firstline.channels.email.models import OutgoingMail
from firstline.core.clock import now
from firstline.core.errors import DomainError, NotFound
from firstline.core.html import text_to_html
from firstline.core.text import shorten
from firstline.desk.tickets.handling import done
from firstline.desk.tickets.page import panel_of
from firstline.desk.tickets.panels import Composer, TicketPanel
from firstline.pages.asked import asked_id, asked_number, asked_uuid, asked_uuids
from firstline.pages.guard import for_agents
from firstline.pages.viewer import viewer
from firstline.people.models import Person
from firstline.tickets.actions.answer import SomebodyWasFaster, answer, withdraw_answer
from firstline.tickets.actions.attaching import enclosures_of
from firstline.tickets.actions.drafts import save_draft
from firstline.tickets.actions.note import write_note
from firstline.tickets.actions.resolve import resolve
from firstline.tickets.models import Message, Upload
from firstline.tickets.policies import access_ticket
from firstline.tickets.wording import Words, from_editor

LONGEST_RESOLUTION = 500


@require_POST
@for_agents
def answers(request: HttpRequest, number: int) -> HttpResponse:
    """Send an answer; `then` is "", "wait" or "solve"."""
    panel = panel_of(request, number)
    words, then = _words(request), request.POST.get("then", "")
    try:
        answer(
            panel.ticket,
            words,
            to=Person.objects.filter(pk__in=map(asked_id, request.POST.getlist("to"))),
            wait=then == "wait",
            seen_up_to=asked_number(request.POST.get("seen_up_to")),
            enclosures=enclosures_of(request.POST.getlist("uploads"), by=panel.actor),
            client_id=asked_uuid(request.POST.get("client_id")),
            by=panel.actor,
            at=panel.at,
        )
        if then == "solve" and not panel.ticket.is_done:
            resolution = shorten(words.text, LONGEST_RESOLUTION) or _("Solved as written above.")
            resolve(panel.ticket, resolution=resolution, tell_user=False, by=panel.actor, at=panel.at)
    except SomebodyWasFaster as faster:
        fresh = {"panel": panel_of(request, number), "sentence": str(faster)}
        return render(request, "desk/tickets/faster.jinja", fresh, status=409)
    except DomainError as refusal:
        return _not_said(request, panel, "answer", str(refusal))
    return _said(request, number, "answer")


@require_POST
@for_agents
def notes(request: HttpRequest, number: int) -> HttpResponse:
    panel = panel_of(request, number)
    try:
        write_note(
            panel.ticket,
            _words(request),
            enclosures=enclosures_of(request.POST.getlist("uploads"), by=panel.actor),
            client_id=asked_uuid(request.POST.get("client_id")),
            by=panel.actor,
            at=panel.at,
        )
    except DomainError as refusal:
        return _not_said(request, panel, "note", str(refusal))
    return _said(request, number, "note")


@require_POST
@for_agents
def withdrawal(request: HttpRequest, number: int, message: int) -> HttpResponse:
    """Take an answer back; its words and files come back into the box."""
    panel = panel_of(request, number)
    found = Message.objects.filter(ticket=panel.ticket, pk=message).first()
    if found is None:
        raise NotFound(_("There is no such answer."))
    withdraw_answer(found, by=panel.actor, at=panel.at)
    _back_into_the_box(panel, found)
    return _said(request, number, "answer")


@require_POST
@for_agents
def resending(request: HttpRequest, number: int, mail: int) -> HttpResponse:
    """Send a mail again that did not get through."""
    panel = panel_of(request, number)
    found = OutgoingMail.objects.filter(ticket=panel.ticket, pk=mail).first()
    if found is None:
        raise NotFound(_("There is no such mail."))
    resend(found, by=panel.actor, at=panel.at)
    return done(request, number)


@require_POST
@for_agents
def drafts(request: HttpRequest, number: int, kind: str) -> HttpResponse:
    actor = viewer(request).actor
    if kind not in ("answer", "note"):
        raise NotFound(_("There is no such draft."))
    html = request.POST.get("text_html") or text_to_html(request.POST.get("text", ""))
    html = from_editor(html).html if request.POST.get("text", "").strip() or "<img" in html else ""
    save_draft(access_ticket(actor, number), kind, html, by=actor, at=now(), uploads=request.POST.getlist("uploads"))
    return HttpResponse(status=204)


def _words(request: HttpRequest) -> Words:
    html = request.POST.get("text_html", "")
    return from_editor(html or text_to_html(request.POST.get("text", "")))


def _back_into_the_box(panel: TicketPanel, message: Message) -> None:
    """Put the words and files before what has been begun since."""
    begun = panel.drafts.get("answer")
    html = message.html or text_to_html(message.text)
    files = [one.content_id for one in message.attachments.all() if one.content_id]
    save_draft(
        panel.ticket,
        "answer",
        html + (begun.html if begun else ""),
        by=panel.actor,
        at=panel.at,
        uploads=[*files, *(begun.uploads if begun else ())],
    )


def _said(request: HttpRequest, number: int, kind: str) -> HttpResponse:
    """The box with what is to be written now (nothing, or what was taken back), and what has changed above it."""
    return render(request, "desk/tickets/said.jinja", {"composer": panel_of(request, number).composer(kind)})


def _not_said(request: HttpRequest, panel: TicketPanel, kind: str, sentence: str) -> HttpResponse:
    """The box as it was, with the reason."""
    ids = asked_uuids(request.POST.getlist("uploads"))
    composer = Composer(
        panel,
        kind,
        text=request.POST.get("text", ""),
        html=request.POST.get("text_html", ""),
        error=sentence,
        uploads=list(Upload.objects.filter(pk__in=ids, person_id=panel.actor.id).select_related("file")),
    )
    return render(request, "desk/tickets/not_said.jinja", {"composer": composer}, status=422)
