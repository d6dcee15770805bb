"""The description of the API, for programs and for people."""

from django.http import HttpRequest, JsonResponse
from django.views.decorators.http import require_GET

from firstline.api.v1.everything import description


@require_GET
def document(_request: HttpRequest) -> JsonResponse:
    """The OpenAPI document. It tells nothing of this desk, so that anybody may read it."""
    return JsonResponse(description())
