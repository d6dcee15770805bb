"""Choosing the language, signed in or not."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_POST

from firstline.core.clock import now
from firstline.pages.languages import is_offered
from firstline.pages.next_page import next_page
from firstline.pages.viewer import viewer
from firstline.people.actions.change_person import change_person

A_YEAR = 365 * 24 * 3600


@require_POST
def choose_language(request: HttpRequest) -> HttpResponse:
    """Speak this language from now on: to the person where one is signed in, and to this browser."""
    response = redirect(next_page(request) or "/")
    chosen = request.POST.get("language", "")
    if not is_offered(chosen):
        return response
    looking = viewer(request)
    if looking.person is not None:
        change_person(looking.person, by=looking.actor, at=now(), language=chosen)
    response.set_cookie(settings.LANGUAGE_COOKIE_NAME, chosen, max_age=A_YEAR, samesite="Lax")
    return response
