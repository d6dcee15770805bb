"""What a user does with a request: answers, or says that it works."""

from collections.abc import Callable
from functools import wraps

from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from firstline.core.clock import now
from firstline.core.errors import DomainError
from firstline.pages.asked import asked_uuid
from firstline.pages.uploading import Sent, sent_with
from firstline.portal.requests.door import Door
from firstline.portal.requests.following import is_over, now_about, ways_about
from firstline.portal.requests.forms import AnswerForm
from firstline.portal.requests.registering import follow_up_page
from firstline.tickets.actions.attaching import enclosures_of
from firstline.tickets.actions.join import join_and_reply
from firstline.tickets.actions.resolve import confirm_solved
from firstline.tickets.models import Message
from firstline.tickets.policies import access_ticket
from firstline.tickets.stages import Channel
from firstline.tickets.wording import from_text

View = Callable[[HttpRequest, Door], HttpResponseBase]


def sent_only(view: View) -> View:
    """Only for forms that are sent. Whoever opens or reloads the address comes to the request itself."""

    @wraps(view)
    def guarded(request: HttpRequest, door: Door) -> HttpResponseBase:
        return view(request, door) if request.method == "POST" else redirect(door.base)

    return guarded


@sent_only
def answer(request: HttpRequest, door: Door) -> HttpResponseBase:
    """Add what was written; a solved request is opened again by it, one that ended long ago leads to a new one."""
    at = now()
    form = AnswerForm(request.POST)
    sent = sent_with(request, door.actor, ticket=door.ticket if door.is_guest else None)
    if is_over(door.ticket, at=at):
        return _to_follow_up(request, door, sent)
    if not form.is_valid():
        return _again(request, door, sent, _said(form))
    if sent.refusals:
        return _again(request, door, sent)
    try:
        message = join_and_reply(
            door.ticket,
            from_text(form.cleaned_data["text"]),
            author=door.person,
            channel=Channel.LINK if door.is_guest else Channel.PORTAL,
            by=door.actor,
            at=at,
            enclosures=enclosures_of(sent.ids, by=door.actor),
            client_id=asked_uuid(request.POST.get("client_id")),
        )
    except DomainError as fault:
        return _again(request, door, sent, str(fault))
    return done(request, door, message)


@sent_only
def solved(request: HttpRequest, door: Door) -> HttpResponseBase:
    """The user says that it works now."""
    confirm_solved(door.ticket, by=door.actor, at=now())
    return done(request, door, None)


def done(request: HttpRequest, door: Door, message: Message | None, words: str = "") -> HttpResponseBase:
    """The request as it is now, with a word about what was done."""
    if not request.headers.get("HX-Request"):
        return redirect(f"{door.base}#message-{message.pk}" if message else door.base)
    fresh = Door(access_ticket(door.actor, door.ticket.pk), door.person, door.actor, door.base, door.token)
    about = now_about(request, fresh) | ways_about(fresh)
    about["done"] = words or (_("Your answer is sent.") if message else _("Thank you for telling us."))
    return render(request, "portal/requests/done.jinja", about)


def _again(request: HttpRequest, door: Door, sent: Sent, error: str = "") -> HttpResponse:
    about = ways_about(
        door,
        text=request.POST.get("text", ""),
        sent=sent,
        error=error,
        client_id=request.POST.get("client_id", ""),
    ) | {"starts_writing": True}
    if request.headers.get("HX-Request"):
        return render(request, "portal/requests/ways.jinja", about, status=422)
    return render(
        request,
        "portal/requests/show.jinja",
        now_about(request, door) | about | {"others": [], "thing": None},
        status=422,
    )


def _said(form: AnswerForm) -> str:
    return " ".join(str(error) for errors in form.errors.values() for error in errors)


def _to_follow_up(request: HttpRequest, door: Door, sent: Sent) -> HttpResponse:
    """Without scripts the form comes at once; with them the browser is led there with what was typed."""
    page = follow_up_page(request, door, text=request.POST.get("text", ""), sent=sent)
    if request.headers.get("HX-Request"):
        page.headers["HX-Retarget"] = "#main"
        page.headers["HX-Reselect"] = "#main"
        page.headers["HX-Reswap"] = "outerHTML"
        page.headers["HX-Push-Url"] = f"{door.base}follow-ups/"
    return page
