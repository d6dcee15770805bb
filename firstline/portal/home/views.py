"""The first page: one field, and what became of earlier requests."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from firstline.core.clock import now
from firstline.pages.viewer import viewer
from firstline.portal.approvals.views import waiting_rows
from firstline.portal.audience import user_of
from firstline.portal.requests.listing import latest
from firstline.portal.topics import topics


@require_safe
def home(request: HttpRequest) -> HttpResponse:
    mine = latest(user_of(request), at=now()) if viewer(request).is_signed_in else []
    return render(request, "portal/home/home.jinja", {"rows": mine, "topics": topics(), "asked": waiting_rows(request)})
