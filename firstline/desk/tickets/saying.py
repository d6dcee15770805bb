"""Answering, noting, taking back, and keeping drafts."""

from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from firstline.approvals.actions.resolve import refuse_while_asked
from firstline.channels.email.actions.allow_address import allow_address
from firstline.channels.email.actions.resend import resend
from firstline.channels.email.models import OutgoingMail
from firstline.core.clock import now
from firstline.core.errors import DomainError, NotFound
from firstline.core.html import text_to_html
from firstline.desk.tickets.handling import done
from firstline.desk.tickets.later import asked_then, asked_time
from firstline.desk.tickets.page import panel_of
from firstline.desk.tickets.panels import Composer, TicketPanel
from firstline.pages.asked import asked_id, asked_number, asked_uuid, asked_uuids
from firstline.pages.guard import for_agents
from firstline.pages.viewer import viewer
from firstline.people.models import Person
from firstline.tickets.actions.answer import SomebodyWasFaster, answer
from firstline.tickets.actions.answer_later import answer_later
from firstline.tickets.actions.attaching import enclosures_of
from firstline.tickets.actions.drafts import put_into_draft, save_draft
from firstline.tickets.actions.leave import resolution_of
from firstline.tickets.actions.note import write_note
from firstline.tickets.actions.resolve import resolve
from firstline.tickets.actions.withdraw_answer import withdraw_answer
from firstline.tickets.models import Message, Upload
from firstline.tickets.models.scheduled_answer import Then
from firstline.tickets.policies import access_ticket
from firstline.tickets.wording import Words, from_editor


@require_POST
@for_agents
def answers(request: HttpRequest, number: int) -> HttpResponse:
    """Send an answer, or keep it until `later`; `then` is "", "wait" or "solve"."""
    panel = panel_of(request, number)
    try:
        if request.POST.get("later"):
            _answer_later(request, panel)
        else:
            _answer(request, panel)
    except SomebodyWasFaster as faster:
        fresh = {"panel": panel_of(request, number), "sentence": str(faster)}
        return render(request, "desk/tickets/faster.jinja", fresh, status=409)
    except DomainError as refusal:
        return _not_said(request, panel, "answer", str(refusal))
    return _said(request, number, "answer")


def _answer(request: HttpRequest, panel: TicketPanel) -> None:
    words, then = _words(request), request.POST.get("then", "")
    if then == Then.SOLVE:
        refuse_while_asked(panel.ticket)
    answer(
        panel.ticket,
        words,
        to=_chosen(request),
        wait=then == Then.WAIT,
        seen_up_to=asked_number(request.POST.get("seen_up_to")),
        enclosures=enclosures_of(request.POST.getlist("uploads"), by=panel.actor),
        client_id=asked_uuid(request.POST.get("client_id")),
        by=panel.actor,
        at=panel.at,
    )
    if then == Then.SOLVE and not panel.ticket.is_done:
        resolve(panel.ticket, resolution=resolution_of(words.text), tell_user=False, by=panel.actor, at=panel.at)


def _answer_later(request: HttpRequest, panel: TicketPanel) -> None:
    if asked_then(request) == Then.SOLVE:
        refuse_while_asked(panel.ticket)
    answer_later(
        panel.ticket,
        _words(request),
        leaves_at=asked_time(request, "later"),
        to=_chosen(request),
        then=asked_then(request),
        seen_up_to=asked_number(request.POST.get("seen_up_to")),
        uploads=[str(one) for one in asked_uuids(request.POST.getlist("uploads"))],
        client_id=asked_uuid(request.POST.get("client_id")),
        by=panel.actor,
        at=panel.at,
    )


def _chosen(request: HttpRequest) -> QuerySet[Person]:
    return Person.objects.filter(pk__in=map(asked_id, request.POST.getlist("to")))


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
def address(request: HttpRequest, number: int) -> HttpResponse:
    """Write again to an address of somebody who takes part, although mail came back from there."""
    panel = panel_of(request, number)
    asked = request.POST.get("address", "")
    if asked not in panel.unreachable:
        raise NotFound(_("Nothing stands against this address."))
    allow_address(asked, by=panel.actor, at=panel.at)
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
    put_into_draft(
        panel.ticket,
        html=message.html,
        text=message.text,
        uploads=[one.content_id for one in message.attachments.all() if one.content_id],
        person_id=panel.actor.id,
        at=panel.at,
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
        seen_up_to=asked_number(request.POST.get("seen_up_to")),
    )
    return render(request, "desk/tickets/not_said.jinja", {"composer": composer}, status=422)
