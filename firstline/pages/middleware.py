"""What every request goes through: headers that keep browsers safe, who is acting, and refusals in plain words."""

from collections.abc import Callable
from zoneinfo import ZoneInfo

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils import timezone, translation

from firstline.core.desk import current_desk
from firstline.core.errors import DomainError
from firstline.pages.refusals import refused
from firstline.pages.viewer import Viewer, viewer_of

Respond = Callable[[HttpRequest], HttpResponse]

CSP = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data: blob:; font-src 'self'; "
    "connect-src 'self'; frame-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'self'; "
    "manifest-src 'self'"
)
HEADERS = {
    "Content-Security-Policy": CSP,
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
    "X-Frame-Options": "SAMEORIGIN",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Permissions-Policy": "camera=(), microphone=(), geolocation=()",
}


def security_headers(respond: Respond) -> Respond:
    def handle(request: HttpRequest) -> HttpResponse:
        response = respond(request)
        for name, value in HEADERS.items():
            response.headers.setdefault(name, value)
        if settings.SESSION_COOKIE_SECURE:
            response.headers.setdefault("Strict-Transport-Security", "max-age=31536000")
        return response

    return handle


def viewer(respond: Respond) -> Respond:
    """Put who is looking on the request, and speak their language in their time zone."""

    def handle(request: HttpRequest) -> HttpResponse:
        looking = viewer_of(request)
        request.viewer = looking  # type: ignore[attr-defined]
        language = looking.language or _asked_language(request)
        with translation.override(language), timezone.override(_zone(looking)):
            request.LANGUAGE_CODE = language
            response = respond(request)
            if hasattr(response, "render") and callable(response.render):
                response = response.render()
        response.headers.setdefault("Content-Language", language)
        return response

    return handle


def refusals(respond: Respond) -> Respond:
    """Turn a refusal of the domain that no view expected into a page that says it."""

    def handle(request: HttpRequest) -> HttpResponse:
        return respond(request)

    def process_exception(request: HttpRequest, fault: Exception) -> HttpResponse | None:
        return refused(request, fault) if isinstance(fault, DomainError) else None

    handle.process_exception = process_exception  # type: ignore[attr-defined]
    return handle


def _asked_language(request: HttpRequest) -> str:
    """The language chosen in a cookie, else the browser's, else the desk's."""
    chosen = request.COOKIES.get(settings.LANGUAGE_COOKIE_NAME, "")
    offered = {code for code, _name in settings.LANGUAGES}
    if chosen in offered:
        return chosen
    for part in request.headers.get("Accept-Language", "").split(",")[:10]:
        code = part.split(";")[0].strip()[:2].lower()
        if code in offered:
            return code
    return current_desk().language


def _zone(looking: Viewer) -> ZoneInfo:
    try:
        return ZoneInfo(looking.time_zone or current_desk().time_zone)
    except (KeyError, ValueError):
        return ZoneInfo("UTC")
