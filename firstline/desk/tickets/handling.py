"""Handing over, changing, holding, resolving and reopening."""

from datetime import datetime, time, timedelta

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from firstline.catalogue.models import Category, Product
from firstline.catalogue.queries import active_products, category_tree
from firstline.core.clock import now
from firstline.desk.tickets.page import panel_of
from firstline.desk.tickets.panels import TicketPanel
from firstline.pages.asked import asked_id, asked_number
from firstline.pages.guard import for_agents
from firstline.people.models import Person
from firstline.tasks.actions.resolve_ticket import resolve_ticket
from firstline.teams.models import Team
from firstline.teams.queries import active_teams, agents
from firstline.tickets.actions.assign import assign, take
from firstline.tickets.actions.change import change
from firstline.tickets.actions.hold import CannotHold, hold
from firstline.tickets.actions.move import CannotMove, move
from firstline.tickets.actions.reopen import reopen
from firstline.tickets.models import State, Tag
from firstline.tickets.queries import active_states
from firstline.tickets.stages import Level, Stage, Type

MORNING = time(8, 0)


@require_http_methods(["GET", "POST"])
@for_agents
def assignment(request: HttpRequest, number: int) -> HttpResponse:
    """Who has it: the form, and giving it to somebody. `take` is the one who asks."""
    panel = panel_of(request, number)
    if request.method == "GET":
        return _assignment_form(request, panel)
    if request.POST.get("take"):
        take(panel.ticket, by=panel.actor, at=panel.at)
    else:
        team = Team.objects.filter(pk=asked_id(request.POST.get("team"))).first()
        assignee = Person.objects.select_related("role").filter(pk=asked_id(request.POST.get("assignee"))).first()
        assign(panel.ticket, team=team, assignee=assignee, by=panel.actor, at=panel.at)
    return done(request, number)


def _assignment_form(request: HttpRequest, panel: TicketPanel) -> HttpResponse:
    context = {
        "panel": panel,
        "teams": [(team.pk, team.label) for team in active_teams()],
        "agents": [(person.pk, person.name) for person in agents()],
    }
    return render(request, "desk/tickets/assignment.jinja", context)


@require_http_methods(["GET", "POST"])
@for_agents
def details(request: HttpRequest, number: int) -> HttpResponse:
    """What it is about: the form, and changing the fields that were sent."""
    panel = panel_of(request, number)
    if request.method == "GET":
        context = {
            "panel": panel,
            "categories": [(branch.category.pk, branch.path) for branch in category_tree()],
            "products": [(product.pk, product.label) for product in active_products()],
            "tags": list(Tag.objects.values_list("name", flat=True)[:200]),
            "types": Type.choices,
            "levels": Level.choices,
        }
        return render(request, "desk/tickets/details.jinja", context)
    values = _sent_fields(request)
    tags = request.POST["tags"].split(",") if "tags" in request.POST else None
    change(
        panel.ticket,
        by=panel.actor,
        at=panel.at,
        tags=tags,
        version=asked_number(request.POST.get("version")),
        **values,
    )
    return done(request, number)


def _sent_fields(request: HttpRequest) -> dict[str, object]:
    sent = request.POST
    values: dict[str, object] = {}
    if "subject" in sent:
        values["subject"] = sent["subject"]
    if sent.get("type") in Type.values:
        values["type"] = sent["type"]
    for scale in ("impact", "urgency"):
        if asked_id(sent.get(scale)) in Level.values:
            values[scale] = asked_id(sent.get(scale))
    if "category" in sent:
        values["category"] = Category.objects.filter(pk=asked_id(request.POST.get("category"))).first()
    if "product" in sent:
        values["product"] = Product.objects.filter(pk=asked_id(request.POST.get("product"))).first()
    return values


@require_POST
@for_agents
def state(request: HttpRequest, number: int) -> HttpResponse:
    panel = panel_of(request, number)
    to = State.objects.filter(pk=asked_id(request.POST.get("state")), is_active=True).first()
    if to is None:
        raise CannotMove(_("There is no such state."), field="state")
    move(panel.ticket, to=to, by=panel.actor, at=panel.at)
    return done(request, number)


@require_http_methods(["GET", "POST"])
@for_agents
def holding(request: HttpRequest, number: int) -> HttpResponse:
    """On hold until when: the form, and doing it."""
    panel = panel_of(request, number)
    if request.method == "GET":
        return render(request, "desk/tickets/hold.jinja", {"panel": panel, "choices": _usual_times()})
    hold(panel.ticket, until=_until(request.POST.get("until", "")), by=panel.actor, at=panel.at)
    return done(request, number)


def _usual_times() -> list[tuple[str, datetime]]:
    today = timezone.localtime(now())
    morning = today.replace(hour=MORNING.hour, minute=0, second=0, microsecond=0)
    return [
        (_("Tomorrow morning"), morning + timedelta(days=1)),
        (_("On Monday"), morning + timedelta(days=7 - today.weekday())),
        (_("In a week"), morning + timedelta(days=7)),
        (_("In a month"), morning + timedelta(days=30)),
    ]


def _until(text: str) -> datetime:
    try:
        local = datetime.fromisoformat(text)
    except ValueError as fault:
        raise CannotHold(_("Choose a date and a time."), field="until") from fault
    return local if timezone.is_aware(local) else timezone.make_aware(local)


@require_http_methods(["GET", "POST"])
@for_agents
def resolution(request: HttpRequest, number: int) -> HttpResponse:
    """How it was solved: the form, and resolving."""
    panel = panel_of(request, number)
    if request.method == "GET":
        states = [s for s in active_states() if s.stage == Stage.RESOLVED]
        return render(
            request, "desk/tickets/resolution.jinja", {"panel": panel, "states": [(s.pk, s.label) for s in states]}
        )
    resolve_ticket(
        panel.ticket,
        in_spite_of_tasks="in_spite_of_tasks" in request.POST,
        resolution=request.POST.get("resolution", ""),
        tell_user="tell_user" in request.POST,
        state=State.objects.filter(pk=asked_id(request.POST.get("state"))).first(),
        by=panel.actor,
        at=panel.at,
    )
    return done(request, number)


@require_POST
@for_agents
def reopening(request: HttpRequest, number: int) -> HttpResponse:
    panel = panel_of(request, number)
    reopen(panel.ticket, by=panel.actor, at=panel.at)
    return done(request, number)


def done(request: HttpRequest, number: int, *, said: str = "") -> HttpResponse:
    """What has changed on the page of the ticket, and a word about it where there is one."""
    return render(request, "desk/tickets/done.jinja", {"panel": panel_of(request, number), "said_now": said})
