"""Adding, changing and retiring assets."""

from collections.abc import Callable
from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from firstline.catalogue.actions.keep_asset import add_asset, change_asset
from firstline.catalogue.actions.retire_asset import retire_asset
from firstline.catalogue.models import Asset
from firstline.catalogue.policies import access_asset
from firstline.core.clock import now
from firstline.core.permissions import Permission
from firstline.desk.assets.forms import AssetForm, initial_of
from firstline.desk.settings.editing import is_fresh, kept, standing
from firstline.desk.shell import desk_page
from firstline.pages.guard import for_those_who_may
from firstline.pages.said import say_next
from firstline.pages.viewer import viewer


@require_http_methods(["GET", "POST"])
@for_those_who_may(Permission.ASSETS)
def new(request: HttpRequest) -> HttpResponse:
    actor = viewer(request).actor
    form = AssetForm(request.POST or None, by=actor)
    return _edit(request, form, lambda values: add_asset(by=actor, at=now(), **values), said=_("Added."))


@require_http_methods(["GET", "POST"])
@for_those_who_may(Permission.ASSETS)
def change(request: HttpRequest, asset: int) -> HttpResponse:
    actor = viewer(request).actor
    found = access_asset(actor, asset)
    form = AssetForm(request.POST or None, initial=initial_of(found), by=actor, asset=found)
    return _edit(
        request, form, lambda values: change_asset(found, by=actor, at=now(), **values), said=_("Saved."), asset=found
    )


@require_POST
@for_those_who_may(Permission.ASSETS)
def retire(request: HttpRequest, asset: int) -> HttpResponse:
    actor = viewer(request).actor
    retire_asset(access_asset(actor, asset), by=actor, at=now())
    say_next(request, _("Retired. It can't be chosen any more, and its requests stay."))
    return HttpResponseRedirect(reverse("desk:asset", args=[asset]))


def _edit(
    request: HttpRequest,
    form: AssetForm,
    keep: Callable[[dict[str, Any]], Asset],
    *,
    said: str,
    asset: Asset | None = None,
) -> HttpResponse:
    """Show the form; when it was sent and is right, keep it and go to the page of the asset."""
    stands, made = standing(form), list[Asset]()
    is_right = request.method == "POST" and form.is_valid() and is_fresh(request, form, stands)
    if is_right and kept(form, lambda values: made.append(keep(values))):
        say_next(request, said)
        return HttpResponseRedirect(reverse("desk:asset", args=[made[0].pk]))
    back = reverse("desk:asset", args=[asset.pk]) if asset else reverse("desk:assets")
    context = {"form": form, "thing": asset, "stands": stands, "back": back}
    response = desk_page(request, "desk/assets/edit.jinja", context, current="assets")
    response.status_code = 422 if form.errors else 200
    return response
