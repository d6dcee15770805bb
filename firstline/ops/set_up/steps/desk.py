"""What the desk is called, speaks, and when its day begins."""

from pathlib import Path

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import get_language
from django.views.decorators.http import require_http_methods

from firstline.core.access import SYSTEM
from firstline.core.actions.configure_desk import configure_desk
from firstline.core.clock import now
from firstline.core.desk import current_desk
from firstline.ops.set_up.forms import DeskForm
from firstline.ops.set_up.guarding import before_it_is_set_up
from firstline.ops.set_up.steps.frame import kept, step_page
from firstline.pages.time_zones import is_time_zone

LIKELY_ZONES = {"sv": "Europe/Stockholm"}


@require_http_methods(["GET", "POST"])
@before_it_is_set_up
def desk(request: HttpRequest) -> HttpResponse:
    form = DeskForm(request.POST or None, initial=_known())
    if request.POST and kept(form, lambda values: configure_desk(by=SYSTEM, at=now(), **values)):
        return redirect("set-up-administrator")
    if not request.POST and current_desk().time_zone == "UTC":
        form.fields["time_zone"].widget.attrs["data-controller"] = "own-zone"
    return step_page(request, "desk", {"form": form}, status=422 if form.errors else 200)


def _known() -> dict[str, str]:
    """What was said before, or is likely."""
    said = current_desk()
    language = said.language if said.name != "Firstline" else (get_language() or "en")[:2]
    zone = said.time_zone if said.time_zone != "UTC" else _likely_zone(language)
    return {"name": said.name if said.name != "Firstline" else "", "language": language, "time_zone": zone}


def _likely_zone(language: str) -> str:
    """This machine's zone, else one of the language's country."""
    told = Path("/etc/timezone")
    zone = told.read_text().strip() if told.exists() else ""
    return (
        zone
        if is_time_zone(zone) and "/" in zone and not zone.startswith("Etc/")
        else LIKELY_ZONES.get(language, "UTC")
    )
