"""What waits for one's approval: the list, the page of one question, answering it and handing it on."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import wraps

from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe
from markupsafe import Markup

from firstline.approvals.actions.answer import NoLongerAsked, answer
from firstline.approvals.actions.hand_on import CannotHandOn, hand_on
from firstline.approvals.models import Approver
from firstline.approvals.policies import shown_talk
from firstline.approvals.queries import answered_by, stand_in_called, waiting_for
from firstline.core.clock import now
from firstline.core.errors import DomainError
from firstline.core.html import text_to_html
from firstline.core.quotas import Allowance, take
from firstline.pages.viewer import viewer
from firstline.portal.approvals.door import AskedDoor
from firstline.portal.approvals.standing import standing_of, word_of
from firstline.portal.audience import user_of

SAYS = {"yes": True, "no": False}
HANDINGS_ON = Allowance("handing an approval on", 10, timedelta(hours=1))
MOST_TALK = 60
View = Callable[[HttpRequest, AskedDoor], HttpResponseBase]


@dataclass(frozen=True)
class Row:
    """A question in a list; `word` says what became of it, empty while it waits."""

    approver: Approver
    word: str = ""


@dataclass(frozen=True)
class ShownWords:
    """What somebody said in public, as plain text."""

    who: str
    at: datetime
    body: Markup


@dataclass(frozen=True)
class Typed:
    """What stands in the forms, and what is wrong with it."""

    says: str = ""
    reason: str = ""
    address: str = ""
    error: str = ""
    field: str = ""

    def wrong(self, field: str) -> str:
        return self.error if self.field == field else ""


@require_safe
def list_asked(request: HttpRequest) -> HttpResponseBase:
    """What waits for this person's answer, and what they have answered."""
    if viewer(request).person is None:
        return redirect("/account/login/?next=/approvals/")
    actor = user_of(request)
    about = {"waiting": waiting_rows(request), "over": [Row(one, word_of(one)) for one in answered_by(actor)]}
    return render(request, "portal/approvals/list.jinja", about)


def waiting_rows(request: HttpRequest) -> list[Row]:
    """What waits for the answer of whoever is signed in."""
    return [Row(one) for one in waiting_for(user_of(request))] if viewer(request).is_signed_in else []


@require_safe
def show(request: HttpRequest, door: AskedDoor) -> HttpResponse:
    """The question. `?says=yes` from the mail only marks the choice: looking at a page decides nothing."""
    says = request.GET.get("says", "")
    return _page(request, door, Typed(says=says if says in SAYS else ""))


def sent_only(view: View) -> View:
    """Only for forms that are sent. Whoever opens or reloads the address comes to the question itself."""

    @wraps(view)
    def guarded(request: HttpRequest, door: AskedDoor) -> HttpResponseBase:
        return view(request, door) if request.method == "POST" else redirect(door.base)

    return guarded


@sent_only
def send_answer(request: HttpRequest, door: AskedDoor) -> HttpResponseBase:
    """Say yes or no, once."""
    says, reason = request.POST.get("says", ""), request.POST.get("reason", "")
    try:
        answer(door.approver, says_yes=SAYS.get(says), reason=reason, way=door.way, by=door.actor, at=now())
    except NoLongerAsked:
        return redirect(door.base)
    except DomainError as fault:
        typed = Typed(says=says, reason=reason, error=str(fault), field=fault.field or "says")
        return _page(request, door, typed, status=422)
    return redirect(door.base)


@sent_only
def send_on(request: HttpRequest, door: AskedDoor) -> HttpResponseBase:
    """Have a colleague answer instead."""
    address = request.POST.get("address", "")[:254]
    try:
        take(HANDINGS_ON, f"approver {door.approver.pk}", at=now())
        to = stand_in_called(door.approver, address)
        if to is None:
            raise CannotHandOn(
                _("We know no colleague of yours with this address. Ask the desk to ask them."), field="address"
            )
        hand_on(door.approver, to=to, by=door.actor, at=now())
    except NoLongerAsked:
        return redirect(door.base)
    except DomainError as fault:
        typed = Typed(address=address, error=str(fault), field="address")
        return _page(request, door, typed, status=422)
    return redirect(door.base)


def _talk(approver: Approver) -> list[ShownWords]:
    newest = shown_talk(approver).order_by("-at", "-id")[:MOST_TALK]
    return [
        ShownWords(one.author_name, one.at, Markup(text_to_html(one.text)))  # noqa: S704 -- escaped there
        for one in reversed(newest)
    ]


def _page(request: HttpRequest, door: AskedDoor, typed: Typed, *, status: int = 200) -> HttpResponse:
    about = {
        "door": door,
        "approver": door.approver,
        "approval": door.approver.approval,
        "ticket": door.approver.approval.ticket,
        "standing": standing_of(door.approver),
        "question": Markup(text_to_html(door.approver.approval.question)),  # noqa: S704 -- escaped there
        "talk": _talk(door.approver),
        "typed": typed,
    }
    return render(request, "portal/approvals/show.jinja", about, status=status)
