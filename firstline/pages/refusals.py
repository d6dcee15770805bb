"""Saying no in plain words."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from firstline.core.errors import DomainError, NotAllowed, NotFound


def refused(request: HttpRequest, fault: DomainError) -> HttpResponse:
    """The page (or, for a part of a page, the sentence) that says what was refused and what to do."""
    if isinstance(fault, NotFound):
        return not_found(request)
    status = 403 if isinstance(fault, NotAllowed) else 422
    return say(request, status=status, title=_title(status), message=str(fault))


def not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:  # noqa: ARG001 -- Django calls it so
    """The same page, whether there is nothing or nothing this person may see."""
    return say(
        request,
        status=404,
        title=_title(404),
        message=_("Check the address, or go back to where you came from."),
    )


def broken(request: HttpRequest) -> HttpResponse:
    message = _(
        "Something went wrong on our side. What you wrote is still in the page you came from: go back and try again."
    )
    return say(request, status=500, title=_("That did not work"), message=message)


def csrf_failed(request: HttpRequest, reason: str = "") -> HttpResponse:  # noqa: ARG001 -- Django calls it so
    message = _(
        "This page was open for too long, or cookies are switched off. Go back, reload the page and send again."
    )
    return say(request, status=403, title=_("Please send that again"), message=message)


def say(request: HttpRequest, *, status: int, title: str, message: str) -> HttpResponse:
    """A whole page with one sentence on it; only the sentence for a request made from inside a page."""
    if request.headers.get("HX-Request") or request.headers.get("Accept", "").startswith("application/json"):
        return HttpResponse(message, status=status, content_type="text/plain; charset=utf-8")
    return render(request, "ui/refusal.jinja", {"title": title, "message": message, "status": status}, status=status)


def _title(status: int) -> str:
    return {404: _("There is nothing here"), 403: _("That is not yours to do")}.get(status, _("That did not work"))
