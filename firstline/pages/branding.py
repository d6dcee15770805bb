"""The desk's own look: its logo, and its colour in place of ours."""

from dataclasses import dataclass

from django.conf import settings
from django.db import DatabaseError
from django.http import FileResponse, HttpRequest, HttpResponse
from django.views.decorators.http import require_GET

from firstline.core.desk import current_desk
from firstline.core.errors import NotFound
from firstline.pages.colours import accent_style
from firstline.pages.files import hand_out


@dataclass(frozen=True)
class Brand:
    """What makes the pages the company's own. `stylesheet` and `logo` are addresses, empty where there is none.

    `is_demo`: its company is made up, and whoever opens it may be anybody in it.
    """

    name: str
    stylesheet: str = ""
    logo: str = ""
    is_demo: bool = False


def brand() -> Brand:
    """The desk as its pages show it; also while the database doesn't answer."""
    try:
        desk = current_desk()
    except DatabaseError:
        return Brand(name="Firstline")
    return Brand(
        name=desk.name,
        stylesheet=f"/brand.css?{desk.accent[1:]}" if desk.accent else "",
        logo=f"/logo?{desk.logo.sha256[:16]}" if desk.logo else "",
        is_demo=bool(settings.DEMO) and desk.is_demo,
    )


@require_GET
def logo(request: HttpRequest) -> FileResponse:  # noqa: ARG001 -- Django calls it so
    kept = current_desk().logo
    if kept is None:
        raise NotFound("")
    return hand_out(kept, "logo")


@require_GET
def brand_css(request: HttpRequest) -> HttpResponse:  # noqa: ARG001 -- Django calls it so
    """A stylesheet that puts the desk's colour in place of the accent; empty where the desk has none."""
    response = HttpResponse(accent_style(current_desk().accent), content_type="text/css; charset=utf-8")
    response["Cache-Control"] = "private, max-age=86400"
    return response
