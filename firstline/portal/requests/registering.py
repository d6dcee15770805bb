"""The form for a new request: for strangers, for those signed in, and as what follows an ended request."""

from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.utils.translation import get_language
from django.views.decorators.http import require_http_methods

from firstline.catalogue.models import Category
from firstline.core.access import Actor
from firstline.core.clock import now
from firstline.core.errors import DomainError
from firstline.core.quotas import TooOften
from firstline.core.tokens import sign
from firstline.pages.asked import asked_id, asked_uuid
from firstline.pages.refusals import into_form
from firstline.pages.source import source_of
from firstline.pages.uploading import Sent, all_shown, largest_file, sent_with
from firstline.pages.viewer import viewer
from firstline.people.models import Person
from firstline.portal.audience import user_of
from firstline.portal.requests.door import Door
from firstline.portal.requests.ended import session_ended
from firstline.portal.requests.forms import RegisterForm, fresh_client_id
from firstline.portal.requests.typed import take_typed
from firstline.portal.topics import topic
from firstline.tickets.actions.attaching import enclosures_of, uploads_of
from firstline.tickets.actions.register import Request, register
from firstline.tickets.actions.register_stranger import register_from_stranger
from firstline.tickets.guest_links import guest_token
from firstline.tickets.models import Participant, Ticket, Upload
from firstline.tickets.stages import Channel, Level
from firstline.tickets.wording import from_text

NEW = "/requests/new/"
REGISTERED = "registered"
SHORT = 100
"""A longer first sentence goes into the description too: a subject is read at a glance."""


@dataclass(frozen=True)
class Counter:
    """Where somebody registers: who they are (no person: a stranger), and what their request follows."""

    actor: Actor
    person: Person | None
    action: str
    uploads_url: str
    door: Door | None = None
    topic: Category | None = None

    @property
    def known(self) -> dict[str, Any]:
        """What the form needs to know of whoever registers."""
        return {"is_known": self.person is not None, "actor": self.actor, "person": self.person}

    def upload_url(self, one: Upload) -> str:
        return f"{self.uploads_url}{one.pk}/"


@require_http_methods(["GET", "HEAD", "POST"])
def new_request(request: HttpRequest) -> HttpResponseBase:
    """`?problem=…` is what was typed on the first page, `?topic=…` what was chosen there. What was typed when a session
    ended is there again."""
    asked = asked_id(request.POST.get("topic") or request.GET.get("topic"))
    counter = Counter(user_of(request), viewer(request).person, NEW, "/uploads/", topic=topic(asked))
    if request.method == "POST":
        was_signed_in = "signed_in" in request.POST
        if was_signed_in and counter.person is None:
            return session_ended(request, NEW)
        return _register(request, counter)
    typed = take_typed(request, NEW)
    if "topic" in typed.fields:
        counter = replace(counter, topic=topic(asked_id(typed.fields.pop("topic"))))
    wanted = {"asset": request.GET.get("asset", "")} | typed.fields
    form = _blank(counter, request.GET.get("problem", ""), text=typed.text, **wanted)
    return _page(request, counter, form, Sent(uploads=uploads_of(counter.actor, typed.uploads)))


@require_http_methods(["GET", "HEAD", "POST"])
def follow_up(request: HttpRequest, door: Door) -> HttpResponseBase:
    """A new request from one that ended too long ago to be reopened."""
    if request.method == "POST":
        return _register(request, _counter_at(door))
    return follow_up_page(request, door, text="", sent=Sent())


def follow_up_page(request: HttpRequest, door: Door, *, text: str, sent: Sent) -> HttpResponse:
    """The form with what was written to the ended request carried along."""
    counter = _counter_at(door)
    initial = {"subject": door.ticket.subject, "text": text, "asset": door.ticket.asset_id}
    form = RegisterForm(initial=initial, **counter.known)
    return _page(request, counter, form, sent)


def _counter_at(door: Door) -> Counter:
    return Counter(door.actor, door.person, f"{door.base}follow-ups/", door.uploads_url, door)


def _blank(counter: Counter, problem: str, **typed: str) -> RegisterForm:
    problem = problem.strip()
    initial = {"subject": problem[:250], "text": problem if len(problem) > SHORT else ""}
    known = {name: value for name, value in typed.items() if value}
    return RegisterForm(initial=initial | known, **counter.known)


def _register(request: HttpRequest, counter: Counter) -> HttpResponseBase:
    at = now()
    form = RegisterForm(request.POST, **counter.known)
    by_link = counter.door.ticket if counter.door and counter.door.is_guest else None
    sent = sent_with(request, counter.actor, ticket=by_link)
    if not form.is_valid() or sent.refusals:
        return _page(request, counter, form, sent, status=422)
    try:
        ticket = _registered(request, counter, form.cleaned_data, sent, at)
    except TooOften as fault:
        form.add_error(None, str(fault))
        return _page(request, counter, form, sent, status=429)
    except DomainError as fault:
        into_form(form, fault)
        return _page(request, counter, form, sent, status=422)
    return _led_to(request, _after(ticket, counter, at))


def _registered(request: HttpRequest, counter: Counter, data: dict[str, Any], sent: Sent, at: datetime) -> Ticket:
    about: dict[str, Any] = {
        "subject": data["subject"],
        "words": from_text(data["text"]),
        "category": counter.topic,
        "product": data.get("product"),
        "asset": data.get("asset"),
        "urgency": data["urgency"] or Level.MEDIUM,
        "impact": data["impact"] or Level.LOW,
        "enclosures": enclosures_of(sent.ids, by=counter.actor),
        "follows": counter.door.ticket if counter.door else None,
        "client_id": asked_uuid(request.POST.get("client_id")),
        "language": get_language() or "",
    }
    if counter.person is None:
        about.pop("asset")
        return register_from_stranger(
            name=data["name"], address=data["email"], source=source_of(request), at=at, **about
        )
    channel = Channel.LINK if counter.door and counter.door.is_guest else Channel.PORTAL
    return register(Request(requester=counter.person, channel=channel, **about), by=counter.actor, at=at)


def _led_to(request: HttpRequest, page: str) -> HttpResponse:
    """A form sent by scripts is answered with the address to go to: they would follow a redirect themselves."""
    return HttpResponse(headers={"HX-Redirect": page}) if request.headers.get("HX-Request") else redirect(page)


def _after(ticket: Ticket, counter: Counter, at: datetime) -> str:
    if counter.person is None:
        return f"/requests/registered/{ticket.pk}-{sign(REGISTERED, ticket.pk)}/"
    if counter.door is not None and counter.door.is_guest:
        participant = Participant.objects.get(ticket=ticket, person=counter.person)
        return f"/r/{guest_token(participant, at=at)}/registered/"
    return f"/requests/{ticket.pk}/registered/"


def _page(
    request: HttpRequest, counter: Counter, form: RegisterForm, sent: Sent | None = None, *, status: int = 200
) -> HttpResponse:
    sent = sent or Sent()
    about = {
        "form": form,
        "client_id": request.POST.get("client_id") or fresh_client_id(),
        "counter": counter,
        "uploaded": all_shown(sent.uploads, counter.upload_url),
        "refusals": sent.refusals,
        "largest_file": largest_file(),
    }
    is_part = request.method == "POST" and request.headers.get("HX-Request") and status != 200
    template = "register_form.jinja" if is_part else "register.jinja"
    return render(request, f"portal/requests/{template}", about, status=status)
