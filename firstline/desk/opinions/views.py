"""What users said lately."""

from datetime import timedelta

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from firstline.core.clock import now
from firstline.core.paging import page_of
from firstline.core.permissions import Permission
from firstline.desk.shell import desk_page
from firstline.pages.guard import for_those_who_may
from firstline.pages.viewer import viewer
from firstline.satisfaction.models import Score
from firstline.satisfaction.queries import newest_ratings, tally_since

NEWEST_FIRST = ("-rated_at", "-id")
LATELY = timedelta(days=30)


@require_GET
@for_those_who_may(Permission.HEAR_COMPLAINTS)
def index(request: HttpRequest) -> HttpResponse:
    actor, score = viewer(request).actor, request.GET.get("score", "")
    ratings = newest_ratings(actor)
    shown = ratings.filter(score=score) if score in Score.values else ratings
    context = {
        "page": page_of(shown, NEWEST_FIRST, after=request.GET.get("after", "")),
        "score": score if score in Score.values else "",
        "scores": Score.choices,
    }
    if request.GET.get("after") and request.headers.get("HX-Request"):
        return render(request, "desk/opinions/rows.jinja", context)
    context["tally"] = tally_since(actor, now() - LATELY)
    return desk_page(request, "desk/opinions/index.jinja", context, current="opinions")
