"""Asking for a list as a file, watching it being written, and fetching it."""

from django.http import HttpRequest, HttpResponse, HttpResponseBase, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from firstline.core.clock import now
from firstline.core.errors import DomainError, NotFound
from firstline.core.permissions import Permission
from firstline.desk.saved_views.forms import ExportForm
from firstline.desk.shell import desk_page
from firstline.pages.asked import asked_id
from firstline.pages.files import hand_out
from firstline.pages.guard import for_those_who_may
from firstline.pages.refusals import into_form
from firstline.pages.viewer import viewer
from firstline.views.actions.ask_export import ask_export, note_fetched
from firstline.views.policies import access_export, visible_views
from firstline.views.queries import exports_of


@require_GET
@for_those_who_may(Permission.EXPORT)
def index(request: HttpRequest) -> HttpResponse:
    """What one has exported lately."""
    return desk_page(
        request, "desk/saved_views/exports.jinja", {"exports": exports_of(viewer(request).actor)}, current="exports"
    )


@require_http_methods(["GET", "POST"])
@for_those_who_may(Permission.EXPORT)
def new(request: HttpRequest) -> HttpResponse:
    """Choose format and columns for a filter that comes in the address."""
    actor = viewer(request).actor
    initial = {name: request.GET.get(name, "") for name in ("name", "filter", "order")}
    view = visible_views(actor).filter(pk=asked_id(request.GET.get("view"))).first()
    if view is not None and view.columns:
        initial["columns"] = view.columns
    form = ExportForm(request.POST or None, initial=initial)
    if request.method == "POST" and form.is_valid():
        try:
            export = ask_export(by=actor, at=now(), **form.cleaned_data)
        except DomainError as refusal:
            into_form(form, refusal)
        else:
            return HttpResponseRedirect(reverse("desk:export", args=[export.pk]))
    response = desk_page(request, "desk/saved_views/export_form.jinja", {"form": form}, current="exports")
    response.status_code = 422 if form.errors else 200
    return response


@require_GET
@for_those_who_may(Permission.EXPORT)
def show(request: HttpRequest, export: int) -> HttpResponse:
    found = access_export(viewer(request).actor, export)
    return desk_page(request, "desk/saved_views/export.jinja", {"export": found}, current="exports")


@require_GET
@for_those_who_may(Permission.EXPORT)
def progress(request: HttpRequest, export: int) -> HttpResponse:
    """How far it is, for a page that is open."""
    found = access_export(viewer(request).actor, export)
    return render(request, "desk/saved_views/progress.jinja", {"export": found})


@require_GET
@for_those_who_may(Permission.EXPORT)
def file(request: HttpRequest, export: int) -> HttpResponseBase:
    """The file, for the one who asked for it and still may."""
    actor = viewer(request).actor
    found = access_export(actor, export)
    if found.file is None:
        raise NotFound(_("There is no such export."))
    response = hand_out(found.file, found.file_name, is_download=True, keeps=False)
    note_fetched(found, by=actor, at=now())
    return response
