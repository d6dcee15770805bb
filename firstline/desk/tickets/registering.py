"""Registering a request for somebody, mostly while they are on the phone."""

from dataclasses import dataclass, field
from typing import TypeVar

from django.db import transaction
from django.db.models import Model
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from firstline.catalogue.models import Category, Product
from firstline.catalogue.policies import visible_assets
from firstline.catalogue.queries import active_products, category_tree
from firstline.core.access import Actor
from firstline.core.clock import now
from firstline.core.errors import DomainError
from firstline.core.html import text_to_html
from firstline.core.permissions import Permission
from firstline.desk.assets.choosing import AssetChoice, asset_choice, chosen_asset
from firstline.desk.shell import desk_page
from firstline.desk.tickets.people import suggested
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

M = TypeVar("M", bound=Model)

NEW = "new"
"""Chosen instead of a person: somebody of whom we know nothing yet."""


class CannotTellWho(DomainError):
    code = "cannot_tell_who"


@dataclass
class Registration:
    """What has been written into the form so far."""

    values: dict[str, str] = field(default_factory=dict)
    person: Person | None = None
    uploads: list[Upload] = field(default_factory=list)
    asset_choice: AssetChoice = field(default_factory=AssetChoice)
    error: str = ""
    wrong: str = ""

    def __getitem__(self, name: str) -> str:
        return self.values.get(name, "")

    @property
    def suggested(self) -> dict[str, object]:
        """Whom the name may mean, when it was sent and nobody was chosen."""
        return suggested(self["person_name"])

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
        return _form(
            request,
            Registration(
                values={"urgency": "2", "impact": "3"},
                person=person,
                asset_choice=asset_choice(actor, person, chosen=asked_id(request.GET.get("asset"))),
            ),
        )
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
            team=_chosen(Team, sent.get("team", "")),
            category=_chosen(Category, sent.get("category", "")),
            product=_chosen(Product, sent.get("product", "")),
            asset=chosen_asset(request, actor),
            enclosures=enclosures_of(sent.getlist("uploads"), by=actor),
            client_id=asked_uuid(sent.get("client_id", "")),
        ),
        by=actor,
        at=at,
    )
    return take(ticket, by=actor, at=at) if sent.get("take") else ticket


def _chosen(model: type[M], text: str) -> M | None:
    number = asked_id(text)
    return model._default_manager.filter(pk=number).first() if number else None


def _caller(request: HttpRequest, actor: Actor) -> Person:
    sent = request.POST
    chosen, name = sent.get("person", ""), sent.get("person_name", "")
    if chosen.isdecimal():
        return access_person(actor, int(chosen))
    if chosen != NEW and suggested(name)["people"]:
        raise CannotTellWho(_("We know people called so: choose one, or say that it is somebody new."), field="name")
    return add_person(
        name=name,
        email=sent.get("person_email", ""),
        phone=sent.get("person_phone", ""),
        by=actor,
        at=now(),
    )


def _form(request: HttpRequest, registration: Registration, *, status: int = 200) -> HttpResponse:
    context = {
        "form": registration,
        "categories": category_tree(),
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
    person = access_person(actor, int(chosen)) if chosen.isdecimal() else None
    asset, words = asked_id(request.POST.get("asset")), request.POST.get("asset_words", "")
    field_names = {"name": "person_name", "email": "person_email"}
    return Registration(
        values={name: value for name, value in request.POST.items() if isinstance(value, str)},
        person=person,
        asset_choice=asset_choice(actor, person, words, asset if visible_assets(actor).filter(pk=asset) else 0),
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
