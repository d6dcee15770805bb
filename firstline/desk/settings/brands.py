"""Brands: names and looks that the mails of some mailboxes have instead of the desk's own."""

from typing import Any

from django import forms
from django.db.models import Count
from django.http import FileResponse, HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from firstline.channels.email.actions.keep_brand import CannotKeepBrand, keep_brand, remove_brand
from firstline.channels.email.policies import access_brand, visible_brands
from firstline.core.clock import now
from firstline.core.errors import NotFound
from firstline.core.permissions import Permission
from firstline.desk.settings.editing import edit, settings_page
from firstline.desk.settings.looks import LookForm, kept_logo
from firstline.pages.files import hand_out
from firstline.pages.guard import for_those_who_may
from firstline.pages.said import say_next
from firstline.pages.viewer import viewer


class BrandForm(LookForm):
    name = forms.CharField(label=gettext_lazy("Name"), help_text=gettext_lazy("As recipients know it."), max_length=80)
    field_order = ("name",)


@require_GET
@for_those_who_may(Permission.MAILBOXES)
def index(request: HttpRequest) -> HttpResponse:
    brands = visible_brands(viewer(request).actor).annotate(mailbox_count=Count("mailboxes"))
    return settings_page(request, "brands", {"brands": brands}, here="brands")


@require_http_methods(["GET", "POST"])
@for_those_who_may(Permission.MAILBOXES)
def new(request: HttpRequest) -> HttpResponse:
    form = BrandForm(request.POST or None, request.FILES or None)
    del form.fields["remove_logo"]

    def keep(values: dict[str, Any]) -> None:
        logo = kept_logo(values["logo"]) if values["logo"] else None
        keep_brand(None, name=values["name"], accent=values["accent"], logo=logo, by=viewer(request).actor, at=now())

    return edit(
        request, form, keep, here="brands", title=_("New brand"), saved=_("Added."), template="brand",
        context={"whose": None},
    )  # fmt: skip


@require_http_methods(["GET", "POST"])
@for_those_who_may(Permission.MAILBOXES)
def change(request: HttpRequest, brand: int) -> HttpResponse:
    actor = viewer(request).actor
    found = access_brand(actor, brand)
    initial = {"name": found.name, "accent": found.accent}
    form = BrandForm(request.POST or None, request.FILES or None, initial=initial)

    def keep(values: dict[str, Any]) -> None:
        logo = kept_logo(values["logo"]) if values["logo"] else None if values["remove_logo"] else found.logo
        keep_brand(found, name=values["name"], accent=values["accent"], logo=logo, by=actor, at=now())

    return edit(
        request, form, keep, here="brands", title=found.name, saved=_("Saved."), template="brand",
        context={"whose": found},
    )  # fmt: skip


@require_GET
@for_those_who_may(Permission.MAILBOXES)
def logo(request: HttpRequest, brand: int) -> FileResponse:
    found = access_brand(viewer(request).actor, brand)
    if found.logo is None:
        raise NotFound("")
    return hand_out(found.logo, "logo")


@require_POST
@for_those_who_may(Permission.MAILBOXES)
def remove(request: HttpRequest, brand: int) -> HttpResponse:
    actor = viewer(request).actor
    found = access_brand(actor, brand)
    try:
        remove_brand(found, by=actor, at=now())
    except CannotKeepBrand as refusal:
        say_next(request, str(refusal))
        return HttpResponseRedirect(reverse("desk:brand-edit", args=[brand]))
    say_next(request, _("%(name)s was removed.") % {"name": found.name})
    return HttpResponseRedirect(reverse("desk:settings-brands"))
