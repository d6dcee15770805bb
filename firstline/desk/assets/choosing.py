"""Choosing the asset a request is about: the requester's first, any by its number, serial number or name."""

from dataclasses import dataclass, field

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from firstline.catalogue.models import Asset
from firstline.catalogue.policies import access_asset
from firstline.catalogue.queries import asset_called, assets_of, find_assets, in_service
from firstline.core.access import Actor
from firstline.core.errors import DomainError
from firstline.pages.asked import asked_id
from firstline.pages.guard import for_agents
from firstline.pages.viewer import viewer
from firstline.people.models import Person
from firstline.people.policies import visible_people

MOST = 8
LEAST_LETTERS = 2


class CannotTellWhich(DomainError):
    code = "cannot_tell_which"


@dataclass(frozen=True)
class AssetChoice:
    """What can be chosen, and what is."""

    words: str = ""
    assets: list[Asset] = field(default_factory=list)
    chosen: int = 0


@require_GET
@for_agents
def suggestions(request: HttpRequest) -> HttpResponse:
    """`?asset_words=` what was typed; nothing typed: what the `?person=` has."""
    actor = viewer(request).actor
    person = visible_people(actor).filter(pk=asked_id(request.GET.get("person"))).first()
    choice = asset_choice(actor, person, request.GET.get("asset_words", ""), asked_id(request.GET.get("asset")))
    return render(request, "desk/assets/suggestions.jinja", {"choice": choice})


def asset_choice(actor: Actor, person: Person | None, words: str = "", chosen: int = 0) -> AssetChoice:
    """The assets that can be chosen; the chosen one stays among them."""
    words = words.strip()
    if len(words) >= LEAST_LETTERS:
        found = in_service(find_assets(actor, words)).order_by("name", "id")
        called = asset_called(actor, words)
        chosen = called.pk if called and not chosen else chosen
    else:
        found = assets_of(actor, person) if person else Asset.objects.none()
    assets = list(found.select_related("owner")[:MOST])
    if chosen and all(one.pk != chosen for one in assets):
        assets = [access_asset(actor, chosen), *assets]
    return AssetChoice(words if len(words) >= LEAST_LETTERS else "", assets, chosen)


def chosen_asset(request: HttpRequest, actor: Actor) -> Asset | None:
    """The asset that was sent; what was only typed must be exactly its number. Raises CannotTellWhich, NotFound."""
    chosen, words = request.POST.get("asset", ""), request.POST.get("asset_words", "").strip()
    if asked_id(chosen):
        return access_asset(actor, asked_id(chosen))
    if not words or chosen == "none":
        return None
    found = asset_called(actor, words)
    if found is None:
        raise CannotTellWhich(
            _("No asset has exactly this number. Choose one, or leave it empty."), field="asset_words"
        )
    return found
