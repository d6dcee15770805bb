"""Saying no in plain words."""

from django.forms import Form
from django.http import HttpRequest, HttpResponse
from django.middleware.csrf import get_token
from django.shortcuts import render
from django.utils.translation import gettext as _

from firstline.core.errors import DomainError, NotAllowed, NotFound
from firstline.core.quotas import TooOften

FRESH_HEADER = "X-Fresh-CSRF"
FIELD_HEADER = "X-Field"
KEPT_FIELDS = frozenset({"text", "body", "description", "resolution", "note"})
WORTH_COPYING = 20


def refused(request: HttpRequest, fault: DomainError) -> HttpResponse:
    """The page (or, for a part of a page, the sentence) that says what was refused and what to do."""
    if isinstance(fault, NotFound):
        return not_found(request)
    status = 403 if isinstance(fault, NotAllowed) else 429 if isinstance(fault, TooOften) else 422
    response = say(request, status=status, title=_title(status), message=str(fault))
    if fault.field:
        response.headers[FIELD_HEADER] = fault.field
    return response


def into_form(form: Form, fault: DomainError) -> None:
    """Say it beside the field it is about, where the form has that field, else on top of the form."""
    form.add_error(fault.field if fault.field in form.fields else None, str(fault))


def not_found(request: HttpRequest, exception: Exception | None = None, *, status: int = 404) -> HttpResponse:  # noqa: ARG001 -- Django calls it so
    """The same page, whether there is nothing or nothing this person may see."""
    return say(
        request,
        status=status,
        title=_title(404),
        message=_("Check the address, or go back to where you came from."),
    )


def not_openable(request: HttpRequest, *, allowed: str) -> HttpResponse:
    """An address that takes only what is sent to it, and is no page."""
    response = not_found(request, status=405)
    response.headers["Allow"] = allowed
    return response


def broken(request: HttpRequest) -> HttpResponse:
    message = _(
        "Something went wrong on our side. What you wrote is still in the page you came from: go back and try again."
    )
    return say(request, status=500, title=_("That did not work"), message=message)


def csrf_failed(request: HttpRequest, reason: str = "") -> HttpResponse:  # noqa: ARG001 -- Django calls it so
    """What was typed is shown, to be copied: sending it again by itself would undo the check. Scripts get a token that
    is good now (only pages of ours can read it), so that the same form can be sent a second time."""
    if is_for_a_part(request):
        message = _("You signed in or out in another tab. Nothing you wrote is lost: send it again.")
    else:
        message = _("This page was open for too long, or cookies are switched off. Go back and send it again.")
    response = say(request, status=403, title=_("Please send that again"), message=message, kept=_typed(request))
    response.headers[FRESH_HEADER] = get_token(request)
    return response


def too_large(request: HttpRequest) -> HttpResponse:
    """More was sent than is read."""
    message = _("That was too much at once. Go back, leave out the largest files and send again.")
    return say(request, status=413, title=_title(413), message=message)


def bad_request(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:  # noqa: ARG001 -- Django calls it so
    message = _("The desk could not read what your browser sent. Go back, reload the page and try again.")
    return say(request, status=400, title=_title(400), message=message)


def say(request: HttpRequest, *, status: int, title: str, message: str, kept: str = "") -> HttpResponse:
    """A whole page with one sentence on it; only the sentence for a request made from inside a page. `kept` is what
    somebody typed and would lose."""
    if is_for_a_part(request):
        return HttpResponse(message, status=status, content_type="text/plain; charset=utf-8")
    about = {"title": title, "message": message, "status": status, "kept": kept}
    return render(request, "ui/refusal.jinja", about, status=status)


def is_for_a_part(request: HttpRequest) -> bool:
    """Whether a script asked, which shows a bare sentence by itself."""
    return bool(request.headers.get("HX-Request")) or request.headers.get("Accept", "").startswith("application/json")


def _typed(request: HttpRequest) -> str:
    """The longest thing that was typed, where it is worth copying. No field that may hold a password."""
    values = [str(value) for name, value in request.POST.items() if name in KEPT_FIELDS]
    longest = max(values, key=len, default="")
    return longest if len(longest) >= WORTH_COPYING else ""


def _title(status: int) -> str:
    return {404: _("There is nothing here"), 403: _("That is not yours to do")}.get(status, _("That did not work"))
