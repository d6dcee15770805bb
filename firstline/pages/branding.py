"""The desk's own look: its logo, and its colour in place of ours."""

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_GET

from firstline.core.desk import current_desk
from firstline.core.errors import NotFound
from firstline.pages.colours import accent_style
from firstline.pages.files import hand_out


@require_GET
def logo(request: HttpRequest) -> HttpResponse:  # noqa: ARG001 -- Django calls it so
    kept = current_desk().logo
    if kept is None:
        raise NotFound("")
    return hand_out(kept, "logo")  # type: ignore[return-value]


@require_GET
def brand_css(request: HttpRequest) -> HttpResponse:  # noqa: ARG001 -- Django calls it so
    """A stylesheet that puts the desk's colour in place of the accent; empty where the desk has none."""
    response = HttpResponse(accent_style(current_desk().accent), content_type="text/css; charset=utf-8")
    response["Cache-Control"] = "private, max-age=86400"
    return response
