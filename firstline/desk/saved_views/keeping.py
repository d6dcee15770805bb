"""Saving views, changing, ordering and removing them."""

from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from firstline.core.clock import now
from firstline.core.errors import DomainError
from firstline.desk.saved_views.forms import ViewForm
from firstline.desk.shell import desk_page
from firstline.pages.guard import for_agents
from firstline.pages.refusals import into_form
from firstline.pages.said import say_next
from firstline.pages.viewer import viewer
from firstline.views.actions.arrange_views import move_view
from firstline.views.actions.keep_view import add_view, change_view
from firstline.views.actions.remove_view import remove_view
from firstline.views.exporting.columns import USUAL
from firstline.views.models import SavedView
from firstline.views.policies import access_view, can_change, require_change, visible_views
from firstline.views.queries import views_beside


@require_GET
@for_agents
def index(request: HttpRequest) -> HttpResponse:
    """The views beside one's queues, in their order."""
    actor = viewer(request).actor
    views = {view.pk: view for view in visible_views(actor).select_related("owner").prefetch_related("teams")}
    in_order = [views[one.id] for one in views_beside(actor) if one.id in views]
    context = {"views": [(view, can_change(actor, view)) for view in in_order]}
    return desk_page(request, "desk/saved_views/index.jinja", context, current="views")


@require_http_methods(["GET", "POST"])
@for_agents
def new(request: HttpRequest) -> HttpResponse:
    """Save a filter that comes in the address under a name."""
    actor = viewer(request).actor
    initial = {name: request.GET.get(name, "") for name in ("name", "filter", "order")}
    form = ViewForm(request.POST or None, initial=initial, actor=actor)
    if request.method == "POST" and form.is_valid():
        try:
            view = add_view(by=actor, at=now(), **form.cleaned_data)
        except DomainError as refusal:
            into_form(form, refusal)
        else:
            say_next(request, _("Saved. It stands beside your queues."))
            return HttpResponseRedirect(reverse("desk:view", args=[view.pk]))
    return _form_page(request, form, None)


@require_http_methods(["GET", "POST"])
@for_agents
def change(request: HttpRequest, view: int) -> HttpResponse:
    """Change a view; a filter that was typed over it comes in the address."""
    actor = viewer(request).actor
    found = access_view(actor, view)
    require_change(actor, found)
    form = ViewForm(request.POST or None, initial=_initial(found, request), actor=actor)
    if request.method == "POST" and form.is_valid():
        as_it_is = {"sharing": found.sharing, "teams": list(found.teams.all()), "columns": found.columns}
        try:
            change_view(found, by=actor, at=now(), **(as_it_is | form.cleaned_data))
        except DomainError as refusal:
            into_form(form, refusal)
        else:
            say_next(request, _("Saved."))
            return HttpResponseRedirect(reverse("desk:view", args=[found.pk]))
    return _form_page(request, form, found)


@require_POST
@for_agents
def move(request: HttpRequest, view: int) -> HttpResponse:
    """One place up or down among one's own."""
    actor = viewer(request).actor
    move_view(access_view(actor, view), by=actor, up=request.POST.get("way") == "up")
    return HttpResponseRedirect(reverse("desk:views"))


@require_POST
@for_agents
def remove(request: HttpRequest, view: int) -> HttpResponse:
    actor = viewer(request).actor
    found = access_view(actor, view)
    remove_view(found, by=actor, at=now())
    say_next(request, _("The view “%(name)s” was removed.") % {"name": found.name})
    return HttpResponseRedirect(reverse("desk:views"))


def _initial(view: SavedView, request: HttpRequest) -> dict[str, Any]:
    return {
        "name": view.name,
        "filter": request.GET.get("filter", view.filter),
        "order": request.GET.get("order", view.order),
        "sharing": view.sharing,
        "teams": view.teams.all(),
        "columns": view.columns or USUAL,
    }


def _form_page(request: HttpRequest, form: ViewForm, view: SavedView | None) -> HttpResponse:
    back = reverse("desk:view", args=[view.pk]) if view else reverse("desk:views")
    context = {"form": form, "view": view, "back": back}
    response = desk_page(
        request, "desk/saved_views/form.jinja", context, current=f"view-{view.pk}" if view else "views"
    )
    response.status_code = 422 if form.errors else 200
    return response
