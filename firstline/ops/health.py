"""`/health/`: whether the desk works, for whoever watches it. Answered before all else, so also without a database."""

from collections.abc import Callable

from django.db import Error, connection
from django.http import HttpRequest, HttpResponse, JsonResponse

from firstline import __version__
from firstline.core.clock import now
from firstline.core.jobs.runner import SILENT_AFTER
from firstline.core.models import WorkerPulse
from firstline.ops.nearness import is_from_this_machine

Respond = Callable[[HttpRequest], HttpResponse]


def health(respond: Respond) -> Respond:
    """Middleware that answers `/health/` with 200 or 503, and hands on everything else."""

    def handle(request: HttpRequest) -> HttpResponse:
        return _report(request) if request.path == "/health/" else respond(request)

    return handle


def _report(request: HttpRequest) -> HttpResponse:
    parts = {"database": database_answers(), "worker": worker_is_alive()}
    said: dict[str, str] = {name: "ok" if works else "fault" for name, works in parts.items()}
    if is_from_this_machine(request):
        said["version"] = __version__
    response = JsonResponse(said, status=200 if all(parts.values()) else 503)
    response.headers["Cache-Control"] = "no-store"
    return response


def database_answers() -> bool:
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
    except Error:
        connection.close()
        return False
    return True


def worker_is_alive() -> bool:
    """Whether any worker gave a sign of life lately."""
    try:
        return WorkerPulse.objects.filter(seen_at__gt=now() - SILENT_AFTER).exists()
    except Error:
        return False
