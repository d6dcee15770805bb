"""Answering while a filter is typed."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from firstline.pages.guard import for_agents
from firstline.tickets.filters import suggestions_for
from firstline.tickets.filters.parse import LONGEST


@require_GET
@for_agents
def completions(request: HttpRequest) -> HttpResponse:
    """What could come next behind what is typed up to the cursor."""
    suggestions = suggestions_for(request.GET.get("q", "")[:LONGEST])
    return render(request, "desk/filters/completions.jinja", {"suggestions": suggestions})
