"""The description of the API, for programs and for people. It tells nothing of this desk, so anybody may read it."""

from functools import cache
from typing import Any

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from firstline.api.door.gate import OF_A_TOKEN
from firstline.api.v1.everything import description
from firstline.api.v1.leaflet import parts_of, shapes_of
from firstline.core.scopes import SCOPES

FIRST = """import json
import urllib.request

TOKEN = "fl_…"

asking = urllib.request.Request("{address}/api/v1/tickets?done=false&size=10")
asking.add_header("Authorization", f"Bearer {{TOKEN}}")
with urllib.request.urlopen(asking) as answer:
    for ticket in json.load(answer)["items"]:
        print(ticket["number"], ticket["subject"], ticket["stage"])"""


@require_safe
def document(_request: HttpRequest) -> JsonResponse:
    """The OpenAPI document."""
    return JsonResponse(_document())


@require_safe
def docs(request: HttpRequest) -> HttpResponse:
    """The same as a page."""
    address = request.build_absolute_uri("/").rstrip("/")
    about = {
        "parts": parts_of(_document(), address),
        "shapes": shapes_of(_document()),
        "scopes": SCOPES,
        "address": address,
        "first": FIRST.format(address=address),
        "per_minute": OF_A_TOKEN.at_most,
    }
    return render(request, "api/docs.jinja", about)


@cache
def _document() -> dict[str, Any]:
    return description()
