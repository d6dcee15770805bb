"""Addresses for programs: each goes through the gate, and what is none says so in JSON."""

from django.http import HttpRequest, JsonResponse
from django.urls import URLPattern, path, re_path
from django.views.decorators.csrf import csrf_exempt

from firstline.api.door.gate import gated
from firstline.api.door.problems import nothing_there
from firstline.api.v1.describing import docs, document
from firstline.api.v1.everything import api


@csrf_exempt
def no_address(_request: HttpRequest) -> JsonResponse:
    return nothing_there()


def _through_the_gate(pattern: URLPattern) -> URLPattern:
    pattern.callback = gated(pattern.callback)
    return pattern


app_name = "api"
urlpatterns = [
    path("v1/openapi.json", document, name="document"),
    path("v1/docs", docs, name="docs"),
    *(
        _through_the_gate(path(f"v1/{one.pattern}", one.callback))
        for one in api.urls[0]
        if isinstance(one, URLPattern) and str(one.pattern)
    ),
    re_path("", no_address),
]
