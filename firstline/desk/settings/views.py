"""The way into the settings."""

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.views.decorators.http import require_GET

from firstline.desk.menu import MENU, menu_for
from firstline.pages.guard import for_those_who_may
from firstline.pages.viewer import viewer


@require_GET
@for_those_who_may(*(entry.permission for group in MENU for entry in group.entries))
def home(request: HttpRequest) -> HttpResponse:
    """To the first page this person may open."""
    first = menu_for(viewer(request).actor)[0].entries[0]
    return HttpResponseRedirect(reverse(f"desk:settings-{first.name}"))
