"""Who may open a page at all. What they see on it, the policies say."""

from collections.abc import Callable
from functools import wraps
from typing import Any
from urllib.parse import quote

from django.http import HttpRequest, HttpResponse, HttpResponseBase, HttpResponseRedirect

from firstline.core.permissions import Permission
from firstline.pages.refusals import not_found
from firstline.pages.viewer import viewer

View = Callable[..., HttpResponseBase]


def for_agents(view: View) -> View:
    """Only for people who work at the desk; for everybody else there is nothing here."""
    return for_those_who_may(Permission.WORK)(view)


def for_those_who_may(*permissions: Permission) -> Callable[[View], View]:
    """Only for people with one of `permissions`. Visitors are asked to sign in first."""

    def guard(view: View) -> View:
        @wraps(view)
        def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
            looking = viewer(request)
            if not looking.is_signed_in:
                return sign_in_first(request)
            if not any(looking.actor.can(one) for one in permissions):
                return not_found(request)
            return view(request, *args, **kwargs)

        return guarded

    return guard


def sign_in_first(request: HttpRequest) -> HttpResponse:
    """To the sign-in page and back here. A part of a page is answered with 401, so that what was written stays."""
    if request.headers.get("HX-Request"):
        return HttpResponse(status=401)
    back = request.get_full_path() if request.method == "GET" else "/"
    return HttpResponseRedirect(f"/account/login/?next={quote(back)}")
