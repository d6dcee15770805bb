"""`/demo/`: who a visitor may be. There is no such page on any other desk."""

from django.conf import settings
from django.contrib.auth import login
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from firstline.core.desk import current_desk
from firstline.core.errors import NotFound
from firstline.ops.demo.entrances import ENTRANCES, Entrance
from firstline.pages.viewer import viewer
from firstline.people.models import Person
from firstline.people.queries import person_by_email

BACKEND = settings.AUTHENTICATION_BACKENDS[0]


def is_demo() -> bool:
    """Whether visitors may come in without a password: the desk says it is a demo, and so does who started it."""
    return bool(settings.DEMO) and current_desk().is_demo


@require_GET
def choose(request: HttpRequest) -> HttpResponse:
    """The offer to enter as one of four."""
    _only_on_a_demo()
    ways = [(entrance, person) for entrance in ENTRANCES if (person := _person(entrance))]
    return render(request, "ops/visiting/choose.jinja", {"desk": current_desk(), "ways": ways})


@require_POST
def enter(request: HttpRequest) -> HttpResponse:
    """Sign the visitor in as the person they chose."""
    _only_on_a_demo()
    chosen = next((entrance for entrance in ENTRANCES if entrance.code == request.POST.get("as")), None)
    person = _person(chosen) if chosen else None
    if person is None:
        raise NotFound(_("There is nobody like that at the demo desk."))
    login(request, person, backend=BACKEND)
    return redirect("/desk/" if "desk.work" in person.role.may else "/")


def leads_to_the_offer(request: HttpRequest) -> bool:
    """Whether this visit to the first page is a newcomer's."""
    return is_demo() and not viewer(request).is_signed_in


def _only_on_a_demo() -> None:
    if not is_demo():
        raise NotFound(_("Check the address, or go back to where you came from."))


def _person(entrance: Entrance) -> Person | None:
    person = person_by_email(entrance.email)
    return person if person and person.is_active else None
