"""The tokens of everybody: seeing which programs act for whom, and ending that."""

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from firstline.core.clock import now
from firstline.core.paging import page_of
from firstline.core.permissions import Permission
from firstline.core.scopes import SCOPES
from firstline.desk.settings.editing import settings_page
from firstline.pages.guard import for_those_who_may
from firstline.pages.said import say_next
from firstline.pages.viewer import viewer
from firstline.people.actions.api_tokens import withdraw_token
from firstline.people.policies import access_token, visible_tokens

NEWEST_FIRST = ("-id",)


@require_GET
@for_those_who_may(Permission.ROLES)
def index(request: HttpRequest) -> HttpResponse:
    """The living ones, newest first."""
    living = visible_tokens(viewer(request).actor).filter(withdrawn_at=None, ends_at__gt=now())
    page = page_of(living, NEWEST_FIRST, after=request.GET.get("after", ""))
    context = {"page": page, "scope_words": SCOPES}
    if request.headers.get("HX-Request") and request.GET.get("after"):
        return render(request, "desk/settings/token_rows.jinja", context)
    return settings_page(request, "tokens", context, here="tokens")


@require_POST
@for_those_who_may(Permission.ROLES)
def withdrawal(request: HttpRequest, token: int) -> HttpResponse:
    actor = viewer(request).actor
    gone = withdraw_token(access_token(actor, token), by=actor, at=now())
    say_next(request, _("Nothing gets in with the token “%(name)s” any more.") % {"name": gone.name})
    return HttpResponseRedirect(reverse("desk:settings-tokens"))
