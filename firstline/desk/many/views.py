"""Doing one thing to many requests: choose them, say what, watch, and have it undone."""

from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_POST

from firstline.bulk.actions.begin import CannotBegin, begin
from firstline.bulk.actions.end import stop, undo
from firstline.bulk.models import BulkChange
from firstline.bulk.policies import access_bulk, visible_to
from firstline.bulk.queries import refusals
from firstline.bulk.verbs import VERBS, Verb
from firstline.catalogue.queries import active_products, category_tree
from firstline.core.access import Actor
from firstline.core.clock import now
from firstline.core.errors import DomainError
from firstline.desk.many.choosing import OPEN, Choice, choice_in
from firstline.desk.many.telling import told
from firstline.desk.many.values import values_in
from firstline.desk.queues.panels import NO_ROWS, asking_of
from firstline.desk.queues.places import FILTER_OF_QUEUE
from firstline.desk.shell import desk_page
from firstline.pages.guard import for_agents
from firstline.pages.refusals import not_found
from firstline.pages.viewer import viewer
from firstline.teams.queries import active_teams, agents
from firstline.tickets.filters import FilterFault, parse
from firstline.tickets.models import Tag
from firstline.tickets.queries import QUEUES, count_of, filtered_page, state_labels
from firstline.tickets.stages import Level, Type

SHOWN = 100
RECENT = 30


@require_GET
@for_agents
def index(request: HttpRequest) -> HttpResponse:
    """What one has done to many lately."""
    changes = visible_to(viewer(request).actor).order_by("-id")[:RECENT]
    return desk_page(request, "desk/many/index.jinja", {"changes": changes, "verbs": VERBS}, current="many")


@require_GET
@for_agents
def choose(request: HttpRequest) -> HttpResponse:
    """The requests that a filter holds for, to be ticked."""
    actor, typed = viewer(request).actor, request.GET.get("filter", OPEN).strip()
    context: dict[str, Any] = {
        "typed": typed,
        "queues": [(queue.label, FILTER_OF_QUEUE[queue.code]) for queue in QUEUES.values()],
        "page": NO_ROWS,
        "total": 0,
        "fault": None,
        "states": state_labels(),
        "verbs": _verbs_for(actor),
    }
    try:
        tree, asking = parse(typed), asking_of(actor)
        context["page"] = filtered_page(asking, tree, after=request.GET.get("after", ""), size=SHOWN)
        context["total"] = count_of(asking, tree)
    except FilterFault as fault:
        context["fault"] = fault
    return desk_page(request, "desk/many/choose.jinja", context, current="many")


@require_POST
@for_agents
def details(request: HttpRequest) -> HttpResponse:
    """What exactly shall be done to those that were ticked. Changes nothing."""
    choice, verb = choice_in(request.POST), VERBS.get(request.POST.get("verb", ""))
    if verb is None:
        return not_found(request)
    return _details(request, choice, verb, count=_count(choice, viewer(request).actor))


@require_POST
@for_agents
def begin_change(request: HttpRequest) -> HttpResponse:
    actor, choice = viewer(request).actor, choice_in(request.POST)
    verb = VERBS.get(request.POST.get("verb", ""))
    if verb is None:
        return not_found(request)
    try:
        values = values_in(verb.code, request.POST)
        change = begin(choice.tickets(actor), verb=verb.code, values=values, by=actor, at=now())
    except (CannotBegin, FilterFault) as refusal:
        return _details(request, choice, verb, count=_count(choice, actor), refusal=refusal)
    return HttpResponseRedirect(reverse("desk:many-show", args=[change.pk]))


@require_GET
@for_agents
def show(request: HttpRequest, bulk: int) -> HttpResponse:
    context = _report(request, access_bulk(viewer(request).actor, bulk))
    return desk_page(request, "desk/many/show.jinja", context, current="many")


@require_GET
@for_agents
def progress(request: HttpRequest, bulk: int) -> HttpResponse:
    """How far it is, for the page that shows it."""
    return render(request, "desk/many/progress.jinja", _report(request, access_bulk(viewer(request).actor, bulk)))


@require_POST
@for_agents
def stopping(request: HttpRequest, bulk: int) -> HttpResponse:
    actor = viewer(request).actor
    stop(access_bulk(actor, bulk), by=actor, at=now())
    return HttpResponseRedirect(reverse("desk:many-show", args=[bulk]))


@require_POST
@for_agents
def undoing(request: HttpRequest, bulk: int) -> HttpResponse:
    actor = viewer(request).actor
    undo(access_bulk(actor, bulk), by=actor, at=now())
    return HttpResponseRedirect(reverse("desk:many-show", args=[bulk]))


def _details(
    request: HttpRequest, choice: Choice, verb: Verb, *, count: int, refusal: DomainError | None = None
) -> HttpResponse:
    context = {
        "choice": choice,
        "verb": verb,
        "count": count,
        "sent": request.POST,
        "refusal": refusal,
        "teams": [(team.pk, team.label) for team in active_teams()],
        "agents": [(person.pk, person.name) for person in agents()],
        "categories": [(branch.category.pk, branch.path) for branch in category_tree()],
        "products": [(product.pk, product.label) for product in active_products()],
        "tags": list(Tag.objects.values_list("name", flat=True)[:200]),
        "types": [(one.value, str(one.label)) for one in Type],
        "levels": [(one.value, str(one.label)) for one in Level],
    }
    response = desk_page(request, "desk/many/details.jinja", context, current="many")
    response.status_code = 422 if refusal else 200
    return response


def _count(choice: Choice, actor: Actor) -> int:
    try:
        return choice.tickets(actor).count()
    except FilterFault:
        return 0


def _report(request: HttpRequest, change: BulkChange) -> dict[str, Any]:
    reasons = list(refusals(change, viewer(request).actor))
    return {"change": change, "verb": VERBS[change.verb], "told": told(change), "refusals": reasons}


def _verbs_for(actor: Actor) -> list[Verb]:
    return [verb for verb in VERBS.values() if actor.can(verb.permission)]
