"""Where the bare address leads: on a demo desk to the choice of who to be."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from firstline.ops.visiting.views import leads_to_the_offer

Respond = Callable[[HttpRequest], HttpResponse]


def first_page(respond: Respond) -> Respond:
    """Middleware: `/` without further words is where newcomers arrive; `/?home` is the portal's home on any desk."""

    def handle(request: HttpRequest) -> HttpResponse:
        arrives = request.method == "GET" and request.path == "/" and not request.META.get("QUERY_STRING")
        if arrives and leads_to_the_offer(request):
            return redirect("demo")
        return respond(request)

    return handle
