"""The kinds of work that time is logged for."""

from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_GET, require_http_methods

from firstline.billing.actions.keep_work_kind import add_work_kind, change_work_kind
from firstline.billing.models import WorkKind
from firstline.core.clock import now
from firstline.core.errors import NotFound
from firstline.core.permissions import Permission
from firstline.desk.settings.editing import edit, settings_page
from firstline.desk.settings.fields import NamedForm, names
from firstline.pages.guard import for_those_who_may
from firstline.pages.viewer import viewer


class WorkKindForm(NamedForm):
    is_billable = forms.BooleanField(label=gettext_lazy("Usually billable"), required=False, initial=True)
    is_active = forms.BooleanField(label=gettext_lazy("Can be chosen"), required=False, initial=True)


@require_GET
@for_those_who_may(Permission.CATALOGUE)
def index(request: HttpRequest) -> HttpResponse:
    return settings_page(request, "work_kinds", {"kinds": WorkKind.objects.all()}, here="work-kinds")


@require_http_methods(["GET", "POST"])
@for_those_who_may(Permission.CATALOGUE)
def new(request: HttpRequest) -> HttpResponse:
    form = WorkKindForm(request.POST or None)
    del form.fields["is_active"]

    def keep(values: dict[str, Any]) -> None:
        add_work_kind(by=viewer(request).actor, at=now(), **names(values))

    return edit(request, form, keep, here="work-kinds", title=_("New kind of work"), saved=_("Added."))


@require_http_methods(["GET", "POST"])
@for_those_who_may(Permission.CATALOGUE)
def change(request: HttpRequest, kind: int) -> HttpResponse:
    found = WorkKind.objects.filter(pk=kind).first()
    if found is None:
        raise NotFound(_("There is no such kind of work."))
    initial = {**NamedForm.initial_of(found), "is_billable": found.is_billable, "is_active": found.is_active}
    form = WorkKindForm(request.POST or None, initial=initial)

    def keep(values: dict[str, Any]) -> None:
        change_work_kind(found, by=viewer(request).actor, at=now(), **names(values))

    return edit(request, form, keep, here="work-kinds", title=found.label, saved=_("Saved."))
