"""What every request goes through: headers that keep browsers safe, who is acting, and refusals in plain words."""

from collections.abc import Callable
from http import HTTPStatus

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils import timezone, translation

from firstline.core.desk import current_desk
from firstline.core.errors import DomainError
from firstline.pages.refusals import not_openable, refused, too_large
from firstline.pages.viewer import viewer_of, zone_of

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

MB = 1024 * 1024
MOST_FILES_AT_ONCE = 4
"""As large as the largest file, in one form that is sent without scripts."""
FORM_WITHOUT_FILES = 6 * MB
FOR_PROGRAMS = ("/hooks/", "/api/")
"""What is called there has a limit of its own, and reads nothing before it knows who calls."""


def security_headers(respond: Respond) -> Respond:
    def handle(request: HttpRequest) -> HttpResponse:
        response = respond(request)
        for name, value in HEADERS.items():
            response.headers.setdefault(name, value)
        if settings.SESSION_COOKIE_SECURE:
            response.headers.setdefault("Strict-Transport-Security", "max-age=31536000")
        return response

    return handle


def with_mail_styles(response: HttpResponse) -> HttpResponse:
    """Let the sandboxed preview of a mail be drawn as mail programs do: mails carry their styles in attributes."""
    response.headers["Content-Security-Policy"] = f"{CSP}; style-src-attr 'unsafe-inline'"
    return response


def viewer(respond: Respond) -> Respond:
    """Put who is looking on the request, and speak their language in their time zone."""

    def handle(request: HttpRequest) -> HttpResponse:
        looking = viewer_of(request)
        request.viewer = looking  # type: ignore[attr-defined]
        language = looking.language or _asked_language(request)
        with translation.override(language), timezone.override(zone_of(looking.time_zone)):
            request.LANGUAGE_CODE = language
            response = respond(request)
            if hasattr(response, "render") and callable(response.render):
                response = response.render()
        response.headers.setdefault("Content-Language", language)
        return response

    return handle


def body_limit(respond: Respond) -> Respond:
    """Refuse what is larger than any form of ours before it is read: no stranger fills the disk of the desk."""

    def handle(request: HttpRequest) -> HttpResponse:
        if request.path.startswith(FOR_PROGRAMS):
            return respond(request)
        length = request.META.get("CONTENT_LENGTH") or "0"
        is_sane = length.isascii() and length.isdecimal()
        if not is_sane or int(length) > MOST_FILES_AT_ONCE * current_desk().largest_file_mb * MB + FORM_WITHOUT_FILES:
            return too_large(request)
        return respond(request)

    return handle


def refusals(respond: Respond) -> Respond:
    """Turn a refusal of the domain that no view expected into a page that says it; also the empty one of Django for
    addresses that only take forms, where somebody opens them or comes back to them."""

    def handle(request: HttpRequest) -> HttpResponse:
        response = respond(request)
        is_bare = response.status_code == HTTPStatus.METHOD_NOT_ALLOWED and not response.content
        return not_openable(request, allowed=response.headers["Allow"]) if is_bare else response

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
