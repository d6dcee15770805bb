"""The first administrator. With them the desk is set up; what follows can be done at any time."""

from django.conf import settings
from django.contrib.auth import login
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from firstline.core.clock import now
from firstline.core.desk import current_desk
from firstline.ops.set_up.forms import AdministratorForm
from firstline.ops.set_up.founding import found_desk
from firstline.ops.set_up.guarding import before_it_is_set_up
from firstline.ops.set_up.steps.frame import kept, step_page
from firstline.people.models import Person


@never_cache
@sensitive_post_parameters("password")
@require_http_methods(["GET", "POST"])
@before_it_is_set_up
def administrator(request: HttpRequest) -> HttpResponse:
    form = AdministratorForm(request.POST or None)
    founded: list[Person] = []
    language = current_desk().language
    if request.POST and kept(form, lambda said: founded.append(found_desk(**said, language=language, at=now()))):
        login(request, founded[0], backend=settings.AUTHENTICATION_BACKENDS[0])
        return redirect("set-up-mailbox")
    return step_page(request, "administrator", {"form": form}, status=422 if form.errors else 200)
