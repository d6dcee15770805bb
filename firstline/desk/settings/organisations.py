"""Organisations: listing, adding and changing them."""

from typing import Any

from django import forms
from django.db.models import Count
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_GET, require_http_methods

from firstline.core.clock import now
from firstline.core.permissions import Permission
from firstline.desk.settings.editing import edit, settings_page
from firstline.pages.guard import for_those_who_may
from firstline.pages.viewer import viewer
from firstline.people.actions.organisations import add_organisation, change_organisation
from firstline.people.models import Organisation
from firstline.people.policies import access_organisation


class OrganisationForm(forms.Form):
    name = forms.CharField(label=gettext_lazy("Name"), max_length=160)
    domains = forms.CharField(
        label=gettext_lazy("Mail domains"),
        help_text=gettext_lazy("Whoever writes from one of them is put here. With spaces between them: bergsbygg.se"),
        required=False,
    )
    notes = forms.CharField(
        label=gettext_lazy("Notes for those who work at the desk"),
        widget=forms.Textarea(attrs={"rows": 3}),
        required=False,
    )
    is_active = forms.BooleanField(label=gettext_lazy("In use"), required=False, initial=True)

    def clean_domains(self) -> list[str]:
        return str(self.cleaned_data["domains"]).replace(",", " ").split()


@require_GET
@for_those_who_may(Permission.PEOPLE)
def index(request: HttpRequest) -> HttpResponse:
    organisations = Organisation.objects.annotate(size=Count("people"))
    return settings_page(request, "organisations", {"organisations": organisations}, here="organisations")


@require_http_methods(["GET", "POST"])
@for_those_who_may(Permission.PEOPLE)
def new(request: HttpRequest) -> HttpResponse:
    form = OrganisationForm(request.POST or None)
    del form.fields["is_active"]

    def keep(values: dict[str, Any]) -> None:
        add_organisation(by=viewer(request).actor, at=now(), **values)

    return edit(request, form, keep, here="organisations", title=_("New organisation"), saved=_("Added."))


@require_http_methods(["GET", "POST"])
@for_those_who_may(Permission.PEOPLE)
def change(request: HttpRequest, organisation: int) -> HttpResponse:
    actor = viewer(request).actor
    found = access_organisation(actor, organisation)
    initial = {
        "name": found.name,
        "domains": " ".join(found.domains),
        "notes": found.notes,
        "is_active": found.is_active,
    }
    form = OrganisationForm(request.POST or None, initial=initial)

    def keep(values: dict[str, Any]) -> None:
        change_organisation(found, by=actor, at=now(), **values)

    return edit(request, form, keep, here="organisations", title=found.name, saved=_("Saved."))
