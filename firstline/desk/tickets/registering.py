"""Registering a request for somebody, mostly while they are on the phone."""

from dataclasses import dataclass, field

from django.db import transaction
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from firstline.catalogue.models import Category, Product
from firstline.catalogue.queries import active_products, category_tree
from firstline.core.access import Actor
from firstline.core.clock import now
from firstline.core.errors import DomainError
from firstline.core.html import text_to_html
from firstline.core.permissions import Permission
from firstline.desk.shell import desk_page
from firstline.pages.asked import asked_id, asked_uuid, asked_uuids
from firstline.pages.guard import for_those_who_may
from firstline.pages.viewer import viewer
from firstline.people.actions.add_person import add_person
from firstline.people.models import Person
from firstline.people.policies import access_person
from firstline.teams.models import Team
from firstline.teams.queries import active_teams
from firstline.tickets.actions.assign import take
from firstline.tickets.actions.attaching import enclosures_of
from firstline.tickets.actions.register import Request, register
from firstline.tickets.models import Ticket, Upload
from firstline.tickets.stages import Channel, Level, Type
from firstline.tickets.wording import from_editor


@dataclass
class Registration:
    """What has been written into the form so far."""

    values: dict[str, str] = field(default_factory=dict)
    person: Person | None = None
    uploads: list[Upload] = field(default_factory=list)
    error: str = ""
    wrong: str = ""

    def __getitem__(self, name: str) -> str:
        return self.values.get(name, "")

    def wrong_about(self, name: str) -> str | None:
        return self.error if self.wrong == name else None


@require_http_methods(["GET", "POST"])
@for_those_who_may(Permission.REGISTER_FOR_OTHERS)
def new(request: HttpRequest) -> HttpResponse:
    """The form, and registering. The caller is chosen from those we know, or added by name."""
    actor = viewer(request).actor
    if request.method == "GET":
        chosen = request.GET.get("person", "")
        person = access_person(actor, int(chosen)) if chosen.isdecimal() else None
        return _form(request, Registration(values={"urgency": "2", "impact": "3"}, person=person))
    try:
        with transaction.atomic():
            ticket = _register(request, actor)
    except DomainError as refusal:
        return _form(request, _kept(request, actor, refusal), status=422)
    return _to(request, reverse("desk:ticket", args=[ticket.pk]) + "?queue=open")


def _register(request: HttpRequest, actor: Actor) -> Ticket:
    sent, at = request.POST, now()
    ticket = register(
        Request(
            requester=_caller(request, actor),
            subject=sent.get("subject", ""),
            words=from_editor(sent.get("text_html") or text_to_html(sent.get("text", ""))),
            channel=Channel(sent["channel"]) if sent.get("channel") in ("phone", "mail", "desk") else Channel.PHONE,
            type=Type(sent["type"]) if sent.get("type") in Type.values else Type.INCIDENT,
            impact=_level(sent.get("impact", ""), Level.LOW),
            urgency=_level(sent.get("urgency", ""), Level.MEDIUM),
            team=Team.objects.filter(pk=asked_id(sent.get("team", ""))).first(),
            category=Category.objects.filter(pk=asked_id(sent.get("category", ""))).first(),
            product=Product.objects.filter(pk=asked_id(sent.get("product", ""))).first(),
            enclosures=enclosures_of(sent.getlist("uploads"), by=actor),
            client_id=asked_uuid(sent.get("client_id", "")),
        ),
        by=actor,
        at=at,
    )
    return take(ticket, by=actor, at=at) if sent.get("take") else ticket


def _caller(request: HttpRequest, actor: Actor) -> Person:
    sent = request.POST
    if (chosen := sent.get("person", "")).isdecimal():
        return access_person(actor, int(chosen))
    return add_person(
        name=sent.get("person_name", ""),
        email=sent.get("person_email", ""),
        phone=sent.get("person_phone", ""),
        by=actor,
        at=now(),
    )


def _form(request: HttpRequest, registration: Registration, *, status: int = 200) -> HttpResponse:
    context = {
        "form": registration,
        "categories": [(branch.category.pk, branch.path) for branch in category_tree()],
        "products": [(product.pk, product.label) for product in active_products()],
        "teams": [(team.pk, team.label) for team in active_teams()],
        "types": Type.choices,
        "levels": Level.choices,
    }
    if request.headers.get("HX-Request") and request.method == "POST":
        return render(request, "desk/tickets/registration.jinja", context, status=status)
    response = desk_page(request, "desk/tickets/new.jinja", context, current="new")
    response.status_code = status
    return response


def _kept(request: HttpRequest, actor: Actor, refusal: DomainError) -> Registration:
    chosen = request.POST.get("person", "")
    ids = asked_uuids(request.POST.getlist("uploads"))
    field_names = {"name": "person_name", "email": "person_email"}
    return Registration(
        values={name: value for name, value in request.POST.items() if isinstance(value, str)},
        person=access_person(actor, int(chosen)) if chosen.isdecimal() else None,
        uploads=list(Upload.objects.filter(pk__in=ids, person_id=actor.id).select_related("file")),
        error=str(refusal),
        wrong=field_names.get(refusal.field or "", refusal.field or ""),
    )


def _to(request: HttpRequest, url: str) -> HttpResponse:
    if request.headers.get("HX-Request"):
        return HttpResponse(headers={"HX-Redirect": url})
    return HttpResponseRedirect(url)


def _level(text: str, otherwise: Level) -> Level:
    return Level(int(text)) if text.isdecimal() and int(text) in Level.values else otherwise
