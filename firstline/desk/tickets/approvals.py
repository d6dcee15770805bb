"""Asking for approval, and looking after what was asked."""

from datetime import datetime, time, timedelta

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from firstline.approvals.actions.answer import answer
from firstline.approvals.actions.ask import CannotAsk, ask
from firstline.approvals.actions.hand_on import CannotHandOn, hand_on
from firstline.approvals.actions.remind import remind
from firstline.approvals.actions.withdraw import withdraw
from firstline.approvals.models import ApprovalTemplate, How, Way
from firstline.approvals.policies import access_approval, access_approver
from firstline.approvals.queries import managers_of, templates_in_use
from firstline.core.access import Actor
from firstline.core.permissions import Permission
from firstline.desk.tickets.handling import done
from firstline.desk.tickets.page import panel_of
from firstline.desk.tickets.panels import TicketPanel
from firstline.desk.tickets.people import suggested
from firstline.pages.asked import asked_id
from firstline.pages.guard import for_agents
from firstline.people.models import Person
from firstline.people.policies import visible_people
from firstline.tickets.policies import require

USUAL_DAYS = 7
EVENING = time(17, 0)
SAYS = {"yes": True, "no": False}


@require_GET
@for_agents
def section(request: HttpRequest, number: int) -> HttpResponse:
    """What was asked and how it stands; re-reads itself."""
    return render(request, "desk/tickets/approvals.jinja", {"panel": panel_of(request, number)})


@require_http_methods(["GET", "POST"])
@for_agents
def asking(request: HttpRequest, number: int) -> HttpResponse:
    """The form, empty or filled in by a template, and asking."""
    panel = panel_of(request, number)
    require(panel.actor, Permission.ASK_APPROVAL)
    if request.method == "GET":
        return _form(request, panel)
    sent = request.POST
    ask(
        panel.ticket,
        question=sent.get("question", ""),
        whom=_people(panel.actor, sent.getlist("asked")),
        how=How(sent["how"]) if sent.get("how") in How.values else How.ALL,
        until=_until(sent.get("until", "")),
        shows_talk="shows_talk" in sent,
        by=panel.actor,
        at=panel.at,
    )
    return done(request, number)


def _form(request: HttpRequest, panel: TicketPanel) -> HttpResponse:
    template = ApprovalTemplate.objects.filter(pk=asked_id(request.GET.get("template")), is_active=True).first()
    managers = managers_of(panel.ticket)
    context = {
        "panel": panel,
        "templates": templates_in_use(),
        "template": template,
        "question": template.question if template else "",
        "how": template.how if template else How.ALL,
        "ways": How.choices,
        "shows_talk": bool(template and template.shows_talk),
        "until": _evening_in(template.days if template else USUAL_DAYS, panel.at),
        "people": managers,
        "words": "",
        "chosen": _of_template(template, managers, panel) if template else [],
    }
    return render(request, "desk/tickets/approval_form.jinja", context)


def _of_template(template: ApprovalTemplate, managers: list[Person], panel: TicketPanel) -> list[Person]:
    named = template.people.filter(is_active=True).exclude(pk=panel.ticket.requester_id).order_by("name")
    everybody = [*(managers if template.asks_manager else []), *named]
    return list(dict.fromkeys(everybody))


def _evening_in(days: int, at: datetime) -> datetime:
    day = timezone.localtime(at) + timedelta(days=days)
    return day.replace(hour=EVENING.hour, minute=0, second=0, microsecond=0)


@require_GET
@for_agents
def found(request: HttpRequest, number: int) -> HttpResponse:
    """People whose names or addresses fit what is being typed."""
    panel = panel_of(request, number)
    return render(
        request, "desk/tickets/approval_found.jinja", {"panel": panel, **suggested(request.GET.get("whom", ""))}
    )


@require_GET
@for_agents
def whom(request: HttpRequest, number: int) -> HttpResponse:
    """Who is chosen so far (`asked`), with one more (`add`), without one (`drop`), or with one asked earlier (`up`)."""
    panel, sent = panel_of(request, number), request.GET
    chosen = [one for one in sent.getlist("asked") if one != sent.get("drop")]
    if sent.get("add") and sent["add"] not in chosen:
        chosen.append(sent["add"])
    if sent.get("up") in chosen[1:]:
        place = chosen.index(sent["up"])
        chosen[place - 1 : place + 1] = [chosen[place], chosen[place - 1]]
    context = {"panel": panel, "chosen": _people(panel.actor, chosen)}
    return render(request, "desk/tickets/approval_whom.jinja", context)


@require_POST
@for_agents
def reminder(request: HttpRequest, number: int, approval: int) -> HttpResponse:
    panel = panel_of(request, number)
    remind(access_approval(panel.actor, panel.ticket, approval), by=panel.actor, at=panel.at)
    return done(request, number)


@require_POST
@for_agents
def withdrawal(request: HttpRequest, number: int, approval: int) -> HttpResponse:
    panel = panel_of(request, number)
    withdraw(access_approval(panel.actor, panel.ticket, approval), by=panel.actor, at=panel.at)
    return done(request, number)


@require_http_methods(["GET", "POST"])
@for_agents
def answering(request: HttpRequest, number: int, approver: int) -> HttpResponse:
    """The answer of somebody who gave it in another way: the form, and entering it."""
    panel = panel_of(request, number)
    asked = access_approver(panel.actor, panel.ticket, approver)
    if request.method == "GET":
        return render(request, "desk/tickets/approver_answer.jinja", {"panel": panel, "approver": asked})
    answer(
        asked,
        says_yes=SAYS.get(request.POST.get("says", "")),
        reason=request.POST.get("reason", ""),
        way=Way.DESK,
        by=panel.actor,
        at=panel.at,
    )
    return done(request, number)


@require_http_methods(["GET", "POST"])
@for_agents
def standing_in(request: HttpRequest, number: int, approver: int) -> HttpResponse:
    """Somebody else instead of one who is asked: the form, and asking them."""
    panel = panel_of(request, number)
    asked = access_approver(panel.actor, panel.ticket, approver)
    if request.method == "GET":
        return render(request, "desk/tickets/approver_stand_in.jinja", {"panel": panel, "approver": asked})
    to = next(iter(_people(panel.actor, [request.POST.get("person", "")])), None)
    if to is None:
        raise CannotHandOn(_("Choose whom you ask instead."), field="address")
    hand_on(asked, to=to, by=panel.actor, at=panel.at)
    return done(request, number)


def _people(actor: Actor, numbers: list[str]) -> list[Person]:
    """Those people, in this order."""
    wanted = [asked_id(number) for number in numbers[:50]]
    found = visible_people(actor).select_related("organisation").in_bulk(wanted)
    return [found[number] for number in dict.fromkeys(wanted) if number in found]


def _until(text: str) -> datetime:
    try:
        local = datetime.fromisoformat(text)
    except ValueError as fault:
        raise CannotAsk(_("Choose a date and a time."), field="until") from fault
    return local if timezone.is_aware(local) else timezone.make_aware(local)
