"""`/health/`: whether the desk works, for whoever watches it. Answered before all else, so also without a database.

Mail that does not come or go is said, but is no reason to take the desk off the net: the status stays 200.
"""

from collections.abc import Callable

from django.db import Error, connection
from django.http import HttpRequest, HttpResponse, JsonResponse

from firstline import __version__
from firstline.channels.email.mailbox_trouble import MailTrouble, mail_troubles
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
    troubles = _mail_troubles() if parts["database"] else ()
    said["mail"] = "fault" if troubles else "ok"
    details: dict[str, object] = {}
    if is_from_this_machine(request):
        details = {"version": __version__, "mail_troubles": [_in_short(trouble) for trouble in troubles]}
    response = JsonResponse({**said, **details}, status=200 if all(parts.values()) else 503)
    response.headers["Cache-Control"] = "no-store"
    return response


def _mail_troubles() -> tuple[MailTrouble, ...]:
    try:
        return mail_troubles()
    except Error:
        return ()


def _in_short(trouble: MailTrouble) -> dict[str, str]:
    return {
        "mailbox": trouble.address,
        "what": trouble.what,
        "since": f"{trouble.since:%Y-%m-%dT%H:%M:%SZ}" if trouble.since else "",
    }


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
