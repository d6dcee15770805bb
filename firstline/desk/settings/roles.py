"""Roles: what they see and what they may do."""

from typing import Any

from django import forms
from django.db.models import Count
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_GET, require_http_methods

from firstline.core.access import Reach
from firstline.core.clock import now
from firstline.core.errors import NotFound
from firstline.core.permissions import LABELS, Permission
from firstline.desk.settings.editing import edit, settings_page
from firstline.desk.settings.fields import NamedForm, names
from firstline.pages.guard import for_those_who_may
from firstline.pages.viewer import viewer
from firstline.people.actions.roles import add_role, change_role
from firstline.people.models import Role

REACHES = [
    (Reach.OWN.value, gettext_lazy("Requests they take part in")),
    (Reach.ORGANISATION.value, gettext_lazy("All requests of their organisation")),
    (Reach.TEAM.value, gettext_lazy("Requests of their teams, and those no team has")),
    (Reach.ALL.value, gettext_lazy("All requests")),
]


class RoleForm(NamedForm):
    reach = forms.ChoiceField(label=gettext_lazy("Sees"), choices=REACHES, widget=forms.RadioSelect, initial="own")
    may = forms.MultipleChoiceField(
        label=gettext_lazy("May"),
        choices=[(permission.value, label) for permission, label in LABELS.items()],
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )

    def clean_reach(self) -> Reach:
        return Reach(self.cleaned_data["reach"])


@require_GET
@for_those_who_may(Permission.ROLES)
def index(request: HttpRequest) -> HttpResponse:
    roles = Role.objects.annotate(size=Count("people"))
    return settings_page(request, "roles", {"roles": roles, "reaches": dict(REACHES)}, here="roles")


@require_http_methods(["GET", "POST"])
@for_those_who_may(Permission.ROLES)
def new(request: HttpRequest) -> HttpResponse:
    def keep(values: dict[str, Any]) -> None:
        add_role(by=viewer(request).actor, at=now(), **names(values))

    return edit(request, RoleForm(request.POST or None), keep, here="roles", title=_("New role"), saved=_("Added."))


@require_http_methods(["GET", "POST"])
@for_those_who_may(Permission.ROLES)
def change(request: HttpRequest, role: int) -> HttpResponse:
    found = Role.objects.filter(pk=role).first()
    if found is None:
        raise NotFound(_("There is no such role."))
    initial = {**NamedForm.initial_of(found), "reach": found.reach, "may": found.may}
    form = RoleForm(request.POST or None, initial=initial)

    def keep(values: dict[str, Any]) -> None:
        change_role(found, by=viewer(request).actor, at=now(), **names(values))

    return edit(request, form, keep, here="roles", title=found.label, saved=_("Saved."))
