"""Where newcomers are led: on a new desk to its set-up, on a demo desk to the choice of who to be."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from firstline.ops.set_up.guarding import waits_to_be_set_up
from firstline.ops.visiting.views import leads_to_the_offer

Respond = Callable[[HttpRequest], HttpResponse]
DOORS = frozenset({"/", "/desk/", "/account/login/"})


def first_page(respond: Respond) -> Respond:
    """Middleware: `/` without further words is where newcomers arrive; `/?home` is the portal's home on any desk."""

    def handle(request: HttpRequest) -> HttpResponse:
        looks = request.method in ("GET", "HEAD")
        if looks and request.path in DOORS and waits_to_be_set_up():
            return redirect("set-up")
        arrives = looks and request.path == "/" and not request.META.get("QUERY_STRING")
        if arrives and leads_to_the_offer(request):
            return redirect("demo")
        return respond(request)

    return handle
